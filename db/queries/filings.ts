import { and, count, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { ReadableDb } from '../encryptedFile.ts'
import { orm } from '../orm.ts'
import { type FilingRow, filing } from '../schema/desk.ts'

export const filingById = (db: ReadableDb, filingId: string): FilingRow | undefined =>
  orm(db).select().from(filing).where(eq(filing.filingId, filingId)).get()

/** Decisions of these offices that have not gone out in a result package. The partial index answers only with the 0 in the text. */
export const outgoingCount = (db: ReadableDb, offices: readonly string[]): number =>
  orm(db)
    .select({ n: count() })
    .from(filing)
    .where(and(sql`${filing.leftDesk} = 0`, isNotNull(filing.decidedAt), inArray(filing.officeId, [...offices])))
    .get()?.n ?? 0
