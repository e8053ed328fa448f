import { z } from 'zod'
import { canonical } from '../../shared/journal/canonical.ts'
import { type CommandMeta, type Envelope, envelopeShape, type NewEvent } from '../../shared/journal/envelope.ts'
import type { WritableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'
import { envelope, head, streamVersion } from './read.ts'
import { type JournalRow, rowHash, sha256 } from './hash.ts'

const INSERT = `INSERT INTO journal (seq, event_id, command_id, command_pos, stream, stream_version, type, schema_version, data, actor,
  recorded_at, prev_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

/**
 * Appends the events of one command (or a part of them, from place `firstPos` on) to the chain, inside the caller's transaction, and returns them as they will be read back.
 * Throws TypeError for data that is not plain JSON, ZodError for a bad command or event name, SqliteError for a command or version written before.
 */
export const append = (db: WritableDb, events: readonly NewEvent[], meta: CommandMeta, firstPos = 0): Envelope[] => {
  if (!db.inTransaction) throw new Error('append needs the transaction of its caller')
  const { commandId, actor, recordedAt } = metaShape.parse(meta)
  const actorText = canonical(actor)
  const insert = statement<(string | number)[]>(db, INSERT)
  const versions = new Map<string, number>()
  let last = head(db)
  return events.map((given, index) => {
    const commandPos = firstPos + index
    const event = { ...eventShape.parse(given), data: given.data }
    const version = (versions.get(event.stream) ?? streamVersion(db, event.stream)) + 1
    versions.set(event.stream, version)
    const draft = {
      seq: last.seq + 1,
      eventId: eventId(commandId, commandPos),
      commandId,
      commandPos,
      stream: event.stream,
      streamVersion: version,
      type: event.type,
      schemaVersion: event.schemaVersion,
      data: canonical(event.data),
      actor: actorText,
      recordedAt,
      prevHash: last.hash,
    }
    const row: JournalRow = { ...draft, hash: rowHash(draft) }
    insert.run(
      row.seq,
      row.eventId,
      row.commandId,
      row.commandPos,
      row.stream,
      row.streamVersion,
      row.type,
      row.schemaVersion,
      row.data,
      row.actor,
      row.recordedAt,
      row.prevHash,
      row.hash,
    )
    last = row
    return envelope(row)
  })
}

const metaShape = envelopeShape.pick({ commandId: true, actor: true, recordedAt: true })
/** What `verify` will ask of the row for good; a row once written cannot be mended. `data` is left to `canonical`. */
const eventShape = z.object(envelopeShape.pick({ stream: true, type: true, schemaVersion: true }).shape)

/** A UUID (version 8) made from the command and the place in it: the same command names its events the same on every seat. */
const eventId = (commandId: string, commandPos: number): string => {
  const digest = sha256(`${commandId}/${commandPos}`)
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-a${digest.slice(17, 20)}-${digest.slice(20, 32)}`
}
