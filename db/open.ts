import { join } from 'node:path'
import { openReadable, openWritable, type ReadableDb, type WritableDb } from './encryptedFile.ts'
import { subKey } from './subKey.ts'
import { deskMigrations } from './migrations/all.ts'
import { migrate } from './migrations/migrate.ts'
import { rebuild } from './projections/rebuild.ts'

export type { ReadableDb, WritableDb } from './encryptedFile.ts'

/** `dir` is the data folder, `key` the 32-byte data key from the key slots. */
export interface StoreSpec {
  readonly dir: string
  readonly key: Buffer
}

/**
 * Opens desk.db. 'write' creates and migrates it and is held by one thread; 'read' is for queries and finds it migrated.
 * Throws `StoreError`. Compare with the anchor before use.
 */
export function openStore(spec: StoreSpec & { readonly mode: 'write' }): WritableDb
export function openStore(spec: StoreSpec & { readonly mode: 'read' }): ReadableDb
export function openStore({ dir, key, mode }: StoreSpec & { readonly mode: 'write' | 'read' }): WritableDb | ReadableDb {
  const spec = { file: join(dir, 'desk.db'), key: subKey(key, 'desk.db'), newest: deskMigrations.length }
  if (mode === 'read') return openReadable(spec)
  const db = openWritable(spec)
  try {
    if (migrate(db, spec.key, deskMigrations)) rebuild(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** Empties the log into the file and closes it: the next start is quick and the folder can be copied whole. */
export const closeStore = (db: WritableDb): void => {
  db.pragma('optimize')
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
}
