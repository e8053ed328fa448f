import type { Envelope, NewEvent } from '../shared/journal/envelope.ts'
import { eventShapes, schemaVersion } from '../shared/journal/events.ts'
import type { Anchor } from './anchor.ts'
import { type DeskCommand, plan } from './commands/plan.ts'
import type { DeskRefusal, Meta, PlannedEvent } from './commands/planned.ts'
import type { WritableDb } from './encryptedFile.ts'
import { append } from './journal/append.ts'
import { eventsOfCommand, hasRun } from './journal/read.ts'
import { project } from './projections/project.ts'
import { commit } from './transact.ts'
import { signatureFor, signedActOf } from './commands/signature.ts'

export interface Store {
  readonly db: WritableDb
  readonly vault: WritableDb
  readonly anchor: Anchor
}

export type Executed =
  | {
      readonly ok: true
      readonly events: readonly Envelope[] /** The command ran before; nothing was written now. */
      readonly repeated: boolean
    }
  | { readonly ok: false; readonly refusal: DeskRefusal }

/** Leaves the transaction without writing; caught below and nowhere else. */
class Refused extends Error {
  readonly refusal: DeskRefusal
  constructor(refusal: DeskRefusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/**
 * The whole write path, in one immediate transaction: has this command run → read what it depends on → decide → signature where
 * one is asked → append (hash chained) →
 * projections → commit with synchronous=FULL → anchor. Throws `StoreError` when the disk refuses; then nothing was written.
 */
export function execute(store: Store, command: DeskCommand, meta: Meta): Executed {
  try {
    return commit(store.db, store.anchor, (): Executed => {
      const before = eventsOfCommand(store.db, meta.commandId)
      if (before.length > 0) return { ok: true, events: before, repeated: true }
      const planned = plan(store.db, command, meta)
      if (!planned.ok) throw new Refused(planned.refusal)
      const drafts = planned.events.map(checked)
      const signed = signatureFor(store.db, drafts, planned.amount, meta)
      if (!signed.ok) throw new Refused(signed.refusal)
      const signature = signed.event ? [checked({ ...signed.event, type: 'event.signed' })] : []
      const events = append(store.db, [...drafts, ...signature], {
        commandId: meta.commandId,
        actor: { staffId: meta.staffId, via: meta.via },
        recordedAt: meta.now,
      })
      project(store.db, events)
      return { ok: true, events, repeated: false }
    })
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal }
    throw error
  }
}

export type ExecutedInParts =
  | { readonly ok: true; readonly repeated: boolean; readonly types: readonly string[] }
  | { readonly ok: false; readonly refusal: DeskRefusal }

/**
 * As `execute`, for a command with more events than should be held at once: `work` hands them over part by part, all in the one
 * transaction, and answers with a refusal if nothing of it is to stay. What it throws takes everything back as well.
 */
export function executeInParts(
  store: Store,
  meta: Meta,
  work: (post: (part: readonly PlannedEvent[]) => void) => DeskRefusal | undefined,
): ExecutedInParts {
  const { db } = store
  try {
    return commit(db, store.anchor, (): ExecutedInParts => {
      if (hasRun(db, meta.commandId)) return { ok: true, repeated: true, types: [] }
      const types = new Set<string>()
      let written = 0
      const refusal = work((part) => {
        const about = { commandId: meta.commandId, actor: { staffId: meta.staffId, via: meta.via }, recordedAt: meta.now }
        const drafts = part.map(checked)
        // Of a command in parts only the one is signed that sums it up.
        const signed = signedActOf(db, drafts, undefined, meta) ? signatureFor(db, drafts, undefined, meta) : undefined
        if (signed?.ok === false) throw new Refused(signed.refusal)
        const signature = signed?.event ? [checked({ ...signed.event, type: 'event.signed' })] : []
        project(db, append(db, [...drafts, ...signature], about, written))
        written += drafts.length + signature.length
        for (const { type } of part) types.add(type)
      })
      if (refusal) throw new Refused(refusal)
      return { ok: true, repeated: false, types: [...types] }
    })
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal }
    throw error
  }
}

/** Nothing enters the journal that does not fit its type's shape; a misfit is a defect and throws. */
const checked = ({ stream, type, data }: PlannedEvent): NewEvent => ({ stream, type, schemaVersion, data: eventShapes[type].parse(data) })
