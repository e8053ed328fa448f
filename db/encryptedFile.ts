import Database from 'better-sqlite3'
import { closeSync, existsSync, mkdirSync, openSync, readSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { text } from '../shared/text.ts'
import { asStoreError, StoreError } from './storeError.ts'

declare const readable: unique symbol
declare const writable: unique symbol

/** What a query gets: nothing to execute scripts with, and its file is opened read-only. */
export type ReadableDb = Pick<
  Database.Database,
  'prepare' | 'pragma' | 'transaction' | 'close' | 'name' | 'open' | 'inTransaction' | 'readonly'
> & {
  readonly [readable]: true
}
/** The one connection that writes. Fits wherever a `ReadableDb` is asked for. */
export type WritableDb = Database.Database & { readonly [readable]: true; readonly [writable]: true }

/** `key` is the file's own 32-byte key; `newest` the highest schema version this program knows. */
export interface FileSpec {
  readonly file: string
  readonly key: Buffer
  readonly newest: number
}

/** The page cache is bounded in KiB (negative), the rest as in SQLite's manual. A power cut must not lose an acknowledged decision. */
const SETTINGS = {
  synchronous: 2,
  temp_store: 2,
  foreign_keys: 1,
  secure_delete: 1,
  trusted_schema: 0,
  cell_size_check: 1,
  recursive_triggers: 1,
  mmap_size: 0,
  cache_size: -65_536,
  wal_autocheckpoint: 1000,
  journal_size_limit: 67_108_864,
  busy_timeout: 5000,
} as const

/** Opens, or creates, an encrypted file for writing. Throws `StoreError`; a refused file keeps its bytes. */
export const openWritable = ({ file, key, newest }: FileSpec): WritableDb => {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    // Looked at read-only first: closing a writing connection would move the log into a file that is not ours to touch.
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0) openReadable({ file, key, newest }).close()
  } catch (error) {
    if (error instanceof StoreError && error.code === 'wrongKey' && !isOurHeader(file)) throw new StoreError('corrupt', undefined, error)
    throw asStoreError(error)
  }
  return opened(file, key, newest, false) as WritableDb
}

/** Opens an encrypted file for queries only. Throws `StoreError`. */
export const openReadable = ({ file, key, newest }: FileSpec): ReadableDb => {
  if (!existsSync(file)) throw new StoreError('missing')
  return opened(file, key, newest, true) as Database.Database & ReadableDb
}

const opened = (file: string, key: Buffer, newest: number, readonly: boolean): Database.Database => {
  let db: Database.Database | undefined
  try {
    db = new Database(file, { readonly, fileMustExist: readonly, timeout: SETTINGS.busy_timeout })
    db.pragma("cipher='aegis'")
    // Without a salt in the key text a new file draws a random one and an old file keeps its own (first 16 bytes).
    db.pragma(`key='raw:${key.toString('hex')}'`)
    if (!readonly) {
      db.pragma('page_size=8192')
      db.pragma('journal_mode=WAL')
    }
    for (const [name, value] of Object.entries(SETTINGS)) db.pragma(`${name}=${value}`)
    // The first read proves the key; only after it does SQLite tell the truth about `synchronous` (it answers 2, then runs 1).
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
    assertSettings(db)
    refuseNewer(db, newest)
    return db
  } catch (error) {
    db?.close()
    throw asStoreError(error)
  }
}

/** Reads every setting back; a copy opened for reading need not be in WAL. Throws `synchronousNotFull` or `unsafeSetting`. */
export const assertSettings = (db: Pick<Database.Database, 'pragma' | 'readonly'>): void => {
  for (const [name, wanted] of Object.entries(db.readonly ? SETTINGS : { ...SETTINGS, journal_mode: 'wal' })) {
    const found = db.pragma(name, { simple: true })
    const what = `${name}=${found}`
    if (found !== wanted) throw new StoreError(name === 'synchronous' ? 'synchronousNotFull' : 'unsafeSetting', text(what, what))
  }
}

const refuseNewer = (db: Database.Database, newest: number): void => {
  const version = db.pragma('user_version', { simple: true })
  if (typeof version === 'number' && version > newest) {
    throw new StoreError('newerSchema', text(`数据版本 ${version}，程序版本 ${newest}`, `data ${version}, program ${newest}`))
  }
}

/**
 * Bytes 16–23 stay readable under AEGIS (among them page size 8192 and 64 reserved): if they are not ours, the file is damaged, not mislocked.
 * Only called before any connection is open: closing a descriptor of our own would drop SQLite's locks on the file.
 */
const isOurHeader = (file: string): boolean => {
  const bytes = Buffer.alloc(24)
  const descriptor = openSync(file, 'r')
  try {
    return readSync(descriptor, bytes, 0, 24, 0) === 24 && bytes[16] === 0x20 && bytes.subarray(20).equals(PLAIN_HEADER)
  } finally {
    closeSync(descriptor)
  }
}

const PLAIN_HEADER = Buffer.from('40402020', 'hex')
