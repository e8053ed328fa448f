import type { MediaType } from '../../shared/exchange/submission.ts'
import type { ExistingFiling } from './conflicts.ts'
import type { NumberedLine } from './filings.ts'
import type { NumberedNotice } from './notices.ts'
import type { Problem } from './problems.ts'

type Awaitable<T> = T | Promise<T>

/** A package that was checked whole and only has to be taken in. */
export interface CheckedPackage {
  readonly packageId: string
  readonly fileName: string
  readonly sha256: string
  readonly portal: string
  readonly createdAt: string
  readonly attachments: number
  readonly lines: readonly NumberedLine[]
  readonly notices: readonly NumberedNotice[]
}

export interface Refusal {
  readonly fileName: string
  readonly sha256: string
  readonly problems: readonly Problem[]
}

export type ImportOutcome = { readonly ok: true } | { readonly ok: false; readonly problems: readonly Problem[] }

/** What an import needs from the desk; each method may answer at once or through a promise. */
export interface IntakeDesk {
  known(packageId: string): Awaitable<{ readonly at: string; readonly sha256: string; readonly filings: number } | undefined>
  /** Those of at most 500 numbers that the desk holds. */
  existing(numbers: readonly string[]): Awaitable<readonly ExistingFiling[]>
  /** Those of at most 500 accounts, each as `system/name`, that the desk holds. */
  accounts(keys: readonly string[]): Awaitable<readonly string[]>
  /** Keeps an attachment by its content; the same again changes nothing. */
  putAttachment(sha256: string, mediaType: MediaType, bytes: Buffer): Awaitable<void>
  /** Appends every event of the package in one transaction, or none; looks at `known` and `conflicts` once more inside it. */
  commit(pkg: CheckedPackage): Awaitable<ImportOutcome>
  /** Drops those of the attachments that no filing names, after an import that put them did not end in a commit. */
  abandon(sha256s: readonly string[]): Awaitable<void>
  /** Notes that a package was refused. */
  refuse(refusal: Refusal): Awaitable<void>
}
