import type { OutputOf } from '../../../shared/contract/index.ts'

export type Person = OutputOf<'staff.overview'>['people'][number]
export type Change = OutputOf<'staff.overview'>['changes'][number]

/** What can be done about a person with a reason and nothing else. */
export type Act = 'disable' | 'unlock' | 'reset'
