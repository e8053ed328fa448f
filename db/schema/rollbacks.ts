import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { RecordKind } from '../../shared/register/records.ts'
import type { Proposal, RollbackState } from '../../shared/rollback/proposal.ts'

/** Typed mirror of db/migrations/006Rollbacks.ts. Money in 分. */

/** An event that changed the register. */
export const act = sqliteTable('act', {
  seq: integer('seq').primaryKey(),
  stream: text('stream').notNull(),
  type: text('type').notNull(),
  rollbackId: text('rollback_id'),
  /** The act whose effects it takes back. */
  undoes: integer('undoes'),
  /** The act that took it back; null while it is in force. */
  undoneBy: integer('undone_by'),
})
export type ActRow = typeof act.$inferSelect

const place = () => ({
  record: text('record').$type<RecordKind>().notNull(),
  key: text('key').notNull(),
  seq: integer('seq').notNull(),
})
export const recordTouch = sqliteTable('record_touch', place())
export const recordRest = sqliteTable('record_rest', place())

export const rollback = sqliteTable('rollback', {
  rollbackId: text('rollback_id').primaryKey(),
  number: text('number').notNull(),
  state: text('state').$type<RollbackState>().notNull(),
  officeId: text('office_id').notNull(),
  filingId: text('filing_id'),
  /** The rollback that this one undoes. */
  restores: text('restores'),
  proposedBy: text('proposed_by').notNull(),
  proposedAt: text('proposed_at').notNull(),
  decidedBy: text('decided_by'),
  decidedAt: text('decided_at'),
  reason: text('reason').notNull(),
  steps: integer('steps').notNull(),
  moved: integer('moved').notNull(),
  claimed: integer('claimed').notNull(),
  planHash: text('plan_hash').notNull(),
  proposal: text('proposal', { mode: 'json' }).$type<Proposal>().notNull(),
  outcome: text('outcome', { mode: 'json' }).$type<Readonly<Record<string, unknown>>>(),
})
export type RollbackRow = typeof rollback.$inferSelect

/** 更正重报: a filing and the rolled-back one that it replaces. */
export const correction = sqliteTable('correction', {
  filingId: text('filing_id').primaryKey(),
  corrects: text('corrects').notNull(),
})

/** 支付清单: one row an order for benefit of a month, as it went to the bank. */
export const paymentOrder = sqliteTable('payment_order', {
  /** 业务流水号 */
  serial: text('serial').primaryKey(),
  seq: integer('seq').notNull(),
  /** 清单编号 */
  list: text('list').notNull(),
  officeId: text('office_id').notNull(),
  orderedAt: text('ordered_at').notNull(),
  idNumber: text('id_number').notNull(),
  month: text('month').notNull(),
  /** 应发, and what of it is set off against a claim (抵扣) */
  due: integer('due').notNull(),
  setOff: integer('set_off').notNull(),
  accountName: text('account_name').notNull(),
  accountNumber: text('account_number').notNull(),
  bankCode: text('bank_code').notNull(),
})
export type PaymentOrderRow = typeof paymentOrder.$inferSelect

/** 发放: one row a bank order that came back. */
export const disbursement = sqliteTable('disbursement', {
  serial: text('serial').primaryKey(),
  seq: integer('seq').notNull(),
  item: text('item', { enum: ['benefit', 'subsidy', 'retention'] }).notNull(),
  payee: text('payee').notNull(),
  about: text('about').notNull(),
  amount: integer('amount').notNull(),
  state: text('state', { enum: ['paid', 'failed'] }).notNull(),
  failure: text('failure'),
  paidOn: text('paid_on'),
  bankSerial: text('bank_serial'),
})
export type DisbursementRow = typeof disbursement.$inferSelect

/** How and when a claim for benefit or subsidy is to be met. */
export const repaymentEntry = sqliteTable('repayment_entry', {
  idNumber: text('id_number').notNull(),
  fromMonth: text('from_month').notNull(),
  no: integer('no').notNull(),
  rollbackId: text('rollback_id').notNull(),
  way: text('way', { enum: ['once', 'instalments', 'setOff'] }).notNull(),
  month: text('month').notNull(),
  amount: integer('amount').notNull(),
  reason: text('reason').notNull(),
})
