import { z } from 'zod'
import { acknowledgement, markedReason } from '../journal/filingEvents.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const reason = z.string().trim().min(2, '请写明原因（至少2个字）').max(500)

/** What a reviewer can ask for about one case: a filing, or all parts of a joint package. */
export const reviewCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('claim') }),
  z.strictObject({ type: z.literal('release'), reason: z.string().max(500), conflictOfInterest: z.boolean() }),
  z.strictObject({ type: z.literal('takeOver'), reason }),
  z.strictObject({
    type: z.literal('approve'),
    /** Hash of the assessment that was on screen; the decision is refused when it is no longer true. */
    basis: sha256,
    acknowledgements: z.array(z.strictObject({ filingId: z.string(), ...acknowledgement.shape })),
    /** Parts of a joint package that are rejected while the rest is approved. */
    excluded: z.array(z.strictObject({ filingId: z.string(), reasons: z.array(markedReason).min(1) })),
    note: z.string().max(2000),
  }),
  z.strictObject({
    type: z.literal('return'),
    reasons: z.array(markedReason).min(1, '请至少选择一条退回原因'),
    note: z.string().max(2000),
  }),
  z.strictObject({
    type: z.literal('reject'),
    basis: sha256,
    reasons: z.array(markedReason).min(1, '请至少选择一条不予通过原因'),
    note: z.string().max(2000),
  }),
  z.strictObject({ type: z.literal('sendBack'), reason }),
  z.strictObject({ type: z.literal('takeBack'), reason }),
])
export type ReviewCommand = z.infer<typeof reviewCommand>
