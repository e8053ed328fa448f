import { canonical } from '../../shared/journal/canonical.ts'
import { actorShape, type Envelope } from '../../shared/journal/envelope.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { envelope, JOURNAL_COLUMNS } from '../journal/read.ts'
import type { JournalRow } from '../journal/hash.ts'
import { statement } from '../statement.ts'
import { accountsNamed } from './accounts.ts'

export interface TrailAsk {
  readonly staffId: string | null
  /** Event types; empty for all */
  readonly types: readonly string[]
  /** ISO, from included, to excluded */
  readonly from: string | null
  readonly to: string | null
  /** Number of a filing, account, unit or person; empty for all */
  readonly record: string
  /** Entries below this one; null begins with the newest */
  readonly before: number | null
  readonly limit: number
}

/**
 * One page of the journal, newest first, by keyset: a type and an actor at a time, because each has its entries in order in its own index.
 */
export function trailPage(db: ReadableDb, ask: TrailAsk): Envelope[] {
  const types = ask.types.length > 0 ? ask.types : [null]
  const { staffId } = ask
  const actors = staffId === null ? [null] : actorShape.shape.via.options.map((via) => canonical({ staffId, via }))
  return types
    .flatMap((type) => actors.flatMap((actor) => entries(db, ask, type, actor)))
    .sort((a, b) => b.seq - a.seq)
    .slice(0, ask.limit)
}

function entries(db: ReadableDb, { from, to, record, before, limit }: TrailAsk, type: string | null, actor: string | null): Envelope[] {
  const where: string[] = []
  const given: (string | number)[] = []
  const and = (sql: string, ...values: (string | number)[]) => {
    where.push(sql)
    given.push(...values)
  }
  if (before !== null) and('seq < ?', before)
  if (type !== null) and('type = ?', type)
  if (actor !== null) and('actor = ?', actor)
  if (from !== null || to !== null) {
    const [low, high] = bounds(db, from ?? '', to ?? '9')
    and('seq >= ? AND seq <= ? AND recorded_at >= ? AND recorded_at < ?', low, high, from ?? '', to ?? '9')
  }
  if (record !== '') {
    const { streams, seqs } = entriesAbout(db, record)
    and(
      '(stream IN (SELECT value FROM json_each(?)) OR seq IN (SELECT value FROM json_each(?)))',
      JSON.stringify(streams),
      JSON.stringify(seqs),
    )
  }
  return statement<(string | number)[], JournalRow>(
    db,
    `SELECT ${JOURNAL_COLUMNS} FROM journal ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''} ORDER BY seq DESC LIMIT ?`,
  )
    .all(...given, limit)
    .map(envelope)
}

/** First and last entry of a time; the clock may have been put back in between, so the time itself is asked as well. */
function bounds(db: ReadableDb, from: string, to: string): [number, number] {
  const found = statement<[string, string], { low: number | null; high: number | null }>(
    db,
    'SELECT min(seq) AS low, max(seq) AS high FROM journal WHERE recorded_at >= ? AND recorded_at < ?',
  ).get(from, to)
  return [found?.low ?? 0, found?.high ?? 0]
}

/** Streams that are about a record, and entries elsewhere that changed it. */
function entriesAbout(db: ReadableDb, record: string): { readonly streams: string[]; readonly seqs: number[] } {
  const filings = statement<[string, string, string], { filingId: string }>(
    db,
    'SELECT filing_id AS filingId FROM filing WHERE number = ? OR subject_id = ? OR unit_no = ? LIMIT 1000',
  ).all(record, record.toUpperCase(), record)
  const touched = statement<[string, string, string], { seq: number }>(
    db,
    "SELECT seq FROM record_touch WHERE key = ? OR (key > ? || '/' AND key < ? || '0') ORDER BY seq DESC LIMIT 2000",
  ).all(record, record, record)
  const accounts = accountsNamed(db, record).map(({ system, accountName }) => `account:${system}/${accountName}`)
  return { streams: [record, ...filings.map(({ filingId }) => `filing:${filingId}`), ...accounts], seqs: touched.map(({ seq }) => seq) }
}
