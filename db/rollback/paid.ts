import { inArray } from 'drizzle-orm'
import type { Slice } from '../../shared/register/slice.ts'
import type { Paid } from '../../shared/rollback/consequences.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { orm } from '../orm.ts'
import { disbursement } from '../schema/rollbacks.ts'

/** Everything known to have been paid to these payees: what banks returned as paid, and benefit of the opening balance. */
export function paidTo(db: ReadableDb, slice: Slice, payees: readonly string[]): Paid[] {
  const returned = orm(db)
    .select()
    .from(disbursement)
    .where(inArray(disbursement.payee, [...payees]))
    .orderBy(disbursement.payee, disbursement.serial)
    .all()
  const paidOn = new Map(returned.map((row) => [row.serial, row.paidOn]))
  return [
    ...returned
      .filter(({ state, item }) => state === 'paid' && item !== 'benefit')
      .map((row) => ({ item: row.item, payee: row.payee, about: row.about, amount: row.amount, paidOn: row.paidOn })),
    // With what was set off: a claim that benefit met is open again once that benefit was not due.
    ...slice.payments
      .filter(({ idNumber }) => payees.includes(idNumber))
      .map(({ id, idNumber, month, amount }) => ({
        item: 'benefit' as const,
        payee: idNumber,
        about: month,
        amount,
        paidOn: paidOn.get(id) ?? null,
      })),
  ]
}
