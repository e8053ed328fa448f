import type { Status } from '../../shared/review/status.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'

/** When and with what content a package came in, if it did. */
export const knownPackage = (db: ReadableDb, packageId: string): { at: string; sha256: string; filings: number } | undefined =>
  statement<[string], { at: string; sha256: string; filings: number }>(
    db,
    "SELECT at, sha256, filings FROM package WHERE package_id = ? AND state = 'imported'",
  ).get(packageId)

/** Those of the numbers (办件编号) that the desk holds. */
export const filingsByNumber = (db: ReadableDb, numbers: readonly string[]): { number: string; kind: string; status: Status }[] =>
  statement<[string], { number: string; kind: string; status: Status }>(
    db,
    'SELECT number, kind, status FROM filing WHERE number IN (SELECT value FROM json_each(?))',
  ).all(JSON.stringify(numbers))
