import type { ReadableDb } from '../../../db/open.ts'
import { adjustmentLines, personLines, sheetFor, type SheetCharge } from '../../../db/queries/sheets.ts'
import type { SheetKind } from '../../../shared/print/kinds.ts'
import { formatFen } from '../../../shared/rules/money.ts'
import { payableTotal } from '../../../shared/rules/sheet.ts'
import type { PrintContent } from '../layouts.ts'
import type { Subject } from '../subject.ts'

/** Rows read at once; a unit may have any number of persons. */
const pageSize = 1000

function* everybody(db: ReadableDb, unitNo: string, period: string): Generator<SheetCharge> {
  let after: string | null = null
  for (;;) {
    const page: SheetCharge[] = personLines(db, { unitNo, period, after, limit: pageSize })
    yield* page
    if (page.length < pageSize) return
    after = page.at(-1)?.idNumber ?? null
  }
}

const sum = (charges: readonly SheetCharge[]) => charges.reduce((total, charge) => total + charge.unitAmount + charge.personAmount, 0)

/** 核定单, 人员明细 or 补退收明细 of a unit and period; `undefined` where the unit has no sheet. */
export function sheetSubject(db: ReadableDb, kind: SheetKind, unitNo: string, period: string): Subject | undefined {
  const sheet = sheetFor(db, unitNo, period)
  if (!sheet) return undefined
  const { unitName, lines } = sheet
  const of = { unitNo, unitName, period }
  const made = (content: PrintContent, ...figures: [label: string, value: string][]): Subject => ({
    content,
    key: unitNo,
    name: unitName,
    period,
    figures: [['单位', unitName], ['做账期号', period], ...figures].map(([label = '', value = '']) => ({ label, value })),
  })
  switch (kind) {
    case 'sheet':
      return made(
        { kind, data: { ...of, lines } },
        ['缴费人数', String(lines.payers)],
        ['缴费基数总额', formatFen(lines.baseTotal)],
        ['单位应缴（第10项）', formatFen(lines.unitPayable)],
        ['个人应缴（第11项）', formatFen(lines.personPayable)],
        ['应缴合计', formatFen(payableTotal(lines))],
      )
    case 'personList': {
      const charges = [...everybody(db, unitNo, period)]
      const rows = charges.map(({ personName, idNumber, ruralWorker, base, unitAmount, personAmount }) => ({
        name: personName,
        idNumber,
        ruralWorker,
        base,
        unitAmount,
        personAmount,
      }))
      return made({ kind, data: { ...of, rows } }, ['人数', String(rows.length)], ['合计', formatFen(sum(charges))])
    }
    case 'adjustments': {
      const charges = adjustmentLines(db, unitNo, period)
      const rows = charges.flatMap(({ personName, idNumber, coverageMonth, kind: sort, base, unitAmount, personAmount }) =>
        sort === 'ordinary' ? [] : [{ name: personName, idNumber, coverageMonth, kind: sort, base, unitAmount, personAmount }],
      )
      return made({ kind, data: { ...of, rows } }, ['笔数', String(rows.length)], ['合计', formatFen(sum(charges))])
    }
  }
}
