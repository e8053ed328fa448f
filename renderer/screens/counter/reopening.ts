import type { OutputOf } from '../../../shared/contract/index.ts'

/** What comes back to be corrected at the window. */
export type Reopening = OutputOf<'counter.reopen'>
