import { basename, dirname, join } from 'node:path'
import { text } from '../../shared/text.ts'
import { backupInto } from '../backup.ts'
import type { WritableDb } from '../encryptedFile.ts'
import { StoreError } from '../storeError.ts'
import { transact } from '../transact.ts'

/** One step of a file's schema. `version` counts from 1 without gaps. The SQL must not touch rows of the journal. */
export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
}

/**
 * Brings the file to the newest schema, one transaction a step, so that a kill leaves a whole older version. A file that holds something
 * is first copied to backups/ beside it, and the copy is proved by opening it. Throws `schemaMismatch` when the steps recorded in the
 * file are not the first of this list. Returns whether a file that held something was raised: what new tables derive from the journal is
 * then still to be made.
 */
export const migrate = (db: WritableDb, key: Buffer, migrations: readonly Migration[]): boolean => {
  assertOrder(migrations)
  const applied = appliedNames(db)
  const expected = migrations.slice(0, applied.length).map(({ name }) => name)
  if (applied.join() !== expected.join()) {
    throw new StoreError(
      'schemaMismatch',
      text(`数据：${applied.join()}；程序：${expected.join()}`, `data: ${applied.join()}; program: ${expected.join()}`),
    )
  }
  const pending = migrations.slice(applied.length)
  if (pending.length === 0) return false
  if (applied.length > 0) {
    const backup = `${basename(db.name, '.db')}-schema${applied.length}.db`
    backupInto(db, join(dirname(db.name), 'backups', backup), key, migrations.length)
  }
  for (const step of pending) transact(db, () => apply(db, step))
  return applied.length > 0
}

const apply = (db: WritableDb, { version, name, sql }: Migration): void => {
  db.exec('CREATE TABLE IF NOT EXISTS migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT')
  db.exec(sql)
  db.prepare('INSERT INTO migrations (version, name) VALUES (?, ?)').run(version, name)
  db.pragma(`user_version=${version}`)
}

const appliedNames = (db: WritableDb): string[] => {
  const known = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migrations'").get() !== undefined
  const rows = known ? db.prepare<[], { version: number; name: string }>('SELECT version, name FROM migrations ORDER BY version').all() : []
  const version = db.pragma('user_version', { simple: true })
  if (version !== rows.length) {
    throw new StoreError(
      'schemaMismatch',
      text(`user_version ${version}，记录 ${rows.length}`, `user_version ${version}, recorded ${rows.length}`),
    )
  }
  return rows.map(({ name }) => name)
}

const assertOrder = (migrations: readonly Migration[]): void => {
  const misplaced = migrations.find(({ version }, index) => version !== index + 1)
  if (misplaced) throw new Error(`migration ${misplaced.name} has version ${misplaced.version} out of order`)
}
