import type { ErrorCode } from '../shared/contract/envelope.ts'
import { asStoreError, StoreError } from '../db/storeError.ts'
import type { Text } from '../shared/text.ts'

/** A refusal on purpose: crosses the bridge as it is. Every other error arrives there as `internal` without its text. */
export class Problem extends Error {
  readonly code: ErrorCode
  /** Typed particulars of some codes. */
  readonly detail: unknown

  constructor(code: ErrorCode, message: string, detail?: unknown) {
    super(message)
    this.name = 'Problem'
    this.code = code
    this.detail = detail
  }
}

/** A record of another office: told like one that does not exist, but counted as a refusal. */
export class OtherOffice extends Problem {
  constructor() {
    super('notFound', '没有找到，或不属于您所在的经办机构。请核对后重试。')
  }
}

/** Anything the store says, in the form that survives a thread boundary. */
export interface StoreTrouble {
  readonly code: string
  readonly text: Text
  readonly wayOut: Text
}

export const storeTrouble = (error: StoreError): StoreTrouble => ({ code: error.code, text: error.text, wayOut: error.wayOut })

/** What the store refuses, with the way out, in the person's words. */
export const storageProblem = ({ code, text, wayOut }: StoreTrouble): Problem =>
  new Problem(code === 'busy' ? 'busy' : 'storage', `${text.zh}。${wayOut.zh}。`, { store: code })

/** The problem that an error stands for, if it was meant for the person. */
export const asProblem = (error: unknown): Problem | undefined => {
  if (error instanceof Problem) return error
  // A query that meets a damaged page throws SQLite's own error; the person needs the store's words for it.
  const known = asStoreError(error)
  return known instanceof StoreError ? storageProblem(storeTrouble(known)) : undefined
}
