import { eq } from 'drizzle-orm'
import type { ReadableDb } from '../encryptedFile.ts'
import { orm } from '../orm.ts'
import { rollback, type RollbackRow } from '../schema/rollbacks.ts'

export const rollbackById = (db: ReadableDb, rollbackId: string): RollbackRow | undefined =>
  orm(db).select().from(rollback).where(eq(rollback.rollbackId, rollbackId)).get()
