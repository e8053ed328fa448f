import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import ExcelJS from 'exceljs'
import { expect, it } from 'vitest'
import { random, type Random } from '../../main/demo/random.ts'
import type { OpenedRecord } from '../../shared/journal/ledgerEvents.ts'
import type { Charge } from '../../shared/register/slice.ts'
import { sheetKeys } from '../../shared/rules/sheet.ts'
import { sheetFor } from '../../db/queries/sheets.ts'
import { monthsBetween } from '../../shared/rules/months.ts'
import { closeDesk, openDesk, tempDir } from '../desk/store.ts'
import { unitRecord } from '../filings/given.ts'
import { establishOffice, preview } from './office.ts'

// The whole sheet of 202510, worked out once more by LibreOffice from wages, months and balances: nothing of the desk's rules goes into
// the workbook but the published figures (rates, limits, 0.05 % a day from the 21st).

const installed = spawnSync('which', ['soffice']).status === 0
if (!installed) console.log('LibreOffice is not installed (no soffice): 2,000 units are not worked out by it')

const units = 2000

/** One month of one person as the workbook gets it. `kind`: 1 ordinary, 2 back, 3 refund, 4 reduction; `held` was charged before, in 分. */
interface Line {
  readonly kind: 1 | 2 | 3 | 4
  readonly wage: number
  readonly month: string
  readonly rural: boolean
  readonly held: readonly [number, number]
}
interface Unit {
  readonly unitNo: string
  readonly lines: Line[]
  readonly balance: readonly [number, number]
}

const none = [0, 0] as const

function people(r: Random, unit: Unit, serial: { at: number }, records: OpenedRecord[], charges: Charge[]): void {
  for (let i = r.int(0, 6); i > 0; i--) {
    const idNumber = `53010219900101${String((serial.at += 1)).padStart(5, '0')}`
    const wage = r.int(2000, 26_000) * 100 + r.int(0, 99)
    const rural = r.next() < 0.2
    const { unitNo } = unit
    const enrol = (fromMonth: string, toMonth: string | null) =>
      records.push(
        {
          record: 'enrolment',
          body: {
            unitNo,
            idNumber,
            fromMonth,
            toMonth,
            stopReason: toMonth && '01',
            ruralWorker: rural,
            ruralWorkerPays: false,
            employedOn: null,
          },
        },
        { record: 'wage', body: { unitNo, idNumber, fromMonth, monthly: wage } },
      )
    const charge = (coverageMonth: string, unitAmount: number, personAmount: number, received: boolean) =>
      charges.push({
        id: `${idNumber}/${coverageMonth}`,
        unitNo,
        idNumber,
        coverageMonth,
        period: coverageMonth,
        kind: 'ordinary',
        base: 0,
        unitAmount,
        personAmount,
        received,
      })
    const chance = r.next()
    if (chance < 0.7) {
      enrol('202510', null)
      unit.lines.push({ kind: 1, wage, month: '202510', rural, held: none })
    } else if (chance < 0.82) {
      // Came some months ago and was enrolled late: every month with its own year's limits and its own days.
      const from = monthsBetween('202411', '202509')[r.int(0, 10)] ?? '202509'
      enrol(from, null)
      for (const month of monthsBetween(from, '202509')) unit.lines.push({ kind: 2, wage, month, rural, held: none })
      unit.lines.push({ kind: 1, wage, month: '202510', rural, held: none })
    } else if (chance < 0.9) {
      // September was charged too low and is corrected.
      const held = [r.int(1, 2500), r.int(1, 1000)] as const
      enrol('202509', null)
      charge('202509', held[0], held[1], true)
      unit.lines.push({ kind: 2, wage, month: '202509', rural, held }, { kind: 1, wage, month: '202510', rural, held: none })
    } else {
      // Stopped without ever being due: what was charged goes back, received or not.
      const held = [r.int(1, 15_000), r.int(1, 6500)] as const
      const received = r.next() < 0.5
      charge('202509', held[0], held[1], received)
      unit.lines.push({ kind: received ? 3 : 4, wage, month: '202509', rural, held })
    }
  }
}

