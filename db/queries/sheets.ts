import { type SheetLines, sheetKeys } from '../../shared/rules/sheet.ts'
import { addMonths } from '../../shared/rules/months.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'
import type { LedgerLine } from './ledger.ts'

/** A sheet as it was locked, or as the preview of the open period has it. */
export interface SheetRecord {
  readonly period: string
  readonly unitNo: string
  readonly unitName: string
  readonly officeId: string
  readonly locked: boolean
  readonly lines: SheetLines
  /** Same unit, the period before; null without a sheet then */
  readonly before: SheetLines | null
  /** 补收, 减收 and 退收 lines behind it */
  readonly adjustments: number
  /** A figure is missing for somebody of this unit: the sheet is not whole, and the period cannot be locked */
  readonly blocked: boolean
  /** Journal sequence of the event that posted it; 0 for a preview */
  readonly seq: number
}

export interface SheetAsk {
  readonly period: string
  /** Fragment of the unit's name or number; all with '' */
  readonly keyword: string
  /** changed: any of the 13 lines differs from the period before; adjusted: with 补收, 减收 or 退收; blocked: only in a preview */
  readonly only: 'all' | 'changed' | 'adjusted' | 'blocked'
  /** moved: the units whose payable total moved most come first */
  readonly order: 'unit' | 'moved'
  readonly cursor: string | null
  readonly limit: number
}

const column = (key: string) => key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const columns = sheetKeys.map(column)
const total = (alias: string) => `(${alias}.unit_payable + ${alias}.person_payable + ${alias}.interest + ${alias}.late_fee)`
const moved = `abs(${total('s')} - coalesce(${total('b')}, 0))`
const differs = `(b.unit_no IS NULL OR ${columns.map((c) => `s.${c} <> b.${c}`).join(' OR ')})`

/** Rows of a locked period from `sheet`, of the previewed one from `preview_sheet`; both with the period before beside them. */
const rowsFrom = (locked: boolean) => `
  SELECT s.unit_no AS unitNo, coalesce(u.name, '') AS unitName, coalesce(u.office_id, '') AS officeId, s.adjustments,
    ${locked ? '0 AS blocked, s.seq' : 's.blocked, 0 AS seq'}, ${moved} AS moved, b.unit_no IS NOT NULL AS had,
    ${columns.map((c) => `s.${c} AS now_${c}, b.${c} AS then_${c}`).join(', ')}
  FROM ${locked ? 'sheet' : 'preview_sheet'} s
  LEFT JOIN sheet b ON b.period = :before AND b.unit_no = s.unit_no
  LEFT JOIN unit u ON u.unit_no = s.unit_no
  WHERE ${locked ? 's.period = :period' : ':period = (SELECT period FROM preview)'}`

type Row = Readonly<Record<string, string | number | null>>

const linesOf = (row: Row, prefix: 'now' | 'then'): SheetLines =>
  Object.fromEntries(sheetKeys.map((key) => [key, Number(row[`${prefix}_${column(key)}`] ?? 0)])) as unknown as SheetLines

const recordOf = (row: Row, period: string, locked: boolean): SheetRecord => ({
  period,
  unitNo: String(row['unitNo']),
  unitName: String(row['unitName']),
  officeId: String(row['officeId']),
  locked,
  lines: linesOf(row, 'now'),
  before: row['had'] === 1 ? linesOf(row, 'then') : null,
  adjustments: Number(row['adjustments']),
  blocked: row['blocked'] === 1,
  seq: Number(row['seq']),
})

const isLocked = (db: ReadableDb, period: string): boolean =>
  statement<[string], object>(db, 'SELECT 1 FROM period WHERE period = ?').get(period) !== undefined

/** A unit's sheet of a locked period, or of the preview when the period is the previewed one. */
export function sheetFor(db: ReadableDb, unitNo: string, period: string): SheetRecord | undefined {
  const locked = isLocked(db, period)
  const row = statement<object[], Row>(db, `${rowsFrom(locked)} AND s.unit_no = :unitNo`).get({
    period,
    before: addMonths(period, -1),
    unitNo,
  })
  return row && recordOf(row, period, locked)
}

/** One page of a period's sheets, by unit number or by how much they moved; empty for a period neither locked nor previewed. */
export function sheetPage(db: ReadableDb, ask: SheetAsk): { readonly rows: SheetRecord[]; readonly next: string | null } {
  const locked = isLocked(db, ask.period)
  const after = cursorOf(ask.cursor)
  const rows = statement<object[], Row>(
    db,
    `${rowsFrom(locked)} AND ${matches(ask, locked)}
     AND (:unitNo IS NULL OR ${ask.order === 'unit' ? 's.unit_no > :unitNo' : `${moved} < :moved OR (${moved} = :moved AND s.unit_no > :unitNo)`})
     ORDER BY ${ask.order === 'unit' ? 's.unit_no' : 'moved DESC, s.unit_no'} LIMIT :most`,
  ).all({ ...asked(ask), unitNo: after?.unitNo ?? null, moved: after?.moved ?? 0, most: ask.limit + 1 })
  const page = rows.slice(0, ask.limit)
  const last = page.at(-1)
  return {
    rows: page.map((row) => recordOf(row, ask.period, locked)),
    next: last && rows.length > ask.limit ? JSON.stringify([last['unitNo'], last['moved']]) : null,
  }
}

