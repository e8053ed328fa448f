import Database from 'better-sqlite3'
import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { assertSettings, openReadable, openWritable } from './encryptedFile.ts'

let dir: string
let file: string
const key = randomBytes(32)

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'casedesk-file-'))
  file = join(dir, 'desk.db')
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const filled = (path = file): void => {
  const db = openWritable({ file: path, key, newest: 1 })
  db.exec("CREATE TABLE t (x TEXT) STRICT; INSERT INTO t VALUES ('a'); PRAGMA user_version=1")
  db.close()
}
const refusal = (code: string) => expect.objectContaining({ name: 'StoreError', code })

describe('an encrypted file', () => {
  it('runs with every setting on both kinds of connection, after use and after reopening', () => {
    filled()
    for (const db of [openWritable({ file, key, newest: 1 }), openReadable({ file, key, newest: 1 })]) {
      expect(db.prepare('SELECT x FROM t').all()).toEqual([{ x: 'a' }])
      expect(() => assertSettings(db)).not.toThrow()
      expect(db.pragma('synchronous', { simple: true })).toBe(2)
      expect(db.pragma('page_size', { simple: true })).toBe(8192)
      expect(db.pragma('cipher', { simple: true })).toBe('aegis')
      db.close()
    }
  })

  it('notices the library falling back to NORMAL, which is what it does by itself', () => {
    filled()
    const db = openWritable({ file, key, newest: 1 })
    db.pragma('synchronous=NORMAL')
    expect(() => assertSettings(db)).toThrow(refusal('synchronousNotFull'))
    db.pragma('synchronous=FULL')
    db.pragma('temp_store=FILE')
    expect(() => assertSettings(db)).toThrow(refusal('unsafeSetting'))
    db.close()

    const bare = new Database(join(dir, 'bare.db'))
    bare.exec('PRAGMA journal_mode=WAL; CREATE TABLE t (x)')
    expect(bare.pragma('synchronous', { simple: true })).toBe(1)
    bare.close()
  })

  it('draws a salt of its own and shows no content', () => {
    filled()
    filled(join(dir, 'other.db'))
    const [a, b] = [readFileSync(file), readFileSync(join(dir, 'other.db'))]
    expect(a.subarray(0, 16)).not.toEqual(b.subarray(0, 16))
    expect(a.includes('CREATE TABLE')).toBe(false)
  })

  it('cannot be written through a read connection', () => {
    filled()
    const db = openReadable({ file, key, newest: 1 })
    expect(() => db.prepare("INSERT INTO t VALUES ('b')").run()).toThrow('readonly')
    db.close()
  })

  it('refuses another key, with the way out in Chinese', () => {
    filled()
    const wrong = { file, key: randomBytes(32), newest: 1 }
    expect(() => openWritable(wrong)).toThrow(refusal('wrongKey'))
    expect(() => openReadable(wrong)).toThrow(refusal('wrongKey'))
    try {
      openWritable(wrong)
    } catch (error) {
      expect(error).toMatchObject({
        text: { zh: expect.stringContaining('keys.json') },
        wayOut: { zh: expect.stringContaining('同一目录') },
      })
    }
  })

  it.each([
    ['a file of something else', () => writeFileSync(file, 'x'.repeat(20_000))],
    ['a file cut in its first page', () => truncateSync(file, 20)],
  ])('calls %s damaged', (_, damage) => {
    filled()
    damage()
    expect(() => openWritable({ file, key, newest: 1 })).toThrow(refusal('corrupt'))
  })

  it('says that a file is missing instead of making an empty one for a reader', () => {
    expect(() => openReadable({ file, key, newest: 1 })).toThrow(refusal('missing'))
    expect(readdirSync(dir)).toEqual([])
  })

  it('refuses a newer schema and leaves the bytes alone, also those still in the log', () => {
    const writer = openWritable({ file, key, newest: 2 })
    writer.exec('CREATE TABLE t (x TEXT) STRICT; PRAGMA user_version=2')
    const crashed = join(dir, 'crashed')
    mkdirSync(crashed)
    for (const name of ['desk.db', 'desk.db-wal']) copyFileSync(join(dir, name), join(crashed, name))
    writer.close()
    const before = ['desk.db', 'desk.db-wal'].map((name) => readFileSync(join(crashed, name)))
    expect(() => openWritable({ file: join(crashed, 'desk.db'), key, newest: 1 })).toThrow(refusal('newerSchema'))
    expect(['desk.db', 'desk.db-wal'].map((name) => readFileSync(join(crashed, name)))).toEqual(before)
  })
})
