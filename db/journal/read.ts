import { type Actor, type Envelope, GENESIS, type Head } from '../../shared/journal/envelope.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'
import type { JournalRow } from './hash.ts'

export const JOURNAL_COLUMNS = `seq, event_id AS eventId, command_id AS commandId, command_pos AS commandPos, stream,
  stream_version AS streamVersion, type, schema_version AS schemaVersion, data, actor, recorded_at AS recordedAt,
  prev_hash AS prevHash, hash`

/** The newest row, or `GENESIS`. */
export const head = (db: ReadableDb): Head =>
  statement<[], Head>(db, 'SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1').get() ?? GENESIS

/** The hash of one row, if the row is there. */
export const hashAt = (db: ReadableDb, seq: number): string | undefined =>
  seq === 0 ? GENESIS.hash : statement<[number], Head>(db, 'SELECT seq, hash FROM journal WHERE seq = ?').get(seq)?.hash

/** The version of the stream's last event; 0 for a stream that does not exist. */
export const streamVersion = (db: ReadableDb, stream: string): number =>
  statement<[string], { version: number | null }>(db, 'SELECT max(stream_version) AS version FROM journal WHERE stream = ?').get(stream)
    ?.version ?? 0

/** What a command wrote, in its order; empty if it never ran. The answer to a command sent twice. */
export const eventsOfCommand = (db: ReadableDb, commandId: string): Envelope[] =>
  statement<[string], JournalRow>(db, `SELECT ${JOURNAL_COLUMNS} FROM journal WHERE command_id = ? ORDER BY command_pos`)
    .all(commandId)
    .map(envelope)

/** An event by its id. */
export const eventById = (db: ReadableDb, eventId: string): Envelope | undefined => {
  const row = statement<[string], JournalRow>(db, `SELECT ${JOURNAL_COLUMNS} FROM journal WHERE event_id = ?`).get(eventId)
  return row && envelope(row)
}
/** Whether a command wrote anything. */
export const hasRun = (db: ReadableDb, commandId: string): boolean =>
  statement<[string], object>(db, 'SELECT 1 FROM journal WHERE command_id = ? LIMIT 1').get(commandId) !== undefined

/** All events of a stream, oldest first, from `afterVersion` (exclusive). */
export const readStream = (db: ReadableDb, stream: string, afterVersion = 0): Envelope[] =>
  statement<[string, number], JournalRow>(
    db,
    `SELECT ${JOURNAL_COLUMNS} FROM journal WHERE stream = ? AND stream_version > ? ORDER BY stream_version`,
  )
    .all(stream, afterVersion)
    .map(envelope)

/** One event by its seq, if it is there. */
export const eventAt = (db: ReadableDb, seq: number): Envelope | undefined => {
  const row = statement<[number], JournalRow>(db, `SELECT ${JOURNAL_COLUMNS} FROM journal WHERE seq = ?`).get(seq)
  return row && envelope(row)
}

/** One page of the journal: at most `limit` events with a seq above `afterSeq`, in order. Pass the last seq for the next page. */
export const readFrom = (db: ReadableDb, afterSeq: number, limit: number): Envelope[] => readRows(db, afterSeq, limit).map(envelope)

/** As `readFrom`, but as stored: for verification and copies. */
export const readRows = (db: ReadableDb, afterSeq: number, limit: number): JournalRow[] =>
  statement<[number, number], JournalRow>(db, `SELECT ${JOURNAL_COLUMNS} FROM journal WHERE seq > ? ORDER BY seq LIMIT ?`).all(
    afterSeq,
    limit,
  )

/** Rows were validated when they were appended and are covered by the chain, so their JSON is trusted here. */
export const envelope = (row: JournalRow): Envelope => ({
  ...row,
  data: JSON.parse(row.data) as Envelope['data'],
  actor: JSON.parse(row.actor) as Actor,
})
