import type { ReadableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'

/** One line of 缴费基数报盘: a person insured with the unit in the year. */
export interface BaseExportRow {
  /** 人员编号: of the former system where an opening balance brought one, else the desk's own */
  readonly number: string
  readonly name: string
  readonly idNumber: string
}

/** Everybody whom a unit insured in some month of a year (`YYYY`), by 人员编号. Source: S001 2.6. */
export const baseExport = (db: ReadableDb, unitNo: string, year: string): BaseExportRow[] =>
  statement<[string, string, string], BaseExportRow>(
    db,
    `SELECT n.number, p.name, p.id_number AS idNumber
     FROM person p JOIN person_number n ON n.id_number = p.id_number
     WHERE p.id_number IN (
       SELECT id_number FROM enrolment WHERE unit_no = ? AND from_month <= ? AND (to_month IS NULL OR to_month >= ?))
     ORDER BY n.number`,
  ).all(unitNo, `${year}12`, `${year}01`)
