import { type Missing, limitsFor, type Policy, rateFor, ruralWorkerRuleFor } from '../policy/policy.ts'
import { atRate } from './money.ts'

export interface ContributionFacts {
  /** Coverage month `YYYYMM` */
  readonly month: string
  /** Declared wage in 分 */
  readonly wage: number
  readonly ruralWorker: boolean
  readonly ruralWorkerPays: boolean
}

/** One person's contribution for one month: 分, rates in 1/10000. */
export interface Contribution {
  readonly base: number
  /** Which limit replaced the declared wage */
  readonly limited: 'floor' | 'ceiling' | null
  readonly unitRate: number
  readonly personRate: number
  readonly unitAmount: number
  readonly personAmount: number
}

/**
 * A person's contribution for a month: wage within the month's limits, times the month's rates, each share rounded to the 分.
 * A rural worker's share is nil before 2022-07 unless the enrolment says that it is paid.
 * Blocks while a table has no row. Source: domain rules 1.1 to 1.4; 失业保险条例 art. 6.
 */
export const contribution = (
  policy: Policy,
  facts: ContributionFacts,
): { readonly ok: true; readonly value: Contribution } | { readonly ok: false; readonly missing: Missing } => {
  const rate = rateFor(policy, facts.month)
  if (!rate.ok) return rate
  const limits = limitsFor(policy, facts.month)
  if (!limits.ok) return limits
  const rural = ruralWorkerRuleFor(policy, facts.month)
  if (!rural.ok) return rural
  const { floor, ceiling } = limits.row
  const base = Math.min(Math.max(facts.wage, floor), ceiling)
  const exempt = facts.ruralWorker && !facts.ruralWorkerPays && rural.row.personShare === 'byFlag'
  const unitRate = rate.row.unit
  const personRate = exempt ? 0 : rate.row.person
  return {
    ok: true,
    value: {
      base,
      limited: facts.wage < floor ? 'floor' : facts.wage > ceiling ? 'ceiling' : null,
      unitRate,
      personRate,
      unitAmount: atRate(base, unitRate),
      personAmount: atRate(base, personRate),
    },
  }
}
