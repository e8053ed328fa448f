import type { ReadableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'

/** One line of 缴费基数报盘: a person insured with the unit in the year. */
export interface BaseExportRow {
  /** 人员编号: of the former system where an opening balance brought one, else the desk's own */
  readonly number: string
  readonly name: string
  readonly idNumber: string
}

const insured = `FROM person p JOIN person_number n ON n.id_number = p.id_number
  WHERE p.id_number IN (
    SELECT id_number FROM enrolment WHERE unit_no = ? AND from_month <= ? AND (to_month IS NULL OR to_month >= ?))`

/** How many persons a unit insured in some month of a year (`YYYY`). */
export const baseExportCount = (db: ReadableDb, unitNo: string, year: string): number =>
  statement<[string, string, string], { count: number }>(db, `SELECT count(*) AS count ${insured}`).get(unitNo, `${year}12`, `${year}01`)
    ?.count ?? 0

/** Who they are, by 人员编号, read as they are asked for; at most `limit`. Source: S001 2.6. */
export const baseExportRows = (db: ReadableDb, unitNo: string, year: string, limit = -1): IterableIterator<BaseExportRow> =>
  statement<[string, string, string, number], BaseExportRow>(
    db,
    `SELECT n.number, p.name, p.id_number AS idNumber ${insured} ORDER BY n.number LIMIT ?`,
  ).iterate(unitNo, `${year}12`, `${year}01`, limit)
