import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWritable, type WritableDb } from './encryptedFile.ts'
import { transact } from './transact.ts'

let dir: string
let db: WritableDb
const key = randomBytes(32)
const open = (): WritableDb => openWritable({ file: join(dir, 'desk.db'), key, newest: 1 })

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'casedesk-transact-'))
  db = open()
  db.exec('CREATE TABLE t (x TEXT) STRICT')
})
afterEach(() => {
  db.close()
  rmSync(dir, { recursive: true, force: true })
})

const insert = (text: string): void => {
  db.prepare('INSERT INTO t VALUES (?)').run(text)
}
const refusal = (code: string) => expect.objectContaining({ name: 'StoreError', code })

describe('transact', () => {
  it('writes all or nothing', () => {
    expect(transact(db, () => (insert('a'), 7))).toBe(7)
    const fault = new Error('no')
    expect(() =>
      transact(db, () => {
        insert('b')
        throw fault
      }),
    ).toThrow(fault)
    expect(db.prepare('SELECT x FROM t').pluck().all()).toEqual(['a'])
  })

  it('stops all writing after a full disk, small writes too, until the file is opened anew', () => {
    transact(db, () => insert('kept'))
    db.pragma('max_page_count=3')
    expect(() => transact(db, () => insert('x'.repeat(50_000)))).toThrow(refusal('diskFull'))
    db.pragma('max_page_count=100000')
    expect(() => transact(db, () => insert('small'))).toThrow(refusal('frozen'))
    expect(() => insert('around transact')).toThrow('readonly')
    expect(db.prepare('SELECT x FROM t').pluck().all()).toEqual(['kept'])
    db.close()
    db = open()
    transact(db, () => insert('after'))
    expect(db.prepare('SELECT x FROM t').pluck().all()).toEqual(['kept', 'after'])
  })

  it('says busy when another process is writing', () => {
    const other = open()
    other.exec('BEGIN IMMEDIATE')
    db.pragma('busy_timeout=1')
    expect(() => transact(db, () => insert('a'))).toThrow(refusal('busy'))
    other.exec('ROLLBACK')
    other.close()
    transact(db, () => insert('a'))
  })
})
