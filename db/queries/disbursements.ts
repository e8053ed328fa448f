import type { ReadableDb } from '../encryptedFile.ts'
import type { DisbursementRow } from '../schema/rollbacks.ts'
import { statement } from '../statement.ts'

/** What banks returned, newest first, unmasked, with the payee's name where the register knows it. */
export const disbursements = (
  db: ReadableDb,
  limit: number,
): (Pick<DisbursementRow, 'serial' | 'item' | 'payee' | 'about' | 'amount' | 'state' | 'failure' | 'paidOn'> & { payeeName: string })[] =>
  statement<
    [number],
    Pick<DisbursementRow, 'serial' | 'item' | 'payee' | 'about' | 'amount' | 'state' | 'failure' | 'paidOn'> & { payeeName: string }
  >(
    db,
    `SELECT serial, item, payee, about, amount, state, failure, paid_on AS paidOn,
       coalesce((SELECT name FROM person WHERE id_number = payee), (SELECT name FROM unit WHERE unit_no = payee), '') AS payeeName
     FROM disbursement ORDER BY seq DESC, serial LIMIT ?`,
  ).all(limit)
