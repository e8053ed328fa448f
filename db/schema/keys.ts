import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Typed mirror of db/migrations/009Keys.ts. `seq` is the event that brought the row. */

export const keyModule = sqliteTable('key_module', {
  moduleId: text('module_id').primaryKey(),
  name: text('name').notNull(),
  path: text('path').notNull(),
  sha256: text('sha256').notNull(),
  seq: integer('seq').notNull(),
})

export const trustedAuthority = sqliteTable('trusted_authority', {
  fingerprint: text('fingerprint').primaryKey(),
  title: text('title').notNull(),
  der: blob('der', { mode: 'buffer' }).notNull(),
  seq: integer('seq').notNull(),
})

export const revocationList = sqliteTable('revocation_list', {
  sha256: text('sha256').primaryKey(),
  issuer: text('issuer').notNull(),
  fromAt: text('from_at').notNull(),
  nextAt: text('next_at'),
  entries: integer('entries').notNull(),
  der: blob('der', { mode: 'buffer' }).notNull(),
  seq: integer('seq').notNull(),
})

/** Only what holds now: a key that was taken away lives on in the journal. */
export const staffKey = sqliteTable('staff_key', {
  fingerprint: text('fingerprint').primaryKey(),
  staffId: text('staff_id').notNull(),
  title: text('title').notNull(),
  issuer: text('issuer').notNull(),
  serial: text('serial').notNull(),
  algorithm: text('algorithm').notNull(),
  way: text('way', { enum: ['key', 'passwordAndKey'] }).notNull(),
  der: blob('der', { mode: 'buffer' }).notNull(),
  enrolledAt: text('enrolled_at').notNull(),
  seq: integer('seq').notNull(),
})

export const signature = sqliteTable('signature', {
  commandId: text('command_id').primaryKey(),
  act: text('act').notNull(),
  fingerprint: text('fingerprint').notNull(),
  signer: text('signer').notNull(),
  staffId: text('staff_id').notNull(),
  signedAt: text('signed_at').notNull(),
  seq: integer('seq').notNull(),
})
