import { and, asc, count, eq, isNotNull, sql } from 'drizzle-orm'
import type { ReadableDb } from '../encryptedFile.ts'
import { orm } from '../orm.ts'
import { type FilingRow, filing } from '../schema/desk.ts'
import { statement } from '../statement.ts'

export const filingById = (db: ReadableDb, filingId: string): FilingRow | undefined =>
  orm(db).select().from(filing).where(eq(filing.filingId, filingId)).get()

/** By 办件编号. */
export const filingByNumber = (db: ReadableDb, number: string): FilingRow | undefined =>
  orm(db).select().from(filing).where(eq(filing.number, number)).get()

/** Every part of a case in the order of reception; the caller holds them against its offices. */
export const caseParts = (db: ReadableDb, caseId: string): FilingRow[] =>
  orm(db).select().from(filing).where(eq(filing.caseId, caseId)).orderBy(asc(filing.id)).all()

/** The partial index filing_outgoing answers this only with the 0 in the text. */
const waits = and(sql`${filing.leftDesk} = 0`, isNotNull(filing.decidedAt))

/** Decisions that have not gone out in a result package, oldest first. */
export const outgoing = (db: ReadableDb): FilingRow[] =>
  orm(db).select().from(filing).where(waits).orderBy(asc(filing.decidedAt), asc(filing.id)).all()

export const outgoingCount = (db: ReadableDb): number => orm(db).select({ n: count() }).from(filing).where(waits).get()?.n ?? 0

/** Those of these 办件编号 that a filing bears already. */
export const existingNumbers = (db: ReadableDb, numbers: readonly string[]): Set<string> =>
  new Set(
    statement<[string], { number: string }>(db, 'SELECT number FROM filing WHERE number IN (SELECT value FROM json_each(?))')
      .all(JSON.stringify(numbers))
      .map(({ number }) => number),
  )