/** How many sheets a filter finds and what they add up to, line by line. */
export function sheetTotals(db: ReadableDb, ask: Pick<SheetAsk, 'period' | 'keyword' | 'only'>): { units: number; lines: SheetLines } {
  const row = statement<object[], Row>(
    db,
    `SELECT count(*) AS units, ${columns.map((c) => `coalesce(sum(now_${c}), 0) AS now_${c}`).join(', ')}
     FROM (${rowsFrom(isLocked(db, ask.period))} AND ${matches(ask, isLocked(db, ask.period))})`,
  ).get(asked(ask))
  return { units: Number(row?.['units'] ?? 0), lines: linesOf(row ?? {}, 'now') }
}

/** Unit numbers of all sheets that a filter finds, in order: for one print of many. */
export const sheetUnits = (db: ReadableDb, ask: Pick<SheetAsk, 'period' | 'keyword' | 'only'>): string[] =>
  statement<object[], { unitNo: string }>(
    db,
    `SELECT unitNo FROM (${rowsFrom(isLocked(db, ask.period))} AND ${matches(ask, isLocked(db, ask.period))}) ORDER BY unitNo`,
  )
    .all(asked(ask))
    .map((row) => row.unitNo)

const asked = (ask: Pick<SheetAsk, 'period' | 'keyword'>) => ({
  period: ask.period,
  before: addMonths(ask.period, -1),
  keyword: ask.keyword.trim(),
})

const matches = ({ only }: Pick<SheetAsk, 'only'>, locked: boolean): string => {
  const which = { all: '1', changed: differs, adjusted: 's.adjustments > 0', blocked: locked ? '0' : 's.blocked = 1' }[only]
  return `(:keyword = '' OR instr(s.unit_no, :keyword) > 0 OR instr(coalesce(u.name, ''), :keyword) > 0) AND ${which}`
}

function cursorOf(cursor: string | null): { readonly unitNo: string; readonly moved: number } | null {
  if (cursor === null) return null
  try {
    const [unitNo, by] = JSON.parse(cursor) as [unknown, unknown]
    return typeof unitNo === 'string' && typeof by === 'number' ? { unitNo, moved: by } : null
  } catch {
    return null
  }
}

/** A posted charge with what a sheet's detail shows; unmasked. Rates in 1/10000. */
export interface SheetCharge extends LedgerLine {
  readonly unitRate: number
  readonly personRate: number
  readonly lateFee: number
  readonly lateDays: number
  readonly interest: number
  readonly ruralWorker: boolean
  /** Assessed without a declaration in time (110 %) */
  readonly overdue: boolean
}

type Flags = 'received' | 'ruralWorker' | 'overdue'
type ChargeRow = Omit<SheetCharge, Flags> & { readonly [F in Flags]: number }

const CHARGE = `SELECT c.id, c.unit_no AS unitNo, c.id_number AS idNumber, c.coverage_month AS coverageMonth, c.period, c.kind, c.base,
  c.unit_amount AS unitAmount, c.person_amount AS personAmount, c.received, c.unit_rate AS unitRate, c.person_rate AS personRate,
  c.late_fee AS lateFee, c.late_days AS lateDays, c.interest, c.rural_worker AS ruralWorker, c.overdue,
  coalesce((SELECT name FROM person WHERE person.id_number = c.id_number), '') AS personName FROM charge c`

const chargeOf = (row: ChargeRow): SheetCharge => ({
  ...row,
  received: row.received === 1,
  ruralWorker: row.ruralWorker === 1,
  overdue: row.overdue === 1,
})

/** 人员明细: the ordinary lines of a unit and locked period, by id number; `after` is that of the last one had. */
export const personLines = (db: ReadableDb, ask: { unitNo: string; period: string; after: string | null; limit: number }): SheetCharge[] =>
  statement<[string, string, string, number], ChargeRow>(
    db,
    `${CHARGE} WHERE c.unit_no = ? AND c.period = ? AND c.kind = 'ordinary' AND c.id_number > ? ORDER BY c.id_number LIMIT ?`,
  )
    .all(ask.unitNo, ask.period, ask.after ?? '', ask.limit)
    .map(chargeOf)

/** 补退收明细: everything of a unit and locked period that is not ordinary, by person and coverage month. */
export const adjustmentLines = (db: ReadableDb, unitNo: string, period: string): SheetCharge[] =>
  statement<[string, string], ChargeRow>(
    db,
    `${CHARGE} WHERE c.unit_no = ? AND c.period = ? AND c.kind <> 'ordinary' ORDER BY c.id_number, c.coverage_month, c.kind`,
  )
    .all(unitNo, period)
    .map(chargeOf)

export interface LockedPeriod {
  readonly period: string
  readonly seq: number
  readonly lockedAt: string
  readonly lockedBy: string | null
  readonly asOf: string
  readonly units: number
  readonly digest: string
}

/** Locked periods, newest first. */
export const lockedPeriods = (db: ReadableDb): LockedPeriod[] =>
  statement<[], LockedPeriod>(
    db,
    `SELECT period, seq, locked_at AS lockedAt, locked_by AS lockedBy, as_of AS asOf, units, digest FROM period ORDER BY period DESC`,
  ).all()
