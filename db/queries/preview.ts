import { eq } from 'drizzle-orm'
import type { ReadableDb } from '../encryptedFile.ts'
import { orm } from '../orm.ts'
import { preview } from '../schema/ledger.ts'

export type PreviewRow = typeof preview.$inferSelect

/** The preview that was made last, unless its period was locked since. */
export const previewOf = (db: ReadableDb): PreviewRow | undefined => orm(db).select().from(preview).where(eq(preview.id, 1)).get()
