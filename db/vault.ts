import type { Buffer } from 'node:buffer'
import { join } from 'node:path'
import { text } from '../shared/text.ts'
import { openReadable, openWritable, type ReadableDb, type WritableDb } from './encryptedFile.ts'
import { sha256 } from './journal/hash.ts'
import { type Migration, migrate } from './migrations/migrate.ts'
import { statement } from './statement.ts'
import { StoreError } from './storeError.ts'
import { subKey } from './subKey.ts'
import { transact } from './transact.ts'

/** vault.db: what the journal does not hold. Attachments are named by their content; drafts and preferences come and go. */
const migrations: readonly Migration[] = [
  {
    version: 1,
    name: 'vault',
    sql: `
CREATE TABLE attachment (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, media_type TEXT NOT NULL, bytes BLOB NOT NULL) STRICT;
CREATE TABLE draft (key TEXT PRIMARY KEY, value TEXT NOT NULL, updated_at TEXT NOT NULL) STRICT;
CREATE TABLE preference (staff_id TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (staff_id, key)) STRICT;
`,
  },
  {
    version: 2,
    name: 'counter uploads',
    sql: 'CREATE TABLE upload (staff_id TEXT NOT NULL, sha256 TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (staff_id, sha256)) STRICT;',
  },
  {
    version: 3,
    name: 'batch workbooks',
    sql: `
CREATE TABLE workbook (
  batch_id TEXT PRIMARY KEY, staff_id TEXT NOT NULL, at TEXT NOT NULL, kind TEXT NOT NULL, unit_no TEXT NOT NULL, file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL, corrects TEXT, state TEXT NOT NULL, taken TEXT
) STRICT;
CREATE TABLE workbook_row (
  batch_id TEXT NOT NULL, "row" INTEGER NOT NULL, name TEXT NOT NULL, id_number TEXT NOT NULL, content TEXT NOT NULL,
  result TEXT NOT NULL, findings TEXT NOT NULL, refund TEXT, choice TEXT NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY (batch_id, "row")
) STRICT, WITHOUT ROWID;
CREATE INDEX workbook_row_result ON workbook_row(batch_id, result, "row");
CREATE INDEX workbook_row_person ON workbook_row(batch_id, id_number);
`,
  },
]

/** Schema version of vault.db. */
export const vaultVersion = migrations.length

export interface Attachment {
  readonly sha256: string
  /** Bytes. */
  readonly size: number
  readonly mediaType: string
  readonly bytes: Buffer
}

export interface Draft {
  readonly value: unknown
  /** ISO. */
  readonly updatedAt: string
}

