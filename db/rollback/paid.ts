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
  const known = new Set(returned.map(({ serial }) => serial))
  return [
    ...returned
      .filter(({ state }) => state === 'paid')
      .map(({ item, payee, about, amount, paidOn }) => ({ item, payee, about, amount, paidOn })),
    ...slice.payments
      .filter(({ id, idNumber }) => payees.includes(idNumber) && !known.has(id))
      .map(({ idNumber, month, amount }) => ({ item: 'benefit' as const, payee: idNumber, about: month, amount, paidOn: null })),
  ]
}
