import type { EventType } from '../journal/events.ts'
import { type Text, text } from '../text.ts'
import { type Policy, signatureFor } from './policy.ts'

/** Acts for which an office can ask its staff's signature by key. */
export const signedActs = ['approval', 'rollback', 'reset', 'lock', 'policy'] as const
export type SignedAct = (typeof signedActs)[number]

export const signedActLabels: { readonly [A in SignedAct]: Text } = {
  approval: text('审核通过', 'Approval'),
  rollback: text('回退', 'Rollback'),
  reset: text('账号重置', 'Account reset'),
  lock: text('核定锁定', 'Assessment lock'),
  policy: text('参数变更', 'Policy change'),
}

/** Which event is which act; the first of a command counts. A new act is a line here and a row in the table `signature`. */
const actOf: { readonly [T in EventType]?: SignedAct } = {
  'review.approved': 'approval',
  'policy.amended': 'policy',
  'rollback.executed': 'rollback',
  'account.reset': 'reset',
  'account.allocated': 'reset',
  'period.locked': 'lock',
}

/**
 * The act that these events have to be signed as, by the dated table `signature`; nothing where no row asks for it. `amount` is the money
 * the command moves, in 分; acts that move none are asked for whatever the threshold.
 */
export function demandedSignature(
  policy: Policy,
  date: string,
  types: readonly EventType[],
  amount: number | undefined,
): SignedAct | undefined {
  const act = types.map((type) => actOf[type]).find((found) => found !== undefined)
  if (!act) return undefined
  const rule = signatureFor(policy, date, act)
  return rule.ok && (amount === undefined || amount >= rule.row.threshold) ? act : undefined
}
