import { asStoreError, StoreError } from '../../db/storeError.ts'
import { describe, type Facts } from '../log.ts'
import { storageProblem, storeTrouble } from '../problem.ts'
import type { Trouble } from './messages.ts'

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