function workbook(all: readonly Unit[]): ExcelJS.Workbook {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('units')
  const rows = book.addWorksheet('lines')
  const years = book.addWorksheet('years')
  years.addRows([
    [2024, 4306, 21_531],
    [2025, 4357, 21_789],
  ])
  years.getRow(4).values = [0.007, 0.003, 0.0005]
  let at = 0
  for (const { unitNo, lines, balance } of all) {
    const first = at + 1
    for (const { kind, wage, month, rural, held } of lines) {
      at += 1
      const n = at
      const f = (formula: string) => ({ formula, result: undefined }) as unknown as ExcelJS.CellFormulaValue
      const [year, m] = [Number(month.slice(0, 4)), Number(month.slice(4))]
      rows.addRow([
        kind,
        rural ? 1 : 0,
        wage / 100,
        year,
        m,
        f(`MIN(MAX(C${n},VLOOKUP(D${n},years!$A$1:$C$2,2,0)),VLOOKUP(D${n},years!$A$1:$C$2,3,0))`),
        f(kind <= 2 ? `ROUND(F${n}*years!$A$4,2)` : '0'),
        f(kind <= 2 ? `ROUND(F${n}*years!$B$4,2)` : '0'),
        held[0] / 100,
        held[1] / 100,
        // A share that was charged too high already is not back-collected; the rest of it goes the other way.
        f(kind === 3 || kind === 4 ? `-I${n}` : `G${n}-I${n}`),
        f(kind === 3 || kind === 4 ? `-J${n}` : `H${n}-J${n}`),
        f(kind === 2 ? `ROUND((MAX(0,K${n})+MAX(0,L${n}))*years!$C$4*(DATE(2025,10,20)-DATE(D${n},E${n},20)),2)` : '0'),
      ])
    }
    const range = (column: string) => `lines!${column}${first}:${column}${Math.max(at, first)}`
    const sum = (kinds: readonly number[], column: string) =>
      lines.length === 0 ? '0' : kinds.map((kind) => `SUMIF(${range('A')},${kind},${range(column)})`).join('+')
    // Corrections of a received month that turn out lower are refunds, not reductions: split by sign.
    const lower = (column: string) => (lines.length === 0 ? '0' : `SUMIFS(${range(column)},${range('A')},2,${range(column)},"<0")`)
    const higher = (column: string) => (lines.length === 0 ? '0' : `SUMIFS(${range(column)},${range('A')},2,${range(column)},">0")`)
    const r = sheet.rowCount + 1
    const cents = (formula: string) => ({ formula: `ROUND((${formula})*100,0)` }) as ExcelJS.CellFormulaValue
    const count = (extra: string) => (lines.length === 0 ? '0' : `COUNTIFS(${range('A')},1${extra})`)
    sheet.addRow([
      unitNo,
      { formula: count('') },
      { formula: count(`,${range('B')},1`) },
      cents(sum([1], 'F')),
      cents(sum([1], 'G')),
      cents(sum([1], 'H')),
      cents(`${higher('K')}+${sum([4], 'K')}`),
      cents(`${higher('L')}+${sum([4], 'L')}`),
      { formula: `MIN(${balance[0]}+ROUND(-(${lower('K')}+${sum([3], 'K')})*100,0),MAX(0,E${r}+G${r}))` },
      { formula: `MIN(${balance[1]}+ROUND(-(${lower('L')}+${sum([3], 'L')})*100,0),MAX(0,F${r}+H${r}))` },
      { formula: `MAX(0,E${r}+G${r})-I${r}` },
      { formula: `MAX(0,F${r}+H${r})-J${r}` },
      0,
      cents(lines.length === 0 ? '0' : `SUM(${range('M')})`),
    ])
  }
  return book
}

it.skipIf(!installed)(
  'S1-15 LibreOffice works out the same 13 lines for 2,000 random units, to the cent',
  { timeout: 180_000 },
  async () => {
    const r = random('sheets by LibreOffice')
    const dir = tempDir()
    const store = openDesk(dir)
    const records: OpenedRecord[] = []
    const charges: Charge[] = []
    const serial = { at: 0 }
    const all = Array.from({ length: units }, (_, i): Unit => {
      const unit: Unit = {
        unitNo: `5300002${String(i).padStart(5, '0')}`,
        lines: [],
        balance: r.next() < 0.3 ? [r.int(0, 30_000), r.int(0, 12_000)] : none,
      }
      records.push({ record: 'unit', body: unitRecord({ unitNo: unit.unitNo, creditCode: '', unitName: unit.unitNo }) })
      people(r, unit, serial, records, charges)
      return unit
    })
    establishOffice(store, records, { ledgerFrom: '202411', charges })
    const credit = store.db.prepare(
      "INSERT INTO suspense (id, unit_no, period, unit_amount, person_amount, source) VALUES (?, ?, '202509', ?, ?, 'opening')",
    )
    for (const { unitNo, balance } of all) if (balance !== none) credit.run(`opening/${unitNo}`, unitNo, balance[0], balance[1])
    preview(store, '2025-10-20')

    const file = path.join(dir, 'sheets.xlsx')
    await workbook(all).xlsx.writeFile(file)
    execFileSync('soffice', [`-env:UserInstallation=file://${dir}/profile`, '--headless', '--convert-to', 'csv', '--outdir', dir, file], {
      stdio: 'pipe',
    })
    const worked = readFileSync(path.join(dir, 'sheets.csv'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(','))
    expect(worked).toHaveLength(units)
    const wrong = worked.flatMap(([unitNo = '', ...numbers]) => {
      const sheet = sheetFor(store.db, unitNo, '202510')
      const ours = sheetKeys.map((key) => sheet?.lines[key])
      const theirs = numbers.map(Number)
      return JSON.stringify(ours) === JSON.stringify(theirs) ? [] : [{ unitNo, ours, theirs }]
    })
    expect(wrong.slice(0, 3)).toEqual([])
    // Worth something only if every line of the sheet is used.
    const used = sheetKeys.filter((_, i) => worked.some((row) => Number(row[i + 1]) !== 0))
    expect(used).toEqual(sheetKeys.filter((key) => key !== 'interest'))
    closeDesk(store)
  },
)
