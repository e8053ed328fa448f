import { limitsFor, type Missing, overdueRateFor, type Policy, rateFor, ruralWorkerRuleFor } from '../policy/policy.ts'
import { atRate, proportion } from './money.ts'

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
  /** Not declared in time: the share (1/10000) of the base of an earlier month that was assessed instead of a wage; else null */
  readonly overdue: { readonly share: number; readonly ofMonth: string } | null
}

type Result = { readonly ok: true; readonly value: Contribution } | { readonly ok: false; readonly missing: Missing }

/**
 * A person's contribution for a month: wage within the month's limits, times the month's rates, each share rounded to the 分.
 * A rural worker's share is nil before 2022-07 unless the enrolment says that it is paid.
 * Blocks while a table has no row. Source: domain rules 1.1 to 1.4; 失业保险条例 art. 6.
 */
export const contribution = (policy: Policy, facts: ContributionFacts): Result => {
  const limits = limitsFor(policy, facts.month)
  const { floor, ceiling } = limits.ok ? limits.row : { floor: 0, ceiling: 0 }
  const result = onBase(policy, facts, Math.min(Math.max(facts.wage, floor), ceiling))
  if (!result.ok) return result
  if (!limits.ok) return limits
  return { ok: true, value: { ...result.value, limited: facts.wage < floor ? 'floor' : facts.wage > ceiling ? 'ceiling' : null } }
}

/**
 * What is assessed while a unit has not declared: a share of the base that an earlier month was assessed on (the law's 110 %), times the month's
 * rates. The limits bound wages, not this figure. Source: 社会保险法 art. 62; 征缴暂行条例 art. 10; that the base carries the share is ours.
 */
export const overdueContribution = (
  policy: Policy,
  facts: Omit<ContributionFacts, 'wage'>,
  earlier: { readonly base: number; readonly month: string },
): Result => {
  const rule = overdueRateFor(policy, facts.month)
  if (!rule.ok) return rule
  const { share } = rule.row
  const result = onBase(policy, facts, proportion(earlier.base, share, 10_000))
  return result.ok ? { ok: true, value: { ...result.value, overdue: { share, ofMonth: earlier.month } } } : result
}

const onBase = (policy: Policy, facts: Omit<ContributionFacts, 'wage'>, base: number): Result => {
  const rate = rateFor(policy, facts.month)
  if (!rate.ok) return rate
  const rural = ruralWorkerRuleFor(policy, facts.month)
  if (!rural.ok) return rural
  const exempt = facts.ruralWorker && !facts.ruralWorkerPays && rural.row.personShare === 'byFlag'
  const unitRate = rate.row.unit
  const personRate = exempt ? 0 : rate.row.person
  return {
    ok: true,
    value: {
      base,
      limited: null,
      unitRate,
      personRate,
      unitAmount: atRate(base, unitRate),
      personAmount: atRate(base, personRate),
      overdue: null,
    },
  }
}
