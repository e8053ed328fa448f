import { sha256 } from '../../db/journal/hash.ts'
import { baseExport as rowsOf } from '../../db/queries/baseExport.ts'
import { unitByNo } from '../../db/queries/units.ts'
import type { baseExport } from '../../shared/contract/baseExport.ts'
import { maskIdNumber } from '../../shared/rules/masking.ts'
import type { Handlers, SignedContext } from '../context.ts'
import { OtherOffice, Problem } from '../problem.ts'
import { notFound } from '../views/refusal.ts'
import { write } from '../write.ts'
import { baseExportWorkbook } from '../xlsx/baseExport.ts'

const shown = 50
/** Written while the window waits for it. */
const mostRows = 50_000

/** A unit of the own offices with whom it insured in the year. */
function rowsFor({ signed, actor }: SignedContext, unitNo: string, year: string) {
  const { db } = signed.desk
  const unit = unitByNo(db, unitNo)
  if (!unit) throw notFound()
  if (!actor.offices.includes(unit.officeId)) throw new OtherOffice()
  return { unit, rows: rowsOf(db, unitNo, year) }
}

export const baseExportHandlers: Handlers<keyof typeof baseExport> = {
  'baseExport.preview': ({ unitNo, year }, context) => {
    const { unit, rows } = rowsFor(context, unitNo, year)
    return {
      unitName: unit.name,
      count: rows.length,
      rows: rows.slice(0, shown).map((row) => ({ ...row, idNumber: maskIdNumber(row.idNumber) })),
    }
  },
  'baseExport.make': async ({ unitNo, year, reason }, context) => {
    const { unit, rows } = rowsFor(context, unitNo, year)
    if (rows.length === 0) throw new Problem('refused', `${year} 年度该单位没有参保人员，没有可导出的内容。`)
    if (rows.length > mostRows) throw new Problem('refused', `该单位超过 ${mostRows} 人，一个文件放不下。请联系维护人员。`)
    const now = context.signed.desk.clock.now()
    const at = new Date(Date.parse(now) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
    const bytes = await baseExportWorkbook({
      unitNo,
      unitName: unit.name,
      creditCode: unit.creditCode,
      year,
      rows,
      by: context.staff.name,
      at,
    })
    const fileName = `缴费基数报盘-${unitNo}-${year}.xlsx`
    // Nothing leaves before the journal says so.
    await write(context, {
      type: 'recordExport',
      data: { what: 'baseExport', count: rows.length, reason: `${unitNo} ${year}：${reason}`, fileName, sha256: sha256(bytes) },
    })
    return { fileName, base64: bytes.toString('base64'), count: rows.length }
  },
}
