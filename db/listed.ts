import { getTableColumns, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { ReadableDb } from './encryptedFile.ts'
import { orm } from './orm.ts'

type Read = (list: string) => unknown[]
const known = new WeakMap<ReadableDb, Map<SQLiteColumn, Read>>()

/**
 * The rows of a table whose column holds one of the values, in the order of `by`. Prepared once for a connection and column: it is asked
 * for every filing that is looked at and every row of a workbook, and building a query costs a multiple of running it.
 */
export function listed<T extends SQLiteTable>(
  db: ReadableDb,
  table: T,
  column: SQLiteColumn,
  values: readonly string[],
  by: readonly SQLiteColumn[] = [],
): T['$inferSelect'][] {
  if (values.length === 0) return []
  let reads = known.get(db)
  if (!reads) known.set(db, (reads = new Map()))
  let read = reads.get(column)
  if (!read) reads.set(column, (read = prepare(db, table, column, by)))
  return read(JSON.stringify(values)) as T['$inferSelect'][]
}

function prepare(db: ReadableDb, table: SQLiteTable, column: SQLiteColumn, by: readonly SQLiteColumn[]): Read {
  const prepared = orm(db)
    .select(getTableColumns(table))
    .from(table)
    .where(sql`${column} IN (SELECT value FROM json_each(${sql.placeholder('list')}))`)
    .orderBy(...by)
    .prepare()
  return (list) => prepared.all({ list })
}
