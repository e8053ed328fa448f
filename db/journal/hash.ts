import { hash } from 'node:crypto'
import { canonical } from '../../shared/journal/canonical.ts'
import type { Envelope } from '../../shared/journal/envelope.ts'

/** A journal row as it is stored: `data` and `actor` are canonical JSON text. */
export interface JournalRow extends Omit<Envelope, 'data' | 'actor'> {
  readonly data: string
  readonly actor: string
}

/** SHA-256, hex. */
export const sha256 = (content: string | Uint8Array): string => hash('sha256', content, 'hex')

/**
 * The hash of a row: SHA-256 over its prevHash, a newline and the canonical JSON of everything but the hash.
 * Written out by hand because both texts are canonical already; the test holds it against `canonical`.
 */
export const rowHash = (row: Omit<JournalRow, 'hash'>): string =>
  sha256(
    `${row.prevHash}\n{"actor":${row.actor},"commandId":${canonical(row.commandId)},"commandPos":${row.commandPos},"data":${row.data},` +
      `"eventId":${canonical(row.eventId)},"prevHash":"${row.prevHash}","recordedAt":${canonical(row.recordedAt)},` +
      `"schemaVersion":${row.schemaVersion},"seq":${row.seq},"stream":${canonical(row.stream)},"streamVersion":${row.streamVersion},` +
      `"type":${canonical(row.type)}}`,
  )
