import { and, asc, eq } from 'drizzle-orm'
import type { ReadableDb } from '../encryptedFile.ts'
import { orm } from '../orm.ts'
import { postChange } from '../schema/staffing.ts'

export type PostChangeRow = typeof postChange.$inferSelect

/** Changes of posts that wait for a second person, oldest first. */
export const openPostChanges = (db: ReadableDb): PostChangeRow[] =>
  orm(db).select().from(postChange).where(eq(postChange.state, 'open')).orderBy(asc(postChange.seq)).all()

export const openPostChange = (db: ReadableDb, changeId: string): PostChangeRow | undefined =>
  orm(db)
    .select()
    .from(postChange)
    .where(and(eq(postChange.changeId, changeId), eq(postChange.state, 'open')))
    .get()

export const openPostChangeOf = (db: ReadableDb, staffId: string): PostChangeRow | undefined =>
  orm(db)
    .select()
    .from(postChange)
    .where(and(eq(postChange.staffId, staffId), eq(postChange.state, 'open')))
    .get()
