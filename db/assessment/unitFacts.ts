import type { SuspenseShares } from '../../shared/rules/sheet.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'

/** Whose every month is to be looked at, by unit, of the units from first to last, both included. */
export function unreconciledIn(db: ReadableDb, first: string, last: string): ReadonlyMap<string, readonly string[]> {
  const pairs = statement<[string, string], [unitNo: string, idNumber: string]>(
    db,
    'SELECT unit_no, id_number FROM unreconciled WHERE unit_no BETWEEN ? AND ?',
  )
  const found = new Map<string, string[]>()
  for (const [unitNo, idNumber] of pairs.raw().all(first, last)) {
    const own = found.get(unitNo)
    if (own) own.push(idNumber)
    else found.set(unitNo, [idNumber])
  }
  return found
}

/** 待转金 of those of the units that ever had any. */
export const suspenseIn = (db: ReadableDb, first: string, last: string): ReadonlyMap<string, SuspenseShares> =>
  new Map(
    statement<[string, string], { unitNo: string; unit: number; person: number }>(
      db,
      `SELECT unit_no AS unitNo, sum(unit_amount) AS unit, sum(person_amount) AS person FROM suspense
       WHERE unit_no BETWEEN ? AND ? GROUP BY unit_no`,
    )
      .all(first, last)
      .map(({ unitNo, unit, person }) => [unitNo, { unit, person }]),
  )
