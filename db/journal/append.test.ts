import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { canonical } from '../../shared/journal/canonical.ts'
import { type CommandMeta, envelopeShape, GENESIS, type NewEvent } from '../../shared/journal/envelope.ts'
import { openWritable, type WritableDb } from '../encryptedFile.ts'
import { journalMigration } from '../migrations/001Journal.ts'
import { migrate } from '../migrations/migrate.ts'
import { transact } from '../transact.ts'
import { append } from './append.ts'
import { sha256 } from './hash.ts'
import { eventsOfCommand, head, readFrom, readStream, streamVersion } from './read.ts'

let dir: string
let db: WritableDb
const key = randomBytes(32)

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'casedesk-journal-'))
  db = openWritable({ file: join(dir, 'desk.db'), key, newest: 1 })
  migrate(db, key, [journalMigration])
})
afterEach(() => {
  db.close()
  rmSync(dir, { recursive: true, force: true })
})

const meta = (commandId: string = randomUUID()): CommandMeta => ({
  commandId,
  actor: { staffId: 'staff-1', via: 'desk' },
  recordedAt: '2025-10-20T01:02:03.004Z',
})
const event = (stream: string, data: NewEvent['data'] = { z: '"引号"', a: [1, null, { 名: '𠮷\n' }] }): NewEvent => ({
  stream,
  type: 'filing.received',
  schemaVersion: 1,
  data,
})
const write = (events: NewEvent[], about = meta()) => transact(db, () => append(db, events, about))

describe('append', () => {
  it('continues the chain over commands; the hash is that of the canonical envelope', () => {
    const written = [...write([event('filing:一"\\')]), ...write([event('filing:b'), event('filing:一"\\')])]
    expect(written.map(({ seq, stream, streamVersion: v, commandPos }) => [seq, stream, v, commandPos])).toEqual([
      [1, 'filing:一"\\', 1, 0],
      [2, 'filing:b', 1, 0],
      [3, 'filing:一"\\', 2, 1],
    ])
    let prevHash = GENESIS.hash
    for (const { hash, ...rest } of written) {
      expect(rest.prevHash).toBe(prevHash)
      expect(hash).toBe(sha256(`${prevHash}\n${canonical(rest)}`))
      expect(envelopeShape.parse({ hash, ...rest })).toEqual({ hash, ...rest })
      prevHash = hash
    }
    expect(head(db)).toEqual({ seq: 3, hash: prevHash })
  })

  it('returns exactly what is read back, keys in the same order', () => {
    const written = write([event('filing:a', { b: 1, a: { d: 1, c: 2 } })])
    expect(JSON.stringify(written)).toBe(JSON.stringify(readFrom(db, 0, 10)))
    expect(JSON.stringify(written[0]?.data)).toBe('{"a":{"c":2,"d":1},"b":1}')
  })

  it('names the events of a command the same wherever it runs', () => {
    const about = meta('6f2d3c5e-0a51-4d5f-9f0a-0c1d2e3f4a5b')
    const names = write([event('filing:a'), event('filing:a')], about).map(({ eventId }) => eventId)
    const digest = sha256(`${about.commandId}/1`)
    expect(names[0]).not.toBe(names[1])
    expect(names[1]?.slice(0, 8)).toBe(digest.slice(0, 8))
    expect(names[1]?.slice(24)).toBe(digest.slice(20, 32))
  })

  it('reads streams, pages and commands', () => {
    const about = meta()
    write([event('filing:a'), event('filing:b')], about)
    write([event('filing:a'), event('filing:a')])
    expect(readStream(db, 'filing:a').map(({ seq }) => seq)).toEqual([1, 3, 4])
    expect(readStream(db, 'filing:a', 2).map(({ seq }) => seq)).toEqual([4])
    expect(readFrom(db, 1, 2).map(({ seq }) => seq)).toEqual([2, 3])
    expect(readFrom(db, 4, 2)).toEqual([])
    expect(eventsOfCommand(db, about.commandId).map(({ seq }) => seq)).toEqual([1, 2])
    expect(eventsOfCommand(db, randomUUID())).toEqual([])
    expect([streamVersion(db, 'filing:a'), streamVersion(db, 'filing:none')]).toEqual([3, 0])
  })

  it('writes a command once and leaves nothing behind when it fails', () => {
    const about = meta()
    write([event('filing:a')], about)
    expect(() => write([event('filing:b')], about)).toThrow('append-only')
    expect(() => write([event('filing:c'), event('filing:d', { fen: 0.5 })])).toThrow(TypeError)
    expect(head(db).seq).toBe(1)
  })

  it.each([
    ['a command id that is no UUID', { commandId: '1' }],
    ['a time without ms', { recordedAt: '2025-10-20T01:02:03Z' }],
  ])('refuses %s', (_, part) => expect(() => write([event('filing:a')], { ...meta(), ...part })).toThrow())

  it.each([
    ['an empty stream', { stream: '' }],
    ['a stream with half a character', { stream: 'filing:\ud842' }],
    ['a type verify would not know', { type: 'Filing received' }],
    ['a schema version of 0', { schemaVersion: 0 }],
  ])('refuses %s', (_, part) => expect(() => write([{ ...event('filing:a'), ...part }])).toThrow())

  it('refuses to run outside a transaction', () => expect(() => append(db, [event('filing:a')], meta())).toThrow('transaction'))
})

