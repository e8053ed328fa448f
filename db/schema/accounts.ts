import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Typed mirror of the tables in db/migrations/007Accounts.ts. */

/** What was done to an account, at the desk or on the portal. `actId` is the event's id, with `#system/name` where one event is about several. */
export const accountAct = sqliteTable('account_act', {
  actId: text('act_id').primaryKey(),
  seq: integer('seq').notNull(),
  act: text('act').notNull(),
  system: text('system', { enum: ['platform', 'hall', 'gdUnified', 'gdHrss'] }).notNull(),
  accountName: text('account_name').notNull(),
  at: text('at').notNull(),
  staffId: text('staff_id'),
  requestId: text('request_id'),
  /** The portal has to hear of it and has not yet */
  outgoing: integer('outgoing', { mode: 'boolean' }).notNull(),
})

/** What a first person proposed; `body` is the event's data. */
export const accountRequest = sqliteTable('account_request', {
  requestId: text('request_id').primaryKey(),
  seq: integer('seq').notNull(),
  at: text('at').notNull(),
  proposer: text('proposer').notNull(),
  act: text('act').notNull(),
  state: text('state', { enum: ['waiting', 'done', 'declined'] }).notNull(),
  body: text('body').notNull(),
})

/** Ids of notices that were taken in, so that none counts twice. */
export const accountNotice = sqliteTable('account_notice', {
  noticeId: text('notice_id').primaryKey(),
  seq: integer('seq').notNull(),
})
