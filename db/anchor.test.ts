import { randomBytes, randomUUID } from 'node:crypto'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Anchor, openAnchor } from './anchor.ts'
import { openWritable, type WritableDb } from './encryptedFile.ts'
import { append } from './journal/append.ts'
import { head } from './journal/read.ts'
import { journalMigration } from './migrations/001Journal.ts'
import { migrate } from './migrations/migrate.ts'
import { commit, transact } from './transact.ts'

let dir: string
let db: WritableDb
let anchor: Anchor
const key = randomBytes(32)
const anchorFile = (): string => join(dir, 'head.anchor')
const refusal = (code: string) => expect.objectContaining({ name: 'StoreError', code })

const journal = (name: string): WritableDb => {
  const opened = openWritable({ file: join(dir, name), key, newest: 1 })
  migrate(opened, key, [journalMigration])
  return opened
}
const decide = (to = db): void => {
  append(to, [{ stream: `filing:${randomUUID()}`, type: 'filing.received', schemaVersion: 1, data: {} }], {
    commandId: randomUUID(),
    actor: { staffId: null, via: 'setup' },
    recordedAt: '2025-10-20T01:02:03.004Z',
  })
}

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'casedesk-anchor-'))
  db = journal('desk.db')
  anchor = openAnchor(dir, key)
  anchor.check(db)
  for (let i = 0; i < 3; i++) commit(db, anchor, () => decide())
})
afterEach(() => {
  anchor.close()
  db.close()
  rmSync(dir, { recursive: true, force: true })
})

describe('the anchor', () => {
  it('follows every commit and is found again', () => {
    expect(anchor.head()).toEqual(head(db))
    expect(openAnchor(dir, key).head()).toEqual(head(db))
    expect(head(db).seq).toBe(3)
  })

  it('does not move when nothing was written, nor back', () => {
    const before = readFileSync(anchorFile())
    commit(db, anchor, () => 0)
    anchor.advance({ seq: 1, hash: 'a'.repeat(64) })
    expect(readFileSync(anchorFile())).toEqual(before)
  })

  it('is never moved by a transaction inside another, which may yet be undone', () => {
    expect(() => transact(db, () => commit(db, anchor, () => decide()))).toThrow('outermost')
    expect([anchor.head().seq, head(db).seq]).toEqual([3, 3])
  })

  it('accepts a journal that a crash left ahead, and moves up to it', () => {
    transact(db, () => {
      decide()
      decide()
    })
    const reopened = openAnchor(dir, key)
    reopened.compare(db)
    expect(reopened.head().seq).toBe(3)
    reopened.check(db)
    expect(reopened.head()).toEqual(head(db))
    reopened.close()
  })

  it('reports a lost tail with both places', () => {
    const shorter = journal('shorter.db')
    transact(shorter, () => decide(shorter))
    expect(() => anchor.check(shorter)).toThrow(refusal('tailLost'))
    expect(() => anchor.check(shorter)).toThrow('anchor at 3, journal ends at 1')
    expect(() => anchor.check(journal('empty.db'))).toThrow('anchor at 3, journal ends at 0')
    shorter.close()
  })

  it.each([3, 5])('reports another journal of %i entries as forked', (entries) => {
    const other = journal('other.db')
    for (let i = 0; i < entries; i++) transact(other, () => decide(other))
    expect(() => anchor.check(other)).toThrow(refusal('forked'))
    expect(anchor.head()).toEqual(head(db))
    other.close()
  })

  it('reports rows after the anchored one that were not chained by us', () => {
    db.exec(`INSERT INTO journal SELECT seq + 1, 'e', 'c', 0, 's', 1, type, 1, '{}', actor, recorded_at, hash, '${'a'.repeat(64)}'
      FROM journal ORDER BY seq DESC LIMIT 1`)
    expect(() => anchor.check(db)).toThrow(refusal('forked'))
  })

  it('is missed when it is gone, and set again only by a person', () => {
    anchor.close()
    rmSync(anchorFile())
    expect(() => anchor.check(db)).toThrow(refusal('anchorMissing'))
    expect(() => commit(db, anchor, () => decide())).toThrow(refusal('anchorMissing'))
    expect(() => commit(db, anchor, () => decide())).toThrow(refusal('frozen'))
    anchor.reset(db)
    anchor.check(db)
    expect(anchor.head().seq).toBe(4)
  })

  it('survives a torn write of either slot and loses at most the last step', () => {
    for (const at of [30, 4096 + 30]) {
      const bytes = readFileSync(anchorFile())
      bytes[at] = (bytes[at] ?? 0) ^ 1
      const torn = mkdtempSync(join(tmpdir(), 'casedesk-torn-'))
      writeFileSync(join(torn, 'head.anchor'), bytes)
      const read = openAnchor(torn, key)
      expect(read.head().seq).toBeGreaterThanOrEqual(2)
      read.check(db)
      expect(read.head()).toEqual(head(db))
      read.close()
      rmSync(torn, { recursive: true })
    }
  })

  it.each([
    ['both slots changed', (bytes: Buffer) => bytes.fill(1, 20, 24).fill(1, 4116, 4120)],
    ['cut', (bytes: Buffer) => bytes.subarray(0, 50)],
    ['empty', () => Buffer.alloc(0)],
  ])('is called damaged when %s', (_, damage) => {
    writeFileSync(anchorFile(), damage(readFileSync(anchorFile())))
    expect(() => openAnchor(dir, key).check(db)).toThrow(refusal('anchorDamaged'))
  })

  it('made with another key is not believed', () => {
    expect(() => openAnchor(dir, randomBytes(32)).check(db)).toThrow(refusal('anchorDamaged'))
  })

  it("does not notice yesterday's files put back together with yesterday's anchor: that takes a witness elsewhere", () => {
    const yesterday = join(dir, 'yesterday.anchor')
    copyFileSync(anchorFile(), yesterday)
    const old = join(dir, 'old.db')
    db.prepare('VACUUM INTO ?').run(old)
    commit(db, anchor, () => decide())
    anchor.close()
    copyFileSync(yesterday, anchorFile())
    const copy = journal('old.db')
    openAnchor(dir, key).check(copy)
    expect(head(copy).seq).toBe(3)
    copy.close()
  })
})