describe('the guards', () => {
  const COPY = `seq, event_id, command_id, command_pos, stream, stream_version, type, schema_version, data, actor, recorded_at, prev_hash, hash`
  const follows = `4, 'e', 'c', 0, 's', 1, 't', 1, '{}', '{}', 'r', (SELECT hash FROM journal WHERE seq = 3), '${'a'.repeat(64)}'`
  const values = follows.split(', ')
  const place = (index: number, sql: string): string => values.map((value, at) => (at === index ? sql : value)).join(', ')
  const of = (column: string): string => `(SELECT ${column} FROM journal WHERE seq = 2)`
  const attacks: [string, string][] = [
    ['UPDATE', `UPDATE journal SET data = '{}' WHERE seq = 2`],
    ['UPDATE OR REPLACE', `UPDATE OR REPLACE journal SET seq = 3 WHERE seq = 2`],
    ['DELETE', `DELETE FROM journal WHERE seq = 3`],
    ['DELETE of all', 'DELETE FROM journal'],
    ['REPLACE of a row by its seq', `REPLACE INTO journal SELECT ${COPY} FROM journal WHERE seq = 2`],
    ['REPLACE of the last row', `INSERT OR REPLACE INTO journal SELECT ${COPY} FROM journal WHERE seq = 3`],
    ['REPLACE by event id', `INSERT OR REPLACE INTO journal VALUES (${place(1, of('event_id'))})`],
    [
      'REPLACE by command place',
      `INSERT OR REPLACE INTO journal SELECT 4, 'e', command_id, command_pos, 's', 1, 't', 1, '{}', '{}', 'r', (SELECT hash FROM journal WHERE seq = 3), '${'a'.repeat(64)}' FROM journal WHERE seq = 2`,
    ],
    [
      'REPLACE by stream version',
      `INSERT OR REPLACE INTO journal SELECT 4, 'e', 'c', 0, stream, stream_version, 't', 1, '{}', '{}', 'r', (SELECT hash FROM journal WHERE seq = 3), '${'a'.repeat(64)}' FROM journal WHERE seq = 2`,
    ],
    ['the hash of an older row', `INSERT OR REPLACE INTO journal VALUES (${place(12, '(SELECT hash FROM journal WHERE seq = 3)')})`],
    ['a gap', `INSERT INTO journal VALUES (${place(0, '5')})`],
    ['a row before the first', `INSERT INTO journal VALUES (${place(0, '0')})`],
    ['a seq of NULL', `INSERT INTO journal VALUES (${place(0, 'NULL')})`],
    ['a row off the chain', `INSERT INTO journal VALUES (${place(11, `'${'b'.repeat(64)}'`)})`],
  ]

  beforeEach(() => {
    write([event('filing:a'), event('filing:b')])
    write([event('filing:a')])
  })

  for (const recursive of ['ON', 'OFF']) {
    it.each(attacks)(`stop %s, recursive_triggers ${recursive}, on a second connection`, (_, sql) => {
      const second = openWritable({ file: join(dir, 'desk.db'), key, newest: 1 })
      second.pragma(`recursive_triggers=${recursive}`)
      const before = JSON.stringify(readFrom(db, 0, 10))
      expect(() => second.exec(sql)).toThrow(/append-only|NOT NULL|CHECK/)
      expect(JSON.stringify(readFrom(db, 0, 10))).toBe(before)
      second.close()
    })
  }

  it('let the next row of the chain in, so that the attacks above fail for their own reason', () => {
    db.exec(`INSERT INTO journal VALUES (${follows})`)
    expect(head(db).seq).toBe(4)
  })
})
