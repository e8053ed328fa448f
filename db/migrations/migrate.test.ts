import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openReadable, openWritable, type WritableDb } from '../encryptedFile.ts'
import { append } from '../journal/append.ts'
import { head } from '../journal/read.ts'
import { transact } from '../transact.ts'
import { journalMigration } from './001Journal.ts'
import { deskMigrations } from './all.ts'
import { type Migration, migrate } from './migrate.ts'

let dir: string
let db: WritableDb
const key = randomBytes(32)
const second: Migration = { version: 2, name: 'second', sql: 'CREATE TABLE later (x INTEGER) STRICT; INSERT INTO later VALUES (1)' }
const broken: Migration = { version: 2, name: 'second', sql: 'CREATE TABLE later (x INTEGER) STRICT; INSERT INTO nowhere VALUES (1)' }
const backups = (): string[] => (existsSync(join(dir, 'backups')) ? readdirSync(join(dir, 'backups')) : [])
const version = (of: WritableDb = db): unknown => of.pragma('user_version', { simple: true })

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'casedesk-migrate-'))
  db = openWritable({ file: join(dir, 'desk.db'), key, newest: 3 })
})
afterEach(() => {
  db.close()
  rmSync(dir, { recursive: true, force: true })
})

const oneEvent = (): void => {
  transact(db, () =>
    append(db, [{ stream: 'filing:1', type: 'filing.received', schemaVersion: 1, data: {} }], {
      commandId: randomUUID(),
      actor: { staffId: null, via: 'setup' },
      recordedAt: '2025-10-20T01:02:03.004Z',
    }),
  )
}

describe('migrate', () => {
  it('brings a new file to the newest schema without a backup, and then does nothing', () => {
    migrate(db, key, [journalMigration, second])
    expect(version()).toBe(2)
    migrate(db, key, [journalMigration, second])
    expect(db.prepare('SELECT version, name FROM migrations').raw().all()).toEqual([
      [1, 'journal'],
      [2, 'second'],
    ])
    expect(db.prepare('SELECT count(*) FROM later').pluck().get()).toBe(1)
    expect(backups()).toEqual([])
  })

  it('copies a file that holds something first; the copy opens with the same key and holds the same journal', () => {
    migrate(db, key, [journalMigration])
    oneEvent()
    migrate(db, key, [journalMigration, second])
    expect(backups()).toEqual(['desk-schema1.db'])
    const file = join(dir, 'backups', 'desk-schema1.db')
    const copy = openReadable({ file, key, newest: 1 })
    expect(head(copy)).toEqual(head(db))
    copy.close()
    expect(() => openReadable({ file, key: randomBytes(32), newest: 1 })).toThrow(expect.objectContaining({ code: 'wrongKey' }))
    expect(head(db).seq).toBe(1)
  })

  it('leaves a whole older version when a step fails, and takes the mended step later', () => {
    migrate(db, key, [journalMigration])
    oneEvent()
    expect(() => migrate(db, key, [journalMigration, broken])).toThrow('nowhere')
    expect(version()).toBe(1)
    expect(db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'later'").get()).toBeUndefined()
    migrate(db, key, [journalMigration, second])
    expect(version()).toBe(2)
  })

  it('refuses a file whose steps are not the first of its list', () => {
    migrate(db, key, [journalMigration, second])
    const mismatch = expect.objectContaining({ code: 'schemaMismatch' })
    expect(() => migrate(db, key, [journalMigration, { ...second, name: 'another' }])).toThrow(mismatch)
    expect(() => migrate(db, key, [journalMigration])).toThrow(mismatch)
    db.pragma('user_version=1')
    expect(() => migrate(db, key, [journalMigration, second])).toThrow(mismatch)
  })

  it('refuses a list with a gap', () =>
    expect(() => migrate(db, key, [journalMigration, { ...second, version: 3 }])).toThrow('out of order'))

  it('accepts the list of the product', () => {
    migrate(db, key, deskMigrations)
    expect(version()).toBe(deskMigrations.length)
  })
})
