import type { Charge } from '../shared/register/slice.ts'
import type { ReadableDb } from './encryptedFile.ts'
import { statement } from './statement.ts'

/**
 * Charges of these persons at all units, coverage month by coverage month from `from` on, each in the order of booking. The ledger is kept
 * by month, not by person: a lock then writes in one place instead of all over it, and a person's months are looked up one by one.
 */
export const chargesOf = (db: ReadableDb, idNumbers: readonly string[], from: string): Charge[] =>
  statement<[string, string], Omit<Charge, 'received'> & { received: number }>(
    db,
    `SELECT c.id, c.unit_no AS unitNo, c.id_number AS idNumber, c.coverage_month AS coverageMonth, c.period, c.kind, c.base,
       c.unit_amount AS unitAmount, c.person_amount AS personAmount, c.received
     FROM charged_month m
     CROSS JOIN json_each(?) p
     CROSS JOIN charge c ON c.coverage_month = m.month AND c.id_number = p.value
     WHERE m.month >= ?`,
  )
    .all(JSON.stringify([...new Set(idNumbers)].sort()), from)
    .map((charge) => ({ ...charge, received: charge.received === 1 }))
