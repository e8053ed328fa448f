import { asc, desc, eq, inArray } from 'drizzle-orm'
import type { ReadableDb } from '../encryptedFile.ts'
import { orm } from '../orm.ts'
import { keyModule, revocationList, signature, staffKey, trustedAuthority } from '../schema/keys.ts'

export type ModuleRow = typeof keyModule.$inferSelect
/** Drivers that an administrator registered, in the order they came. */
export const keyModules = (db: ReadableDb): ModuleRow[] => orm(db).select().from(keyModule).orderBy(asc(keyModule.seq)).all()

export type AuthorityRow = typeof trustedAuthority.$inferSelect
export const trustedAuthorities = (db: ReadableDb): AuthorityRow[] =>
  orm(db).select().from(trustedAuthority).orderBy(asc(trustedAuthority.seq)).all()

export type ListRow = typeof revocationList.$inferSelect
export const revocationLists = (db: ReadableDb): ListRow[] => orm(db).select().from(revocationList).orderBy(desc(revocationList.seq)).all()

export type StaffKeyRow = typeof staffKey.$inferSelect
export const staffKeys = (db: ReadableDb): StaffKeyRow[] => orm(db).select().from(staffKey).orderBy(asc(staffKey.seq)).all()
export const staffKeyOf = (db: ReadableDb, fingerprint: string): StaffKeyRow | undefined =>
  orm(db).select().from(staffKey).where(eq(staffKey.fingerprint, fingerprint)).get()

export type SignatureRow = typeof signature.$inferSelect
/** Who signed which of these commands. */
export const signaturesOf = (db: ReadableDb, commandIds: readonly string[]): Map<string, SignatureRow> =>
  new Map(
    orm(db)
      .select()
      .from(signature)
      .where(inArray(signature.commandId, [...commandIds]))
      .all()
      .map((row) => [row.commandId, row]),
  )
export const signatures = (db: ReadableDb, limit: number): SignatureRow[] =>
  orm(db).select().from(signature).orderBy(desc(signature.seq)).limit(limit).all()
