import { readFrom } from '../../db/journal/read.ts'
import { type TrailAsk, trailPage } from '../../db/queries/trail.ts'
import type { Envelope } from '../../shared/journal/envelope.ts'
import { typesOf } from '../../shared/journal/trailGroups.ts'
import { type BenchDesk, staffIds } from './desk.ts'
import type { Figure } from './harness.ts'

const PAGE = 100

/** Pages of the journal as an auditor filters it, against as many entries that lie side by side. */
export const auditFigures = ({ store: { db } }: BenchDesk): Figure[] => {
  const last = db.prepare<[], { seq: number }>('SELECT max(seq) AS seq FROM journal').get()?.seq ?? 0
  const numbers = db.prepare<[], { number: string }>('SELECT number FROM filing ORDER BY id LIMIT 50').all()
  const page = (ask: Partial<TrailAsk>) =>
    trailPage(db, { staffId: null, types: [], from: null, to: null, record: '', before: null, limit: PAGE, ...ask })
  const newestFirst = (rows: unknown, full: boolean): boolean =>
    Array.isArray(rows) && (!full || rows.length === PAGE) && rows.every((row: Envelope, i) => i === 0 || rows[i - 1].seq > row.seq)
  const figure = (name: string, ask: (call: number) => Partial<TrailAsk>, full = true): Figure => ({
    name: `audit: ${name}`,
    goal: { atMost: 4 },
    limit: (call) => readFrom(db, (call * 7919) % Math.max(1, last - PAGE), PAGE),
    subject: (call) => page(ask(call)),
    right: (rows) => newestFirst(rows, full),
    calls: 100,
  })
  const staffId = (call: number) => staffIds[call % staffIds.length] ?? null
  return [
    figure('newest page', () => ({})),
    figure('a page deep in the journal', (call) => ({ before: last - ((call * 7919) % Math.floor(last * 0.9)) })),
    figure('decisions', () => ({ types: typesOf('decisions') })),
    figure('one person', (call) => ({ staffId: staffId(call) })),
    figure('decisions of one person', (call) => ({ staffId: staffId(call), types: typesOf('decisions') })),
    figure('what one person saw, who saw nothing', (call) => ({ staffId: staffId(call), types: typesOf('seen') }), false),
    figure('one filing by its number', (call) => ({ record: numbers[call % numbers.length]?.number ?? '' }), false),
    figure('a record that nobody knows', () => ({ record: 'nobody' }), false),
  ]
}
