import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { PrintKind, PrintState } from '../../shared/print/kinds.ts'

/** Typed mirror of the print register's tables in db/migrations/005Printing.ts. */

export const print = sqliteTable('print', {
  /** Journal sequence of its issue. */
  id: integer('id').primaryKey(),
  printId: text('print_id').notNull(),
  at: text('at').notNull(),
  staffId: text('staff_id'),
  kind: text('kind').$type<PrintKind>().notNull(),
  key: text('key').notNull(),
  name: text('name').notNull(),
  period: text('period').notNull(),
  number: text('number').notNull(),
  copy: integer('copy').notNull(),
  code: text('code').notNull(),
  contentHash: text('content_hash').notNull(),
  figures: text('figures', { mode: 'json' }).$type<{ label: string; value: string }[]>().notNull(),
  sha256: text('sha256').notNull(),
  page: integer('page').notNull(),
  pages: integer('pages').notNull(),
  fileName: text('file_name').notNull(),
  runId: text('run_id'),
  target: text('target', { enum: ['printer', 'dialog', 'file'] }),
  printer: text('printer'),
  spoolJob: text('spool_job'),
  state: text('state').$type<PrintState>().notNull(),
  settledAt: text('settled_at'),
  /** `spooler`, or the staff id of the person who saw the paper. */
  settledBy: text('settled_by'),
  detail: text('detail').notNull(),
  voidedAt: text('voided_at'),
  voidedBy: text('voided_by'),
  voidReason: text('void_reason'),
})
export type PrintRow = typeof print.$inferSelect

export const printRun = sqliteTable('print_run', {
  runId: text('run_id').primaryKey(),
  seq: integer('seq').notNull(),
  at: text('at').notNull(),
  staffId: text('staff_id'),
  kind: text('kind').$type<PrintKind>().notNull(),
  period: text('period').notNull(),
  units: text('units', { mode: 'json' }).$type<string[]>().notNull(),
  perUnit: integer('per_unit', { mode: 'boolean' }).notNull(),
  target: text('target', { enum: ['printer', 'dialog', 'file'] }).notNull(),
  printer: text('printer'),
  folder: text('folder').notNull(),
  state: text('state', { enum: ['open', 'done', 'dropped'] }).notNull(),
  endedAt: text('ended_at'),
  skipped: text('skipped', { mode: 'json' }).$type<{ unitNo: string; reason: string }[]>().notNull(),
})
export type PrintRunRow = typeof printRun.$inferSelect
