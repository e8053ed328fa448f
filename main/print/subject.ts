import type { PrintContent } from './layouts.ts'

/** What a document is about and what it says, read from the store in one look. */
export interface Subject {
  readonly content: PrintContent
  /** As the register names it: unit number, ID number, filing id */
  readonly key: string
  readonly name: string
  readonly period: string | null
  /** What a verifier compares with the paper; at most eight. */
  readonly figures: readonly { readonly label: string; readonly value: string }[]
}
