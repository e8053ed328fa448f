import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { verify } from '../../db/journal/verify.ts'
import { journalMigration } from '../../db/migrations/001Journal.ts'
import { closeDesk, decide, type Desk, dropDesk, newDesk, newFolder, openDesk } from './store.ts'

/** Somebody with the key and a database tool: triggers off, rows changed, triggers back. */

const ROWS = 6
const TARGET = 3
const TEXTS = ['event_id', 'command_id', 'stream', 'type', 'data', 'actor', 'recorded_at', 'prev_hash', 'hash'] as const
const NUMBERS = ['seq', 'command_pos', 'stream_version', 'schema_version'] as const

let desk: Desk
beforeEach(() => {
  desk = newDesk()
  decide(desk, '张三 初审通过')
  decide(desk, '李四 退回补正 “缺材料”', 3)
  decide(desk, '王五', 2)
})
afterEach(() => dropDesk(desk))

const withoutGuards = (act: () => void): void => {
  const guards = desk.db
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'journal'")
    .all()
  desk.db.pragma('ignore_check_constraints=ON')
  for (const { name } of guards) desk.db.exec(`DROP TRIGGER ${name}`)
  try {
    act()
  } finally {
    for (const { sql } of guards) desk.db.exec(sql)
    desk.db.pragma('ignore_check_constraints=OFF')
  }
}
const check = (anchor = desk.anchor) => verify(desk.db, anchor)

