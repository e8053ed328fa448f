import type { Charge } from '../../shared/register/slice.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'

/** A charge with the name that goes with its number ('' for a person no longer in the register); unmasked. */
export interface LedgerLine extends Charge {
  readonly personName: string
}

/** A person's charges, newest coverage month first, at most `limit`. */
export const ledgerOfPerson = (db: ReadableDb, idNumber: string, limit: number): LedgerLine[] =>
  lines(
    db,
    `charged_month CROSS JOIN charge ON charge.coverage_month = charged_month.month AND charge.id_number = ?
     ORDER BY charge.coverage_month DESC, charge.unit_no DESC, charge.period DESC, charge.kind DESC`,
    idNumber,
    limit,
  )

/** A unit's charges, newest accounting period first, at most `limit`. */
export const ledgerOfUnit = (db: ReadableDb, unitNo: string, limit: number): LedgerLine[] =>
  lines(
    db,
    'charge WHERE charge.unit_no = ? ORDER BY charge.period DESC, charge.id_number DESC, charge.coverage_month DESC, charge.kind DESC',
    unitNo,
    limit,
  )

const lines = (db: ReadableDb, from: string, key: string, limit: number): LedgerLine[] =>
  statement<[string, number], Omit<LedgerLine, 'received'> & { received: number }>(
    db,
    `SELECT charge.id, charge.unit_no AS unitNo, charge.id_number AS idNumber, charge.coverage_month AS coverageMonth, charge.period,
       charge.kind, charge.base, charge.unit_amount AS unitAmount, charge.person_amount AS personAmount, charge.received,
       coalesce((SELECT name FROM person WHERE person.id_number = charge.id_number), '') AS personName
     FROM ${from} LIMIT ?`,
  )
    .all(key, limit)
    .map((line) => ({ ...line, received: line.received === 1 }))

/** 待转金 of a unit, in signed 分. */
export const suspenseOf = (db: ReadableDb, unitNo: string): { readonly unitAmount: number; readonly personAmount: number } =>
  statement<[string], { unitAmount: number; personAmount: number }>(
    db,
    `SELECT coalesce(sum(unit_amount), 0) AS unitAmount, coalesce(sum(person_amount), 0) AS personAmount FROM suspense WHERE unit_no = ?`,
  ).get(unitNo) ?? { unitAmount: 0, personAmount: 0 }
