import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Allocation } from '../../shared/rules/receipt.ts'
import type { LeftReason } from '../receipts.ts'

/** Typed mirror of 到账 in db/migrations/010PolicyProposals.ts. Money in 分. */

/** One receipts file that was booked from. */
export const receiptBatch = sqliteTable('receipt_batch', {
  batchId: text('batch_id').primaryKey(),
  seq: integer('seq').notNull(),
  at: text('at').notNull(),
  by: text('by_staff'),
  fileName: text('file_name').notNull(),
  sha256: text('sha256').notNull(),
  booked: integer('booked').notNull(),
  left: integer('left_over').notNull(),
})

/** One tax voucher. */
export const receipt = sqliteTable('receipt', {
  voucherNo: text('voucher_no').primaryKey(),
  batchId: text('batch_id').notNull(),
  line: integer('line').notNull(),
  unitNo: text('unit_no').notNull(),
  period: text('period').notNull(),
  coverageMonth: text('coverage_month'),
  unitAmount: integer('unit_amount').notNull(),
  personAmount: integer('person_amount').notNull(),
  lateFee: integer('late_fee').notNull(),
  interest: integer('interest').notNull(),
  paidOn: text('paid_on').notNull(),
  outcome: text('outcome').$type<Allocation['outcome']>().notNull(),
  settled: text('settled', { mode: 'json' }).$type<string[]>().notNull(),
  /** Signed movement of 待转金 */
  unitHeld: integer('unit_held').notNull(),
  personHeld: integer('person_held').notNull(),
})

/** A line that could not be booked. */
export const receiptLeft = sqliteTable(
  'receipt_left',
  {
    batchId: text('batch_id').notNull(),
    line: integer('line').notNull(),
    voucherNo: text('voucher_no').notNull(),
    unitNo: text('unit_no').notNull(),
    reason: text('reason').$type<LeftReason>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.batchId, t.line] })],
)
