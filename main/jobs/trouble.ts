import { asStoreError, StoreError } from '../../db/storeError.ts'
import { describe, type Facts } from '../log.ts'
import { asProblem, storageProblem, storeTrouble } from '../problem.ts'
import { text } from '../../shared/text.ts'
import type { JobEnd, Trouble } from './messages.ts'

/** An error on its way out of a worker. */
export const troubleOf = (error: unknown): Trouble => {
  const known = asStoreError(error)
  return known instanceof StoreError ? { store: storeTrouble(known) } : { defect: describe(error) }
}

/** A defect that happened in a worker; its frames are those of the worker. */
export class WorkerDefect extends Error {
  constructor(trouble: { readonly defect: Facts }) {
    super('defect in a worker')
    this.name = `worker ${String(trouble.defect['error'])}`
    this.stack = String(trouble.defect['stack'] ?? '')
  }
}

/** The same error on the main thread. */
export const errorOf = (trouble: Trouble): Error => ('store' in trouble ? storageProblem(trouble.store) : new WorkerDefect(trouble))

/** A job that was stopped where it could not hear the signal. */
export class Stopped extends Error {}

/** How work ended that threw: one that somebody had stopped was stopped, whatever it ran into then. */
export function endOf(error: unknown, signal: AbortSignal): JobEnd {
  if (signal.aborted || error instanceof Stopped) return { state: 'cancelled', message: text('已停止', 'Stopped') }
  const words = asProblem(error)?.message
  return { state: 'failed', message: words === undefined ? null : text(words, words), trouble: troubleOf(error) }
}
