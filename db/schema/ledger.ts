import { sql } from 'drizzle-orm'
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Typed mirror of the ledger's tables: charges, 待转金, sheets, payments and the opening count of paid months. Money in 分. */

export const charge = sqliteTable(
  'charge',
  {
    unitNo: text('unit_no').notNull(),
    period: text('period').notNull(),
    idNumber: text('id_number').notNull(),
    coverageMonth: text('coverage_month').notNull(),
    kind: text('kind', { enum: ['ordinary', 'back', 'refund', 'reduction'] }).notNull(),
    base: integer('base').notNull(),
    unitAmount: integer('unit_amount').notNull(),
    personAmount: integer('person_amount').notNull(),
    received: integer('received', { mode: 'boolean' }).notNull(),
    /** 1/10000; 0 in an opening balance, which does not say */
    unitRate: integer('unit_rate').notNull(),
    personRate: integer('person_rate').notNull(),
    lateFee: integer('late_fee').notNull(),
    lateDays: integer('late_days').notNull(),
    interest: integer('interest').notNull(),
    ruralWorker: integer('rural_worker', { mode: 'boolean' }).notNull(),
    /** Assessed at 110 %, because no wage was declared in time */
    overdue: integer('overdue', { mode: 'boolean' }).notNull(),
    /** The key in one text */
    id: text('id').generatedAlwaysAs(sql`period || '/' || unit_no || '/' || id_number || '/' || coverage_month || '/' || kind`).notNull(),
  },
  (t) => [primaryKey({ columns: [t.unitNo, t.period, t.idNumber, t.coverageMonth, t.kind] })],
)

export const suspense = sqliteTable('suspense', {
  id: text('id').primaryKey(),
  unitNo: text('unit_no').notNull(),
  period: text('period').notNull(),
  unitAmount: integer('unit_amount').notNull(),
  personAmount: integer('person_amount').notNull(),
  source: text('source', { enum: ['opening', 'refund', 'rest', 'offset', 'receipt'] }).notNull(),
})

const thirteen = {
  payers: integer('payers').notNull(),
  ruralPayers: integer('rural_payers').notNull(),
  baseTotal: integer('base_total').notNull(),
  unitDue: integer('unit_due').notNull(),
  personDue: integer('person_due').notNull(),
  unitAdjusted: integer('unit_adjusted').notNull(),
  personAdjusted: integer('person_adjusted').notNull(),
  unitOffset: integer('unit_offset').notNull(),
  personOffset: integer('person_offset').notNull(),
  unitPayable: integer('unit_payable').notNull(),
  personPayable: integer('person_payable').notNull(),
  interest: integer('interest').notNull(),
  lateFee: integer('late_fee').notNull(),
  /** 补收, 减收 and 退收 lines behind the sheet */
  adjustments: integer('adjustments').notNull(),
}

/** A locked accounting period. */
export const period = sqliteTable('period', {
  period: text('period').primaryKey(),
  seq: integer('seq').notNull(),
  lockedAt: text('locked_at').notNull(),
  lockedBy: text('locked_by'),
  asOf: text('as_of').notNull(),
  units: integer('units').notNull(),
  digest: text('digest').notNull(),
})

/** The 13 lines of a unit in a locked period. */
export const sheet = sqliteTable(
  'sheet',
  {
    period: text('period').notNull(),
    unitNo: text('unit_no').notNull(),
    seq: integer('seq').notNull(),
    ...thirteen,
  },
  (t) => [primaryKey({ columns: [t.period, t.unitNo] })],
)

/** Unit and person pairs whose register changed since the last lock. */
export const unreconciled = sqliteTable(
  'unreconciled',
  { unitNo: text('unit_no').notNull(), idNumber: text('id_number').notNull() },
  (t) => [primaryKey({ columns: [t.unitNo, t.idNumber] })],
)

/** A unit's roll as the last lock left it; columns of the same length, in the order of id numbers */
export const roll = sqliteTable('roll', {
  unitNo: text('unit_no').primaryKey(),
  /** The least of `wagesFrom` */
  oldestWage: text('oldest_wage').notNull(),
  wages: text('wages', { mode: 'json' }).$type<number[]>().notNull(),
  flags: text('flags', { mode: 'json' }).$type<number[]>().notNull(),
  idNumbers: text('id_numbers', { mode: 'json' }).$type<string[]>().notNull(),
  wagesFrom: text('wages_from', { mode: 'json' }).$type<string[]>().notNull(),
})

/** The one preview of the open period that was made last. */
export const preview = sqliteTable('preview', {
  id: integer('id').primaryKey(),
  period: text('period').notNull(),
  asOf: text('as_of').notNull(),
  madeAt: text('made_at').notNull(),
  madeBy: text('made_by'),
  /** Head of the journal when it was made */
  seq: integer('seq').notNull(),
  digest: text('digest').notNull(),
  blocked: text('blocked', { mode: 'json' }).$type<BlockedUnit[]>().notNull(),
})

/** A figure that is missing for some persons of a unit; texts as in `Missing`. */
export interface BlockedUnit {
  readonly unitNo: string
  readonly table: string
  readonly month: string
  readonly message: { readonly zh: string; readonly en: string }
  readonly persons: number
}

export const previewSheet = sqliteTable('preview_sheet', {
  unitNo: text('unit_no').primaryKey(),
  ...thirteen,
  blocked: integer('blocked', { mode: 'boolean' }).notNull(),
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
