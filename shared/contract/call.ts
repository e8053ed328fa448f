import type { z } from 'zod'
import type { Role } from '../policy/roles.ts'

/**
 * Who may call: anybody at the window, any signed-in person, or holders of one of the roles.
 * A call without it does not compile.
 */
export type Access = 'anyone' | 'signedIn' | readonly [Role, ...Role[]]

/** One call across the bridge. Queries change nothing; commands carry a client-made id and run once. */
export interface Call<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly kind: 'query' | 'command'
  readonly access: Access
  readonly input: I
  readonly output: O
  /** The person's password (or key) has to have been checked within the last minutes; the page then asks for it and goes on. */
  readonly reauth: boolean
  /** The reply holds something that is told once: it is not kept for a command that comes again. */
  readonly secret: boolean
}

export const query = <I extends z.ZodType, O extends z.ZodType>(access: Access, input: I, output: O): Call<I, O> & { kind: 'query' } => ({
  kind: 'query',
  access,
  input,
  output,
  reauth: false,
  secret: false,
})
/** `reauth` for what moves a lot at once or leaves the desk: export, bulk print, rollback, reset, policy change, lock (ASVS 7.5.3). */
export const command = <I extends z.ZodType, O extends z.ZodType>(
  access: Access,
  input: I,
  output: O,
  { reauth = false, secret = false }: { readonly reauth?: boolean; readonly secret?: boolean } = {},
): Call<I, O> & { kind: 'command' } => ({
  kind: 'command',
  access,
  input,
  output,
  reauth,
  secret,
})
