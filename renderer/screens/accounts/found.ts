import type { OutputOf } from '../../../shared/contract/index.ts'

/** What a look brought: one unit's accounts and what is the matter with them. */
export type Found = NonNullable<OutputOf<'accounts.diagnose'>['diagnosis']>
/** A next step, shown as a button. */
export type Next = NonNullable<Found['listing']['next']>
