import type { ReadableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'

const insuredIn = 'from_month <= ? AND (to_month IS NULL OR to_month >= ?)'

/** Insured persons and units of the months from `from` to `to` (`YYYYMM`). */
export const insuredCount = (db: ReadableDb, from: string, to: string): { readonly persons: number; readonly units: number } =>
  statement<[string, string], { persons: number; units: number }>(
    db,
    `SELECT count(DISTINCT id_number) AS persons, count(DISTINCT unit_no) AS units FROM enrolment WHERE ${insuredIn}`,
  ).get(to, from) ?? { persons: 0, units: 0 }

/** Their numbers, at most `limit`. */
export const insuredIds = (db: ReadableDb, from: string, to: string, limit: number): string[] =>
  statement<[string, string, number], { idNumber: string }>(
    db,
    `SELECT DISTINCT id_number AS idNumber FROM enrolment WHERE ${insuredIn} ORDER BY id_number LIMIT ?`,
  )
    .all(to, from, limit)
    .map(({ idNumber }) => idNumber)

/** Filings of some kinds (or all) on which no decision has been taken. */
export const undecidedCount = (db: ReadableDb, kinds: readonly string[] | 'all'): number =>
  statement<[string, string], { count: number }>(
    db,
    `SELECT count(*) AS count FROM filing WHERE status IN ('submitted', 'inReview', 'returned', 'firstPassed', 'inSecondReview')
     AND (? = 'all' OR kind IN (SELECT value FROM json_each(?)))`,
  ).get(kinds === 'all' ? 'all' : 'some', JSON.stringify(kinds === 'all' ? [] : kinds))?.count ?? 0
