import type Database from 'better-sqlite3'
import type { ReadableDb } from './encryptedFile.ts'

const cache = new WeakMap<ReadableDb, Map<string, Database.Statement<unknown[], unknown>>>()

/** The prepared statement of this text on this connection, prepared once. `Row` is what the caller's SQL yields. */
export const statement = <Params extends unknown[], Row = unknown>(db: ReadableDb, sql: string): Database.Statement<Params, Row> => {
  let known = cache.get(db)
  if (!known) cache.set(db, (known = new Map()))
  let prepared = known.get(sql)
  if (!prepared) known.set(sql, (prepared = db.prepare<unknown[], unknown>(sql)))
  return prepared as Database.Statement<Params, Row>
}
