import { canonical } from '../../shared/journal/canonical.ts'
import { actorShape, type Envelope } from '../../shared/journal/envelope.ts'
import { recordShapes } from '../../shared/register/records.ts'
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
 * One page of the journal, newest first, by keyset. The entries of a type, or of a person and a type, stand in order in an index, so the page
 * is merged from the newest of each; only those on the page are read.
 */
export function trailPage(db: ReadableDb, ask: TrailAsk): Envelope[] {
  const { staffId, limit } = ask
  const actors = staffId === null ? [null] : actorShape.shape.via.options.map((via) => canonical({ staffId, via }))
  // A person's entries are in order by type only.
  const typesFor = (actor: string | null) => (ask.types.length > 0 ? ask.types : actor === null ? [null] : typesBy(db, actor))
  const [where, given] = narrowed(db, ask)
  const seqs = actors.flatMap((actor) => typesFor(actor).flatMap((type) => newest(db, type, actor, where, [...given, limit])))
  const page = seqs.sort((a, b) => b - a).slice(0, limit)
  return statement<[string], JournalRow>(
    db,
    `SELECT ${JOURNAL_COLUMNS} FROM journal WHERE seq IN (SELECT value FROM json_each(?)) ORDER BY seq DESC`,
  )
    .all(JSON.stringify(page))
    .map(envelope)
}

/** The types of a person's entries, each found behind the one before without reading what lies between. */
const typesBy = (db: ReadableDb, actor: string): string[] =>
  statement<[string, string], { type: string }>(
    db,
    `WITH RECURSIVE found(type) AS (
       SELECT min(type) FROM journal WHERE actor = ?
       UNION ALL SELECT (SELECT min(type) FROM journal WHERE actor = ? AND type > found.type) FROM found WHERE found.type IS NOT NULL
     ) SELECT type FROM found WHERE type IS NOT NULL`,
  )
    .all(actor, actor)
    .map(({ type }) => type)

function newest(db: ReadableDb, type: string | null, actor: string | null, where: readonly string[], given: readonly (string | number)[]) {
  const own = [...(actor === null ? [] : ['actor = ?']), ...(type === null ? [] : ['type = ?'])]
  const all = [...own, ...where]
  return statement<(string | number)[], { seq: number }>(
    db,
    `SELECT seq FROM journal ${all.length > 0 ? `WHERE ${all.join(' AND ')}` : ''} ORDER BY seq DESC LIMIT ?`,
  )
    .all(...[actor, type].filter((value) => value !== null), ...given)
    .map(({ seq }) => seq)
}

/** What narrows every entry alike, as SQL with its values. */
function narrowed(db: ReadableDb, { from, to, record, before }: TrailAsk): [where: string[], given: (string | number)[]] {
  const where: string[] = []
  const given: (string | number)[] = []
  const and = (sql: string, ...values: (string | number)[]) => {
    where.push(sql)
    given.push(...values)
  }
  if (before !== null) and('seq < ?', before)
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
  return [where, given]
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
    'SELECT filing_id AS filingId FROM filing WHERE number = ? OR subject_id = ? OR unit_no = ?',
  ).all(record, record.toUpperCase(), record)
  const kinds = JSON.stringify(Object.keys(recordShapes))
  const touched = statement<[string, string, string, string, string], { seq: number }>(
    db,
    `SELECT seq FROM record_touch WHERE record IN (SELECT value FROM json_each(?)) AND key = ?
     UNION SELECT seq FROM record_touch WHERE record IN (SELECT value FROM json_each(?)) AND key > ? || '/' AND key < ? || '0'`,
  ).all(kinds, record, kinds, record, record)
  const accounts = accountsNamed(db, record).map(({ system, accountName }) => `account:${system}/${accountName}`)
  return { streams: [record, ...filings.map(({ filingId }) => `filing:${filingId}`), ...accounts], seqs: touched.map(({ seq }) => seq) }
}
