import type { Envelope } from '../../shared/journal/envelope.ts'
import type { FilingEvent } from '../../shared/journal/events.ts'
import { evolve, type FilingState } from '../../shared/review/state.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { eventById, readStream } from '../journal/read.ts'
import { statement } from '../statement.ts'

/** Result packages that were issued and are not known to be in the outbox, oldest first. */
export const unwrittenResults = (db: ReadableDb): string[] =>
  statement<[], { id: string }>(db, 'SELECT result_id AS id FROM result WHERE written = 0 ORDER BY seq')
    .all()
    .map(({ id }) => id)

export interface Issued {
  /** ISO */
  readonly issuedAt: string
  /** The filings as they stood when the package was issued, whatever happened to them since. */
  readonly filings: readonly FilingState[]
  /** What was done to portal accounts; `actId` as the event `results.issued` names it. */
  readonly accounts: readonly { readonly actId: string; readonly event: Envelope }[]
}

/** What a result package holds, told by the journal alone, so that its bytes can be made again at any time. */
export function issuedResult(db: ReadableDb, resultId: string): Issued | undefined {
  const issued = readStream(db, `results:${resultId}`).find((event) => event.type === 'results.issued')
  if (!issued) return undefined
  const filings = (issued.data['filings'] as readonly string[]).map((filingId) => stateBefore(db, filingId, issued.seq))
  // An older package knew no accounts.
  const accounts = ((issued.data['accounts'] ?? []) as readonly string[]).map((actId) => {
    const event = eventById(db, actId.split('#', 1)[0] ?? '')
    if (!event) throw new Error(`a result names the unknown event ${actId}`)
    return { actId, event }
  })
  return { issuedAt: issued.recordedAt, filings, accounts }
}

function stateBefore(db: ReadableDb, filingId: string, seq: number): FilingState {
  const state = readStream(db, `filing:${filingId}`)
    .filter((event) => event.seq < seq)
    .reduce<FilingState | undefined>(
      // Held against its type's shape when it was appended.
      (before, event) => evolve(before, { type: event.type, ...event.data } as FilingEvent, event.recordedAt, event.actor.staffId),
      undefined,
    )
  if (!state) throw new Error(`a result names the unknown filing ${filingId}`)
  return state
}
