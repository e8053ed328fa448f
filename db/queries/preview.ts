import { eq } from 'drizzle-orm'
import type { ReadableDb } from '../encryptedFile.ts'
import { orm } from '../orm.ts'
import { preview } from '../schema/ledger.ts'
import { statement } from '../statement.ts'

export type PreviewRow = typeof preview.$inferSelect

/** The preview that was made last, unless its period was locked since. */
export const previewOf = (db: ReadableDb): PreviewRow | undefined => orm(db).select().from(preview).where(eq(preview.id, 1)).get()

export const previewUnits = (db: ReadableDb): number =>
  statement<[], { n: number }>(db, 'SELECT count(*) AS n FROM preview_sheet').get()?.n ?? 0

/** Events after `seq` that may have moved a sheet: decisions, tables, receipts, opening balances. */
export const changesSince = (db: ReadableDb, seq: number): number =>
  statement<[number], { n: number }>(
    db,
    `SELECT count(*) AS n FROM journal WHERE seq > ? AND (type IN ('review.approved', 'review.takenBack', 'register.opened')
       OR type LIKE 'policy.a%' OR type LIKE 'receipts.%' OR type LIKE 'rollback.%')`,
  ).get(seq)?.n ?? 0
