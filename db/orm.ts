import type Database from 'better-sqlite3'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import type { ReadableDb } from './encryptedFile.ts'

const known = new WeakMap<ReadableDb, BetterSQLite3Database>()

/** Drizzle on this connection. For hot paths prepare once, or use `statement` (the builder costs a multiple of the query). */
export const orm = (db: ReadableDb): BetterSQLite3Database => {
  let found = known.get(db)
  // A read connection lacks the members that write, at run time too: its file is opened read-only.
  if (!found) known.set(db, (found = drizzle({ client: db as ReadableDb & Database.Database })))
  return found
}
