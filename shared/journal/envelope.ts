import { z } from 'zod'

/** Who acted, and through which door. `staffId` is null where no person did, as at set-up. */
export const actorShape = z.strictObject({ staffId: z.string().min(1).nullable(), via: z.enum(['desk', 'cli', 'intake', 'setup']) })
export type Actor = Readonly<z.infer<typeof actorShape>>

const hash = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * One row of the journal (业务流水). `seq` is the only order; `recordedAt` (ISO, ms, Z) is what the clock said.
 * `prevHash` is the hash of row seq-1; `hash` is SHA-256 over prevHash, a newline and the canonical rest.
 */
export const envelopeShape = z.strictObject({
  seq: z.int().positive(),
  eventId: z.uuid(),
  commandId: z.uuid(),
  commandPos: z.int().nonnegative(),
  stream: z
    .string()
    .min(1)
    .max(200)
    .refine((name) => name.isWellFormed()),
  streamVersion: z.int().positive(),
  type: z.string().regex(/^[a-z][A-Za-z0-9]*(\.[A-Za-z0-9]+)*$/),
  schemaVersion: z.int().positive(),
  data: z.record(z.string(), z.unknown()),
  actor: actorShape,
  recordedAt: z.iso.datetime({ precision: 3 }),
  prevHash: hash,
  hash,
})
export type Envelope = Readonly<z.infer<typeof envelopeShape>>

/** What a decision asks to have appended; the journal adds the rest. `data` is plain JSON without fractions. */
export interface NewEvent {
  readonly stream: string
  readonly type: string
  readonly schemaVersion: number
  readonly data: Readonly<Record<string, unknown>>
}

/** What the command says of itself; the same for all its events. `commandId` is a UUID made by the client. */
export interface CommandMeta {
  readonly commandId: string
  readonly actor: Actor
  readonly recordedAt: string
}

/** The newest row; `GENESIS` while the journal is empty. */
export interface Head {
  readonly seq: number
  readonly hash: string
}
export const GENESIS: Head = { seq: 0, hash: '0'.repeat(64) }
