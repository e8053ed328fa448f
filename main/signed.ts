import type { Meta } from '../db/commands/planned.ts'
import type { KeyUse } from './keys/keyDesk.ts'
import type { KeyProof } from './keys/keyLogin.ts'
import type { OpenDesk } from './openDesk.ts'
import type { Refusals } from './refusals.ts'
import { securityOf } from './security.ts'
import type { Stopwatch } from './stopwatch.ts'

/** Who is signed in, on what. A new sign-in is a new session. */
export interface Signed {
  readonly id: string
  readonly staffId: string
  readonly desk: OpenDesk
  readonly refusals: Refusals
  /** Since the last check of the person's password, since the last touch, since the sign-in. */
  readonly checked: Stopwatch
  readonly touched: Stopwatch
  readonly entered: Stopwatch
  /** The key that the session rests on; pulling it ends the session. */
  readonly key: { readonly moduleId: string; readonly serial: string; readonly fingerprint: string } | null
}

/** Who is away behind the locked screen; the data stay open only while long work of theirs runs. */
export interface Away {
  readonly staffId: string
  readonly login: string
  readonly name: string
  readonly entered: Stopwatch
  desk: OpenDesk | undefined
}

/** A sign-in by key. */
export type ByKey = KeyProof & { readonly use: KeyUse }

/** Why a session has run out; on the command line there is nobody to be away. */
export function runOut({ desk, touched, entered }: Signed, via: Meta['via']): 'idle' | 'absolute' | undefined {
  if (via === 'cli') return undefined
  const { idleMinutes, absoluteHours } = securityOf(desk)
  // Somebody who is typing gets a moment to pause, so that the last words are saved.
  const beyond = entered.elapsed() - absoluteHours * 3_600_000
  if (beyond > 60_000 || (beyond > 0 && touched.elapsed() > 15_000)) return 'absolute'
  return touched.elapsed() > idleMinutes * 60_000 ? 'idle' : undefined
}
