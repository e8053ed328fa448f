import type { Move } from '../../shared/rollback/consequences.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'

export interface AffectedSheet {
  readonly unitNo: string
  readonly period: string
  readonly locked: boolean
  /** Copies printed of it. */
  readonly copies: number
}

/** Copies that came out of a printer and were not voided. */
const PRINTED = `SELECT count(*) AS copies FROM print
  WHERE kind IN ('sheet', 'personList', 'adjustments') AND key = ? AND period = ? AND state = 'printed' AND voided_at IS NULL`

/** Sheets that hold months which move, oldest first. A locked one stays as it is; what moves is booked in the open period. */
export function affectedSheets(db: ReadableDb, moves: readonly Move[]): AffectedSheet[] {
  const open = statement<[], { openPeriod: string }>(db, 'SELECT open_period AS openPeriod FROM desk WHERE id = 1').get()?.openPeriod ?? ''
  const booked = statement<[string, string, string], { period: string }>(
    db,
    'SELECT DISTINCT period FROM charge WHERE unit_no = ? AND id_number = ? AND coverage_month = ?',
  )
  const printed = statement<[string, string], { copies: number }>(db, PRINTED)
  const found = new Map<string, AffectedSheet>()
  for (const { unitNo, idNumber, coverageMonth } of moves) {
    for (const period of [...booked.all(unitNo, idNumber, coverageMonth).map((charge) => charge.period), open]) {
      const key = `${period}/${unitNo}`
      if (!found.has(key)) found.set(key, { unitNo, period, locked: period < open, copies: printed.get(unitNo, period)?.copies ?? 0 })
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sheet]) => sheet)
}
