import { randomUUID } from 'node:crypto'
import type { EventData } from '../../shared/journal/events.ts'

/** A document as it was shown, before it is printed: the very bytes, and what would be registered of them. */
export interface Prepared {
  readonly sessionId: string
  readonly pdf: Buffer
  readonly pages: number
  /** null for a preview, which cannot be issued. */
  readonly issue: Omit<EventData<'print.issued'>, 'sha256' | 'runId'> | null
  /** Time on the paper, in the clock of the desk; a document from an earlier day is made anew. */
  readonly printedAt: string
}

/** More than one person looks at, at a time. */
const limit = 20

export interface PreparedPrints {
  keep(prepared: Prepared): string
  find(documentId: string): Prepared | undefined
  drop(documentId: string): void
  clear(): void
}

/** Prepared documents live in memory and only as long as the session: nothing of a preview is written down. */
export function createPrepared(): PreparedPrints {
  const kept = new Map<string, Prepared>()
  return {
    keep(prepared) {
      const documentId = randomUUID()
      kept.set(documentId, prepared)
      for (const oldest of kept.keys()) {
        if (kept.size <= limit) break
        kept.delete(oldest)
      }
      return documentId
    },
    find: (documentId) => kept.get(documentId),
    drop: (documentId) => void kept.delete(documentId),
    clear: () => kept.clear(),
  }
}
