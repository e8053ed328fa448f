import type { ReadableDb } from '../encryptedFile.ts'
import type { PaymentOrderRow } from '../schema/rollbacks.ts'
import { statement } from '../statement.ts'

/** 支付清单 with what has come back of it. Money in 分. */
export interface PaymentListRow {
  readonly number: string
  readonly month: string
  readonly orderedAt: string
  readonly orders: number
  readonly due: number
  readonly setOff: number
  readonly paid: number
  readonly failed: number
}

/** Lists of these offices, newest first. */
export const paymentLists = (db: ReadableDb, offices: readonly string[], limit: number): PaymentListRow[] =>
  statement<[string, number], PaymentListRow>(
    db,
    `SELECT o.list AS number, o.month, o.ordered_at AS orderedAt, count(*) AS orders, sum(o.due) AS due, sum(o.set_off) AS setOff,
       count(CASE d.state WHEN 'paid' THEN 1 END) AS paid, count(CASE d.state WHEN 'failed' THEN 1 END) AS failed
     FROM payment_order o LEFT JOIN disbursement d ON d.serial = o.serial
     WHERE o.office_id IN (SELECT value FROM json_each(?)) GROUP BY o.list ORDER BY max(o.seq) DESC LIMIT ?`,
  ).all(JSON.stringify(offices), limit)

/** The orders of a list with the names of their payees; empty for one that is not of these offices. */
export const ordersOf = (db: ReadableDb, list: string, offices: readonly string[]): (PaymentOrderRow & { readonly name: string })[] =>
  statement<[string, string], PaymentOrderRow & { readonly name: string }>(
    db,
    `SELECT o.serial, o.seq, o.list, o.office_id AS officeId, o.ordered_at AS orderedAt, o.id_number AS idNumber, o.month, o.due,
       o.set_off AS setOff, o.account_name AS accountName, o.account_number AS accountNumber, o.bank_code AS bankCode,
       coalesce(p.name, o.account_name) AS name
     FROM payment_order o LEFT JOIN person p ON p.id_number = o.id_number
     WHERE o.list = ? AND o.office_id IN (SELECT value FROM json_each(?)) ORDER BY o.serial`,
  ).all(list, JSON.stringify(offices))
