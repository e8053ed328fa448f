import { hash } from 'node:crypto'
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
 * Written out by hand because `data` and `actor` are canonical text already; the test holds it against `canonical`.
 */
export const rowHash = (row: Omit<JournalRow, 'hash'>): string =>
  sha256(
    `${row.prevHash}\n{"actor":${row.actor},"commandId":${quote(row.commandId)},"commandPos":${row.commandPos},"data":${row.data},` +
      `"eventId":${quote(row.eventId)},"prevHash":${quote(row.prevHash)},"recordedAt":${quote(row.recordedAt)},` +
      `"schemaVersion":${row.schemaVersion},"seq":${row.seq},"stream":${quote(row.stream)},"streamVersion":${row.streamVersion},` +
      `"type":${quote(row.type)}}`,
  )

const quote: (text: string) => string = JSON.stringify