/** Opens vault.db beside desk.db with the same care; `key` is the 32-byte data key. Throws `StoreError`. */
export function openVault(spec: { readonly dir: string; readonly key: Buffer; readonly mode: 'write' }): WritableDb
export function openVault(spec: { readonly dir: string; readonly key: Buffer; readonly mode: 'read' }): ReadableDb
export function openVault({ dir, key, mode }: { readonly dir: string; readonly key: Buffer; readonly mode: 'write' | 'read' }): ReadableDb {
  const spec = { file: join(dir, 'vault.db'), key: subKey(key, 'vault.db'), newest: migrations.length }
  if (mode === 'read') return openReadable(spec)
  const db = openWritable(spec)
  try {
    migrate(db, spec.key, migrations)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** Keeps the bytes and returns their SHA-256 (hex). The same content is kept once, under the media type it first came with. */
export const putAttachment = (vault: WritableDb, bytes: Uint8Array, mediaType: string): string => {
  const sha = sha256(bytes)
  const insert = statement<[string, number, string, Uint8Array]>(
    vault,
    'INSERT INTO attachment (sha256, size, media_type, bytes) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  save(vault, () => insert.run(sha, bytes.byteLength, mediaType, bytes))
  return sha
}

/** The attachment of that SHA-256, or null. Throws `corrupt` when its bytes are no longer those it is named by. */
export const attachment = (vault: ReadableDb, sha: string): Attachment | null => {
  const found = statement<[string], Attachment>(
    vault,
    'SELECT sha256, size, media_type AS mediaType, bytes FROM attachment WHERE sha256 = ?',
  ).get(sha)
  if (found && sha256(found.bytes) !== sha) throw new StoreError('corrupt', text('附件', 'attachment'))
  return found ?? null
}

export const hasAttachment = (vault: ReadableDb, sha: string): boolean =>
  statement<[string], object>(vault, 'SELECT 1 FROM attachment WHERE sha256 = ?').get(sha) !== undefined

/** Keeps a file that a member of staff attached at the counter and remembers whose it is; returns its SHA-256. `at` is the time now, ISO. */
export const putUpload = (vault: WritableDb, staffId: string, bytes: Uint8Array, mediaType: string, at: string): string => {
  const sha = putAttachment(vault, bytes, mediaType)
  const insert = statement<[string, string, string]>(
    vault,
    'INSERT INTO upload (staff_id, sha256, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  )
  save(vault, () => insert.run(staffId, sha, at))
  return sha
}

/** What is known of a file that this person attached, without its bytes; nothing for anybody else's. */
export const uploadOf = (vault: ReadableDb, staffId: string, sha: string): Omit<Attachment, 'bytes'> | undefined =>
  statement<[string, string], Omit<Attachment, 'bytes'>>(
    vault,
    `SELECT a.sha256, a.size, a.media_type AS mediaType FROM upload u JOIN attachment a ON a.sha256 = u.sha256
     WHERE u.staff_id = ? AND u.sha256 = ?`,
  ).get(staffId, sha)

/** For attachments of a package that was not taken in after all; the caller knows that no filing names them. Counter uploads stay. */
export const dropAttachments = (vault: WritableDb, shas: readonly string[]): void => {
  const drop = statement<[string]>(
    vault,
    'DELETE FROM attachment WHERE sha256 = ? AND NOT EXISTS (SELECT 1 FROM upload WHERE upload.sha256 = attachment.sha256)',
  )
  save(vault, () => {
    for (const sha of shas) drop.run(sha)
  })
}

/** Keeps half-typed work; null forgets it. `at` is the time now, ISO. */
export const saveDraft = (vault: WritableDb, key: string, value: unknown, at: string): void => {
  const upsert = statement<[string, string, string]>(vault, 'INSERT OR REPLACE INTO draft (key, value, updated_at) VALUES (?, ?, ?)')
  const forget = statement<[string]>(vault, 'DELETE FROM draft WHERE key = ?')
  save(vault, () => ((value ?? null) === null ? forget.run(key) : upsert.run(key, JSON.stringify(value), at)))
}

export const draft = (vault: ReadableDb, key: string): Draft | null => {
  const found = statement<[string], { value: string; updatedAt: string }>(
    vault,
    'SELECT value, updated_at AS updatedAt FROM draft WHERE key = ?',
  ).get(key)
  return found ? { value: JSON.parse(found.value), updatedAt: found.updatedAt } : null
}

export const setPreference = (vault: WritableDb, staffId: string, key: string, value: unknown): void => {
  const upsert = statement<[string, string, string]>(vault, 'INSERT OR REPLACE INTO preference (staff_id, key, value) VALUES (?, ?, ?)')
  save(vault, () => upsert.run(staffId, key, JSON.stringify(value ?? null)))
}

/** What the person chose, or null. */
export const preference = (vault: ReadableDb, staffId: string, key: string): unknown => {
  const found = statement<[string, string], { value: string }>(vault, 'SELECT value FROM preference WHERE staff_id = ? AND key = ?').get(
    staffId,
    key,
  )
  return found ? JSON.parse(found.value) : null
}

/** Joins the caller's transaction, so that a whole package of attachments can be kept or dropped together. */
const save = (vault: WritableDb, write: () => unknown): void => {
  if (vault.inTransaction) write()
  else transact(vault, write)
}
