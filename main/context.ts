import type { CallName, Contract, OutputOf, ParsedInput } from '../shared/contract/index.ts'
import type { Actor } from '../shared/review/actions.ts'
import type { StaffRow } from '../db/queries/desk.ts'
import type { Blobs } from './blobs.ts'
import type { Desk } from './desk.ts'
import type { Signed } from './signed.ts'

/** What a call for anybody at the window gets. */
export interface OpenContext {
  readonly desk: Desk
}

/** What a call of a signed-in person gets; all of it comes from the session. */
export interface SignedContext extends OpenContext {
  readonly signed: Signed
  readonly staff: StaffRow
  readonly actor: Actor
  readonly blobs: Blobs
}

/** Commands also get the client's id, under which they run once. */
type ContextOf<N extends CallName> = (Contract[N]['access'] extends 'anyone' ? OpenContext : SignedContext) &
  (Contract[N]['kind'] extends 'command' ? { readonly commandId: string } : unknown)

export type Handler<N extends CallName> = (input: ParsedInput<N>, context: ContextOf<N>) => OutputOf<N> | Promise<OutputOf<N>>
/** The handlers of some calls, e.g. of one contract group. A missing or extra one does not compile. */
export type Handlers<N extends CallName = CallName> = { readonly [M in N]: Handler<M> }
