import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Status } from '../../shared/review/status.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { orm } from '../orm.ts'
import { batch, type BatchRecord, batchParked } from '../schema/desk.ts'
import { statement } from '../statement.ts'

export const batchById = (db: ReadableDb, batchId: string): BatchRecord | undefined =>
  orm(db).select().from(batch).where(eq(batch.batchId, batchId)).get()

/** Batches of these offices, newest first. */
export const batchList = (db: ReadableDb, offices: readonly string[], limit: number): BatchRecord[] =>
  orm(db)
    .select()
    .from(batch)
    .where(inArray(batch.officeId, [...offices]))
    .orderBy(desc(batch.seq))
    .limit(limit)
    .all()

export type ParkedRow = typeof batchParked.$inferSelect
export const parkedRow = (db: ReadableDb, batchId: string, row: number): ParkedRow | undefined =>
  orm(db)
    .select()
    .from(batchParked)
    .where(and(eq(batchParked.batchId, batchId), eq(batchParked.row, row)))
    .get()

/** Rows that were kept back when the batch was taken in, with what became of them. */
export const parkedRows = (db: ReadableDb, batchId: string): ParkedRow[] =>
  orm(db).select().from(batchParked).where(eq(batchParked.batchId, batchId)).orderBy(batchParked.row).all()

/** The cases (分卷) of a batch in their order. */
export const casesOfBatch = (db: ReadableDb, batchId: string): { caseId: string; rows: number; status: Status; number: string }[] =>
  statement<[string], { caseId: string; rows: number; status: Status; number: string }>(
    db,
    'SELECT case_id AS caseId, parts AS rows, status, number FROM filing WHERE batch_id = ? AND lead = 1 ORDER BY id',
  ).all(batchId)
