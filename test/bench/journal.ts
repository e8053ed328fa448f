import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import path from 'node:path'
import { execute } from '../../db/execute.ts'
import { append } from '../../db/journal/append.ts'
import { readFrom, readRows } from '../../db/journal/read.ts'
import type { NewEvent } from '../../shared/journal/envelope.ts'
import { eventShapes, schemaVersion } from '../../shared/journal/events.ts'
import { bulk } from '../../main/demo/bulk.ts'
import { now } from '../desk/bare.ts'
import { type BenchDesk, staffIds } from './desk.ts'
import type { Figure } from './harness.ts'

const BATCH = 1000
let commands = 0
const commandId = () => `00000000-0000-4000-a000-${String((commands += 1)).padStart(12, '0')}`

/** G1, G2: what the journal costs above the bare insert, and one durable decision above one durable write. */
export const journalFigures = (desk: BenchDesk): Figure[] => [appendFigure(desk), decisionFigure(desk)]

/** Batches are rolled back again, so that each round finds the same journal. */
const appendFigure = ({ store: { db } }: BenchDesk): Figure => {
  const received = [...bulk(BATCH, 'append')].flatMap(({ filings }) => filings.map((filing) => filing.received))
  const shape = eventShapes['filing.received']
  const undone = (work: () => void): number => {
    db.exec('BEGIN IMMEDIATE')
    try {
      work()
      return db.prepare<[], { n: number }>('SELECT changes() + total_changes() AS n').get()?.n ?? 0
    } finally {
      db.exec('ROLLBACK')
    }
  }
  db.exec(`CREATE TABLE bench_bare (seq INTEGER PRIMARY KEY, event_id TEXT UNIQUE, command_id TEXT, command_pos INTEGER, stream TEXT,
    stream_version INTEGER, type TEXT, schema_version INTEGER, data TEXT, actor TEXT, recorded_at TEXT, prev_hash TEXT, hash TEXT,
    UNIQUE (stream, stream_version), UNIQUE (command_id, command_pos)) STRICT`)
  const ready = received.map((data, i) => [
    i + 1,
    `e${i}`,
    'c',
    i,
    `filing:${data.id}`,
    1,
    'filing.received',
    1,
    JSON.stringify(data),
    '{"staffId":null,"via":"intake"}',
    now,
    '0'.repeat(64),
    String(i).padStart(64, '0'),
  ])
  const insert = db.prepare<(string | number)[]>(`INSERT INTO bench_bare VALUES (${Array(13).fill('?').join()})`)
  return {
    name: 'G1 journal: checked, chained append of 1,000 / bare insert',
    goal: { atMost: 2.5 },
    limit: () => undone(() => ready.forEach((row) => insert.run(...row))),
    subject: () => {
      let appended = 0
      undone(() => {
        const events = received.map(
          (data): NewEvent => ({ stream: `filing:${data.id}a`, type: 'filing.received', schemaVersion, data: shape.parse(data) }),
        )
        appended = append(db, events, { commandId: commandId(), actor: { staffId: null, via: 'intake' }, recordedAt: now }).length
      })
      return appended
    },
    right: (appended) => appended === BATCH,
    calls: 1,
    by: 'mean',
  }
}

const decisionFigure = ({ store, dir }: BenchDesk): Figure => {
  const file = openSync(path.join(dir, 'limit'), 'w+')
  const block = Buffer.alloc(4096, 1)
  writeSync(file, block, 0, block.length, 0)
  process.on('exit', () => closeSync(file))
  const free = store.db
    .prepare<[], { caseId: string }>("SELECT case_id AS caseId FROM filing WHERE status = 'submitted' AND parts = 1 ORDER BY id LIMIT 50")
    .all()
  const held = new Set<string>()
  return {
    name: 'G2 journal: one durable decision / 4 KB overwritten and synced',
    goal: { atMost: 2 },
    limit: () => {
      writeSync(file, block, 0, block.length, 0)
      fdatasyncSync(file)
    },
    subject: (call) => {
      const caseId = free[call % free.length]?.caseId ?? ''
      const claimed = held.has(caseId)
      if (claimed) held.delete(caseId)
      else held.add(caseId)
      const command = claimed ? ({ type: 'release', reason: '', conflictOfInterest: false } as const) : ({ type: 'claim' } as const)
      return execute(store, { type: 'review', caseId, command }, { commandId: commandId(), staffId: staffIds[0] ?? null, via: 'desk', now })
    },
    right: (done) => (done as { ok: boolean }).ok,
    calls: 200,
  }
}

/** Reading the whole journal page by page, with and without its JSON. */
export const readAll = ({ store: { db } }: BenchDesk, parse: boolean): number => {
  let seq = 0
  for (let rows = page(0); rows.length > 0; rows = page(seq)) seq = rows.at(-1)?.seq ?? seq
  return seq

  function page(after: number) {
    return parse ? readFrom(db, after, 1000) : readRows(db, after, 1000)
  }
}
