import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Typed mirror of db/migrations/008Staffing.ts; the columns it adds to `staff` are in desk.ts. */

export const postChange = sqliteTable('post_change', {
  changeId: text('change_id').primaryKey(),
  seq: integer('seq').notNull(),
  at: text('at').notNull(),
  staffId: text('staff_id').notNull(),
  roles: text('roles', { mode: 'json' }).$type<string[]>().notNull(),
  offices: text('offices', { mode: 'json' }).$type<string[]>().notNull(),
  reason: text('reason').notNull(),
  proposedBy: text('proposed_by').notNull(),
  state: text('state', { enum: ['open', 'granted', 'refused'] }).notNull(),
  decidedBy: text('decided_by'),
  decidedAt: text('decided_at'),
  decision: text('decision'),
})

export const exportMade = sqliteTable('export_made', {
  seq: integer('seq').primaryKey(),
  at: text('at').notNull(),
  staffId: text('staff_id').notNull(),
  what: text('what').notNull(),
  count: integer('count').notNull(),
  reason: text('reason').notNull(),
  fileName: text('file_name').notNull(),
  sha256: text('sha256').notNull(),
})
