import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Typed mirror of the ledger's tables: charges, 待转金, payments and the opening count of paid months. Money in 分. */

export const charge = sqliteTable('charge', {
  id: text('id').primaryKey(),
  unitNo: text('unit_no').notNull(),
  idNumber: text('id_number').notNull(),
  coverageMonth: text('coverage_month').notNull(),
  period: text('period').notNull(),
  kind: text('kind', { enum: ['ordinary', 'back', 'refund', 'reduction'] }).notNull(),
  base: integer('base').notNull(),
  unitAmount: integer('unit_amount').notNull(),
  personAmount: integer('person_amount').notNull(),
  received: integer('received', { mode: 'boolean' }).notNull(),
})

export const suspense = sqliteTable('suspense', {
  id: text('id').primaryKey(),
  unitNo: text('unit_no').notNull(),
  period: text('period').notNull(),
  unitAmount: integer('unit_amount').notNull(),
  personAmount: integer('person_amount').notNull(),
})

export const payment = sqliteTable('payment', {
  id: text('id').primaryKey(),
  idNumber: text('id_number').notNull(),
  month: text('month').notNull(),
  amount: integer('amount').notNull(),
})

export const paidMonths = sqliteTable('paid_months', {
  idNumber: text('id_number').primaryKey(),
  months: integer('months').notNull(),
})
