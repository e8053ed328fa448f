import { desc, eq, inArray } from 'drizzle-orm'
import type { ReadableDb } from '../encryptedFile.ts'
import { orm } from '../orm.ts'
import { receiptBatch, receiptLeft } from '../schema/receipts.ts'
import { registerTables } from '../schema/register.ts'
import { statement } from '../statement.ts'

/** Late fee and interest of a locked sheet, 分; nothing where there is none. */
export const sheetFees = (db: ReadableDb, unitNo: string, period: string): { readonly lateFee: number; readonly interest: number } | null =>
  statement<[string, string], { lateFee: number; interest: number }>(
    db,
    'SELECT late_fee AS lateFee, interest FROM sheet WHERE unit_no = ? AND period = ?',
  ).get(unitNo, period) ?? null

/** Names of some units; empty for one that is not in the register. */
export function unitNames(db: ReadableDb, unitNos: readonly string[]): (unitNo: string) => string {
  const { unit } = registerTables
  const rows = orm(db)
    .select({ unitNo: unit.unitNo, name: unit.name })
    .from(unit)
    .where(inArray(unit.unitNo, [...new Set(unitNos)]))
    .all()
  const names = new Map(rows.map(({ unitNo, name }) => [unitNo, name]))
  return (unitNo) => names.get(unitNo) ?? ''
}

/** Files that receipts were booked from, newest first, with the lines that could not be. */
export const receiptBatches = (db: ReadableDb, limit: number) =>
  orm(db)
    .select()
    .from(receiptBatch)
    .orderBy(desc(receiptBatch.seq))
    .limit(limit)
    .all()
    .map((batch) => ({
      ...batch,
      lines: batch.left === 0 ? [] : orm(db).select().from(receiptLeft).where(eq(receiptLeft.batchId, batch.batchId)).limit(200).all(),
    }))
