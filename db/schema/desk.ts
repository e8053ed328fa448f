import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Tables } from '../../shared/policy/tables.ts'
import type { FilingState } from '../../shared/review/state.ts'
import type { Status } from '../../shared/review/status.ts'

/** Typed mirror of the filings' and the desk's own tables in db/migrations/002Projections.ts. */

export const desk = sqliteTable('desk', {
  id: integer('id').primaryKey(),
  officeId: text('office_id'),
  officeName: text('office_name'),
  demoToday: text('demo_today'),
  ledgerFrom: text('ledger_from').notNull(),
  openPeriod: text('open_period').notNull(),
  appliedSeq: integer('applied_seq').notNull(),
})

/** Every adopted set of dated tables; the newest is in force. */
export const policy = sqliteTable('policy', {
  seq: integer('seq').primaryKey(),
  /** Of the event that brought it. */
  hash: text('hash').notNull(),
  tables: text('tables', { mode: 'json' }).$type<Tables>().notNull(),
})

export const staff = sqliteTable('staff', {
  staffId: text('staff_id').primaryKey(),
  login: text('login').notNull(),
  name: text('name').notNull(),
  roles: text('roles', { mode: 'json' }).$type<string[]>().notNull(),
  offices: text('offices', { mode: 'json' }).$type<string[]>().notNull(),
  disabled: integer('disabled', { mode: 'boolean' }).notNull(),
  /** The password was given out by somebody else and has to change before anything else. */
  mustChange: integer('must_change', { mode: 'boolean' }).notNull(),
  passwordAt: text('password_at'),
  lastSignIn: text('last_sign_in'),
  /** How often the person looked at a masked value, took something out, and was refused. */
  reveals: integer('reveals').notNull(),
  exports: integer('exports').notNull(),
  refusals: integer('refusals').notNull(),
})

export const filing = sqliteTable('filing', {
  /** Journal sequence of its reception: grows with time and is the same in every rebuild. */
  id: integer('id').primaryKey(),
  filingId: text('filing_id').notNull(),
  caseId: text('case_id').notNull(),
  number: text('number').notNull(),
  /** The part that stands for its case in lists: the one decided last. */
  lead: integer('lead', { mode: 'boolean' }).notNull(),
  parts: integer('parts').notNull(),
  kind: text('kind').notNull(),
  status: text('status').$type<Status>().notNull(),
  officeId: text('office_id').notNull(),
  month: text('month').notNull(),
  submittedAt: text('submitted_at').notNull(),
  receivedAt: text('received_at').notNull(),
  deadline: text('deadline').notNull(),
  subjectName: text('subject_name').notNull(),
  subjectId: text('subject_id').notNull(),
  unitNo: text('unit_no'),
  unitName: text('unit_name'),
  holder: text('holder'),
  leaseUntil: text('lease_until'),
  decidedBy: text('decided_by'),
  decidedAt: text('decided_at'),
  leftDesk: integer('left_desk', { mode: 'boolean' }).notNull(),
  round: integer('round').notNull(),
  state: text('state', { mode: 'json' }).$type<FilingState>().notNull(),
  /** The workbook it came in and its row there. */
  batchId: text('batch_id'),
  batchRow: integer('batch_row'),
})
export type FilingRow = typeof filing.$inferSelect

/** db/migrations/003Batches.ts */
export const batch = sqliteTable('batch', {
  batchId: text('batch_id').primaryKey(),
  seq: integer('seq').notNull(),
  at: text('at').notNull(),
  byStaff: text('by_staff').notNull(),
  /** 批次号 */
  number: text('number').notNull(),
  kind: text('kind').notNull(),
  officeId: text('office_id').notNull(),
  unitNo: text('unit_no').notNull(),
  unitName: text('unit_name').notNull(),
  fileName: text('file_name').notNull(),
  sha256: text('sha256').notNull(),
  policy: text('policy', { enum: ['allOrNothing', 'goodRowsNow'] }).notNull(),
  /** Rows that become filings, and those that are already: fewer while it is being taken in. */
  accepted: integer('accepted').notNull(),
  filed: integer('filed').notNull(),
})
export type BatchRecord = typeof batch.$inferSelect

export const batchParked = sqliteTable('batch_parked', {
  batchId: text('batch_id').notNull(),
  row: integer('row').notNull(),
  state: text('state', { enum: ['parked', 'corrected', 'dropped'] }).notNull(),
  /** Why it was dropped. */
  reason: text('reason').notNull(),
  /** The batch that brought it again. */
  correctedBy: text('corrected_by'),
})

export const packages = sqliteTable('package', {
  packageId: text('package_id').primaryKey(),
  seq: integer('seq').notNull(),
  at: text('at').notNull(),
  fileName: text('file_name').notNull(),
  sha256: text('sha256').notNull(),
  portal: text('portal').notNull(),
  state: text('state', { enum: ['imported', 'refused'] }).notNull(),
  filings: integer('filings').notNull(),
  attachments: integer('attachments').notNull(),
  accounts: integer('accounts').notNull(),
  problems: text('problems', { mode: 'json' })
    .$type<{ part: string; line: number | null; field: string | null; problem: string }[]>()
    .notNull(),
})

export const result = sqliteTable('result', {
  resultId: text('result_id').primaryKey(),
  seq: integer('seq').notNull(),
  at: text('at').notNull(),
  filings: text('filings', { mode: 'json' }).$type<string[]>().notNull(),
  accounts: text('accounts', { mode: 'json' }).$type<string[]>().notNull(),
  fileName: text('file_name').notNull(),
  sha256: text('sha256').notNull(),
  written: integer('written', { mode: 'boolean' }).notNull(),
})
