import { z } from 'zod'
import { proposalShape, settlementShape } from '../rollback/proposal.ts'
import { effect, sha256, undoing } from './eventParts.ts'

/** Streams `rollback:<id>`. */
export const rollbackEvents = {
  'rollback.proposed': z.strictObject({ rollbackId: z.string(), number: z.string(), officeId: z.string(), ...proposalShape.shape }),
  'rollback.withdrawn': z.strictObject({ reason: z.string() }),
  /** The second person says no; the filing stays as it is. */
  'rollback.refused': z.strictObject({ reason: z.string() }),
  /** The act of the second person; the events of the same command undo the acts, last first. `effects` are claims for what was paid. */
  'rollback.executed': z.strictObject({
    planHash: sha256,
    effects: z.array(effect),
    settlements: z.array(settlementShape),
    accounts: z.array(z.strictObject({ system: z.string(), accountName: z.string() })),
    /** Proof that the second person's key signed `planHash`; null where the office signs without keys. */
    signature: z.strictObject({ serial: z.string(), algorithm: z.string(), value: z.string() }).nullable(),
  }),
  /** An act that is no filing's, undone; also on the stream of its rollback. */
  'rollback.undid': z.strictObject({ ...undoing, stream: z.string() }),
} as const