describe('verify', () => {
  it('passes an honest journal, reports progress, and stops when told', () => {
    const seen: number[] = []
    expect(verify(desk.db, desk.anchor, (rows) => seen.push(rows))).toEqual({
      ok: true,
      count: ROWS,
      head: desk.anchor.head(),
      signers: [],
    })
    expect(seen).toEqual([ROWS])
    expect(
      verify(
        desk.db,
        desk.anchor,
        () => {},
        () => true,
      ),
    ).toMatchObject({ ok: false, stopped: true })
    withoutGuards(() => {})
    expect(check()).toMatchObject({ ok: true })
  })

  it('passes an empty journal', () => {
    const empty = newDesk()
    expect(verify(empty.db, empty.anchor)).toMatchObject({ ok: true, count: 0 })
    dropDesk(empty)
  })

  it('names the row for every flipped byte of every text column', () => {
    let flips = 0
    for (const column of TEXTS) {
      const before = desk.db.prepare(`SELECT CAST(${column} AS BLOB) FROM journal WHERE seq = ${TARGET}`).pluck().get()
      if (!Buffer.isBuffer(before)) throw new Error(column)
      withoutGuards(() => {
        const update = desk.db.prepare(`UPDATE journal SET ${column} = CAST(? AS TEXT) WHERE seq = ${TARGET}`)
        for (let at = 0; at < before.length; at++) {
          const flipped = Buffer.from(before)
          flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8))
          update.run(flipped)
          expect(check(), `${column}[${at}]`).toMatchObject({
            ok: false,
            seq: TARGET,
            problem: { zh: expect.stringContaining(`第 ${TARGET} 笔`) },
          })
          flips++
        }
        update.run(before)
      })
      expect(check()).toMatchObject({ ok: true })
    }
    expect(flips).toBeGreaterThan(300)
  }, 60_000)

  it('names the row for every flipped bit of every number', () => {
    for (const column of NUMBERS) {
      const before = desk.db.prepare<[], number>(`SELECT ${column} FROM journal WHERE seq = ${TARGET}`).pluck().get() ?? 0
      for (let bit = 0; bit < 32; bit++) {
        const flipped = (BigInt(before) ^ (1n << BigInt(bit))).toString()
        try {
          withoutGuards(() => desk.db.exec(`UPDATE journal SET ${column} = ${flipped} WHERE seq = ${TARGET}`))
        } catch (error) {
          expect(String(error)).toContain('UNIQUE') // another row has that number: SQLite itself refuses
          continue
        }
        const found = check()
        expect(found, `${column} bit ${bit}`).toMatchObject({ ok: false })
        if (!found.ok) expect(found.seq).toBe(column === 'seq' && flipped === '0' ? 1 : TARGET)
        withoutGuards(() => desk.db.exec(`UPDATE journal SET ${column} = ${before} WHERE seq = ${column === 'seq' ? flipped : TARGET}`))
      }
    }
    expect(check()).toMatchObject({ ok: true })
  }, 60_000)

  it.each([
    ['a deleted row', 'DELETE FROM journal WHERE seq = 3', 3],
    ['a deleted first row', 'DELETE FROM journal WHERE seq = 1', 1],
    [
      'two rows in each other’s place',
      'UPDATE journal SET seq = 99 WHERE seq = 3; UPDATE journal SET seq = 3 WHERE seq = 4; UPDATE journal SET seq = 4 WHERE seq = 99',
      3,
    ],
    ['blanks in the JSON', "UPDATE journal SET data = replace(data, ':', ': ') WHERE seq = 2", 2],
    ['data that is no object', "UPDATE journal SET data = '[]' WHERE seq = 2", 2],
    ['data that is no JSON', "UPDATE journal SET data = '{' WHERE seq = 2", 2],
  ])('names the row of %s', (_, sql, seq) => {
    withoutGuards(() => desk.db.exec(sql))
    expect(check()).toMatchObject({ ok: false, seq })
  })

  it.each([
    ['cut off tail', 'DELETE FROM journal WHERE seq > 4', '缺少最后'],
    ['emptied table', 'DELETE FROM journal', '缺少最后'],
  ])('hears of a %s from the anchor, which alone can know', (_, sql, words) => {
    withoutGuards(() => desk.db.exec(sql))
    expect(check()).toMatchObject({ ok: false, problem: { zh: expect.stringContaining(words) } })
    expect(verify(desk.db, null)).toMatchObject({ ok: true })
  })

  it('hears of a journal that was rewritten whole from the anchor', () => {
    const forged = newDesk()
    for (let i = 0; i < ROWS; i++) decide(forged, '都通过')
    expect(verify(forged.db, null)).toMatchObject({ ok: true })
    expect(verify(forged.db, desk.anchor)).toMatchObject({ ok: false, problem: { zh: expect.stringContaining('被替换或改写') } })
    dropDesk(forged)
  })

  it('misses each guard that was taken away or weakened', () => {
    const names = [...journalMigration.sql.matchAll(/CREATE TRIGGER (\w+)/g)].map((found) => found[1] ?? '')
    expect(names).toHaveLength(3)
    for (const name of names) {
      const sql = desk.db.prepare<[string], string>('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(name) ?? ''
      desk.db.exec(`DROP TRIGGER ${name}`)
      expect(check()).toMatchObject({ ok: false, seq: null, problem: { en: expect.stringContaining(name) } })
      desk.db.exec(sql.replace('BEGIN', 'WHEN 0 BEGIN'))
      expect(check()).toMatchObject({ ok: false, seq: null, problem: { en: expect.stringContaining(name) } })
      desk.db.exec(`DROP TRIGGER ${name}`)
      desk.db.exec(sql)
    }
    expect(check()).toMatchObject({ ok: true })
  })

  it('reports references to nothing', () => {
    desk.db.pragma('foreign_keys=OFF')
    desk.db.exec('CREATE TABLE child (seq INTEGER REFERENCES journal) STRICT; INSERT INTO child VALUES (77)')
    expect(check()).toMatchObject({ ok: false, problem: { zh: expect.stringContaining('不存在') } })
  })

  it('says when the anchor belongs to another key', () => {
    const dir = newFolder()
    const stranger = openDesk(dir, randomBytes(32))
    decide(stranger, 'x')
    expect(verify(desk.db, stranger.anchor)).toMatchObject({ ok: false })
    closeDesk(stranger)
    rmSync(dir, { recursive: true })
  })
})
