import { asc, desc, eq, getTableColumns } from 'drizzle-orm'
import type { Policy } from '../../shared/policy/policy.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { orm } from '../orm.ts'
import { policyOf } from '../projections/desk.ts'
import { statement } from '../statement.ts'
import { desk, packages, result, staff } from '../schema/desk.ts'

/** The office behind this data; nulls until it is established. */
export interface OfficeRow {
  readonly officeId: string | null
  readonly officeName: string | null
  /** Fixed day of a demonstration office, `YYYY-MM-DD`. */
  readonly demoToday: string | null
  /** First coverage month the ledger answers for, and the open accounting period; `YYYYMM`. */
  readonly ledgerFrom: string
  readonly openPeriod: string
  readonly policy: Policy
}

export const officeOf = (db: ReadableDb): OfficeRow => {
  const { id: _id, appliedSeq: _seq, ...columns } = getTableColumns(desk)
  const row = orm(db).select(columns).from(desk).get()
  const nobody = { officeId: null, officeName: null, demoToday: null, ledgerFrom: '200001', openPeriod: '200001' }
  return { ...(row ?? nobody), policy: policyOf(db) }
}

/** The fixed day of a demonstration office. */
export const demoToday = (db: ReadableDb): string | null =>
  statement<[], { demoToday: string | null }>(db, 'SELECT demo_today AS demoToday FROM desk WHERE id = 1').get()?.demoToday ?? null

export type StaffRow = typeof staff.$inferSelect

export const staffById = (db: ReadableDb, staffId: string): StaffRow | undefined =>
  orm(db).select().from(staff).where(eq(staff.staffId, staffId)).get()

export const staffByLogin = (db: ReadableDb, login: string): StaffRow | undefined =>
  orm(db).select().from(staff).where(eq(staff.login, login)).get()

/** Everybody who ever had a login, by login. */
export const staffList = (db: ReadableDb): StaffRow[] => orm(db).select().from(staff).orderBy(asc(staff.login)).all()

export type PackageRow = typeof packages.$inferSelect

/** Submission packages, newest first. */
export const packageList = (db: ReadableDb, limit: number): PackageRow[] =>
  orm(db).select().from(packages).orderBy(desc(packages.seq)).limit(limit).all()

export type ResultRow = typeof result.$inferSelect

/** Result packages, newest first. */
export const resultList = (db: ReadableDb, limit: number): ResultRow[] =>
  orm(db).select().from(result).orderBy(desc(result.seq)).limit(limit).all()
