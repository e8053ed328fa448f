import type { Policy } from '../../shared/policy/policy.ts'
import type { Charge } from '../../shared/register/slice.ts'
import { addMonths } from '../../shared/rules/months.ts'
import type { ReconcileLine } from '../../shared/rules/reconcile.ts'
import type { SheetKey } from '../../shared/rules/sheet.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { policyAt, policyOf } from '../projections/desk.ts'
import { adjustmentLines, type LockedPeriod, lockedPeriods, personLines, sheetFor, type SheetRecord } from '../queries/sheets.ts'
import { statement } from '../statement.ts'
import { assessUnit } from './assessUnits.ts'
import { type Cause, causeOf } from './cause.ts'
import { type SuspenseMove, suspenseBehind } from './suspenseBehind.ts'

/** One person's share of a number on a sheet. Money in signed 分, rates in 1/10000. */
export interface ExplainLine {
  readonly idNumber: string
  readonly coverageMonth: string
  readonly kind: Charge['kind']
  readonly base: number
  readonly unitRate: number
  readonly personRate: number
  readonly unitAmount: number
  readonly personAmount: number
  readonly lateFee: number
  readonly lateDays: number
  readonly interest: number
  readonly ruralWorker: boolean
  readonly overdue: boolean
}

export interface ExplainRow {
  /** Null for who had a line the month before and has none now */
  readonly now: ExplainLine | null
  /** The same person's ordinary line of the period before */
  readonly before: ExplainLine | null
  readonly idNumber: string
  readonly personName: string
  readonly personId: number | null
  /** new, gone, changed, same; null where there is nothing to compare with */
  readonly change: 'new' | 'gone' | 'changed' | 'same' | null
  readonly cause: Cause | null
}

export interface Explanation {
  readonly sheet: SheetRecord
  /** Day up to which late fees run; the day of the lock, or today */
  readonly asOf: string
  readonly policy: Policy
  readonly locked: LockedPeriod | null
  readonly rows: readonly ExplainRow[]
  /** All rows there are, of which `rows` is one page */
  readonly count: number
  /** Coverage months of all rows: for the rules that hold */
  readonly months: readonly string[]
  readonly suspense: readonly SuspenseMove[]
}

type Part = 'ordinary' | 'adjusted' | 'suspense' | 'formula'
const partOf: { readonly [K in SheetKey]: Part } = {
  payers: 'ordinary',
  ruralPayers: 'ordinary',
  baseTotal: 'ordinary',
  unitDue: 'ordinary',
  personDue: 'ordinary',
  unitAdjusted: 'adjusted',
  personAdjusted: 'adjusted',
  unitOffset: 'suspense',
  personOffset: 'suspense',
  unitPayable: 'formula',
  personPayable: 'formula',
  interest: 'adjusted',
  lateFee: 'adjusted',
}

export interface ExplainAsk {
  readonly unitNo: string
  readonly period: string
  readonly key: SheetKey
  readonly today: string
  readonly offset: number
  readonly limit: number
}

/** What stands behind one of the 13 numbers of a sheet, locked or previewed; nothing for a sheet that is not there. */
export function explain(db: ReadableDb, ask: ExplainAsk): Explanation | undefined {
  const sheet = sheetFor(db, ask.unitNo, ask.period)
  if (!sheet) return undefined
  const locked = lockedPeriods(db).find(({ period }) => period === ask.period) ?? null
  const lines = locked ? bookedLines(db, ask.unitNo, ask.period) : assessUnit(db, ask.unitNo, ask.today).lines
  const all = matched(lines, ask, partOf[ask.key] === 'ordinary' ? ordinaryLines(db, ask.unitNo, addMonths(ask.period, -1)) : [])
  const until = locked?.lockedAt ?? null
  return {
    sheet,
    asOf: locked?.asOf ?? ask.today,
    policy: locked ? policyAt(db, locked.seq) : policyOf(db),
    locked,
    rows: all.slice(ask.offset, ask.offset + ask.limit).map((row) => ({
      ...row,
      ...personOf(db, row.idNumber),
      cause: causeOf(db, ask.unitNo, row.idNumber, until),
    })),
    count: all.length,
    months: [...new Set(all.flatMap((row) => (row.now ? [row.now.coverageMonth] : [])))].sort(),
    suspense: partOf[ask.key] === 'suspense' ? suspenseBehind(db, sheet, lines) : [],
  }
}

const ordinaryLines = (db: ReadableDb, unitNo: string, period: string): ExplainLine[] =>
  personLines(db, { unitNo, period, after: null, limit: -1 })

const bookedLines = (db: ReadableDb, unitNo: string, period: string): ExplainLine[] => [
  ...ordinaryLines(db, unitNo, period),
  ...adjustmentLines(db, unitNo, period),
]

type Matched = Pick<ExplainRow, 'now' | 'before' | 'idNumber' | 'change'>

/** The lines that add up to the number, what moved since the month before first. */
function matched(lines: readonly (ExplainLine | ReconcileLine)[], { key }: ExplainAsk, before: readonly ExplainLine[]): Matched[] {
  if (partOf[key] === 'suspense' || partOf[key] === 'formula') return []
  if (partOf[key] === 'adjusted') {
    const bears = (line: ExplainLine) =>
      key === 'lateFee' ? line.lateFee !== 0 : key === 'interest' ? line.interest !== 0 : line.kind === 'back' || line.kind === 'reduction'
    return lines.filter(bears).map((now) => ({ now, before: null, idNumber: now.idNumber, change: null }))
  }
  const wanted = (line: ExplainLine) => line.kind === 'ordinary' && (key !== 'ruralPayers' || line.ruralWorker)
  const then = new Map(before.filter(wanted).map((line) => [line.idNumber, line]))
  const here = lines.filter(wanted)
  const known = new Set(here.map((line) => line.idNumber))
  const rows = [
    ...here.map((now): Matched => {
      const was = then.get(now.idNumber) ?? null
      return { now, before: was, idNumber: now.idNumber, change: was === null ? 'new' : sameFigures(now, was) ? 'same' : 'changed' }
    }),
    ...[...then.values()]
      .filter((line) => !known.has(line.idNumber))
      .map((was): Matched => ({ now: null, before: was, idNumber: was.idNumber, change: 'gone' })),
  ]
  const rank = { gone: 0, new: 1, changed: 2, same: 3 }
  return rows.sort((a, b) => rank[a.change ?? 'same'] - rank[b.change ?? 'same'] || (a.idNumber < b.idNumber ? -1 : 1))
}

const sameFigures = (a: ExplainLine, b: ExplainLine): boolean =>
  a.base === b.base && a.unitAmount === b.unitAmount && a.personAmount === b.personAmount && a.ruralWorker === b.ruralWorker

const personOf = (db: ReadableDb, idNumber: string): Pick<ExplainRow, 'personName' | 'personId'> => {
  const row = statement<[string], { id: number; name: string }>(db, 'SELECT id, name FROM person WHERE id_number = ?').get(idNumber)
  return { personName: row?.name ?? '', personId: row?.id ?? null }
}

/** Lines whose numbers a line of the sheet is made of, where it is a sum of others. */
export const formulaOf: { readonly [K in SheetKey]?: readonly SheetKey[] } = {
  unitPayable: ['unitDue', 'unitAdjusted', 'unitOffset'],
  personPayable: ['personDue', 'personAdjusted', 'personOffset'],
}
