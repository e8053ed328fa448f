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

/** Sheets that hold months which move, oldest first. A locked one stays as it is; what moves is booked in the open period. */
export function affectedSheets(db: ReadableDb, moves: readonly Move[]): AffectedSheet[] {
  const open = statement<[], { openPeriod: string }>(db, 'SELECT open_period AS openPeriod FROM desk WHERE id = 1').get()?.openPeriod ?? ''
  const booked = statement<[string, string, string], { period: string }>(
    db,
    'SELECT DISTINCT period FROM charge WHERE unit_no = ? AND id_number = ? AND coverage_month = ?',
  )
  const found = new Map<string, AffectedSheet>()
  for (const { unitNo, idNumber, coverageMonth } of moves) {
    const periods = [...booked.all(unitNo, idNumber, coverageMonth).map(({ period }) => period), open]
    for (const period of periods) found.set(`${period}/${unitNo}`, { unitNo, period, locked: period < open, copies: 0 })
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sheet]) => sheet)
}
