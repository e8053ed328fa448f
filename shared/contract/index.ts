import type { z } from 'zod'
import { accounts } from './accounts.ts'
import { assessment } from './assessment.ts'
import { backups } from './backups.ts'
import { baseExport } from './baseExport.ts'
import { audit } from './audit.ts'
import { batches } from './batches.ts'
import { counter } from './counter.ts'
import { exchange } from './exchange.ts'
import { filings } from './filings.ts'
import { opening } from './opening.ts'
import { keys } from './keys.ts'
import { payments } from './payments.ts'
import { policy } from './policy.ts'
import { prints } from './prints.ts'
import { receipts } from './receipts.ts'
import { register } from './register.ts'
import { rollback } from './rollback.ts'
import { session } from './session.ts'
import { staffCalls } from './staff.ts'

/** Every call that can cross the bridge. */
export const contract = {
  ...session,
  ...staffCalls,
  ...backups,
  ...filings,
  ...counter,
  ...exchange,
  ...batches,
  ...register,
  ...accounts,
  ...audit,
  ...keys,
  ...assessment,
  ...policy,
  ...payments,
  ...receipts,
  ...opening,
  ...baseExport,
  ...rollback,
  ...prints,
} as const
export type Contract = typeof contract
export type CallName = keyof Contract
export type InputOf<N extends CallName> = z.input<Contract[N]['input']>
export type ParsedInput<N extends CallName> = z.output<Contract[N]['input']>
export type OutputOf<N extends CallName> = z.output<Contract[N]['output']>
export type QueryName = { [N in CallName]: Contract[N]['kind'] extends 'query' ? N : never }[CallName]
export type CommandName = Exclude<CallName, QueryName>
export const isCallName = (name: string): name is CallName => Object.hasOwn(contract, name)
