import { perPolicy } from '../policy/perPolicy.ts'
import { type Found, limitsFor, type Missing, overdueRateFor, type Policy, rateFor, ruralWorkerRuleFor } from '../policy/policy.ts'
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
type OnBase = (base: number, ruralWorker: boolean, ruralWorkerPays: boolean) => Contribution
/** What a declared wage in 分 comes to. */
export type OnWage = (wage: number, ruralWorker: boolean, ruralWorkerPays: boolean) => Contribution

interface MonthRules {
  readonly onBase: Found<OnBase>
  readonly onWage: Found<OnWage>
}
const known = perPolicy<MonthRules>()

/** What a month's tables make of a base and of a wage. */
const rulesOf = (policy: Policy, month: string): MonthRules => known(policy, month, () => monthRules(policy, month))

const monthRules = (policy: Policy, month: string): MonthRules => {
  const rate = rateFor(policy, month)
  if (!rate.ok) return { onBase: rate, onWage: rate }
  const rural = ruralWorkerRuleFor(policy, month)
  if (!rural.ok) return { onBase: rural, onWage: rural }
  const byFlag = rural.row.personShare === 'byFlag'
  const { unit: unitRate, person } = rate.row
  const onBase: OnBase = (base, ruralWorker, ruralWorkerPays) => {
    const personRate = ruralWorker && !ruralWorkerPays && byFlag ? 0 : person
    const [unitAmount, personAmount] = [atRate(base, unitRate), atRate(base, personRate)]
    return { base, limited: null, unitRate, personRate, unitAmount, personAmount, overdue: null }
  }
  const limits = limitsFor(policy, month)
  if (!limits.ok) return { onBase: { ok: true, row: onBase }, onWage: limits }
  const { floor, ceiling } = limits.row
  const onWage: OnWage = (wage, ruralWorker, ruralWorkerPays) => {
    const found = onBase(Math.min(Math.max(wage, floor), ceiling), ruralWorker, ruralWorkerPays)
    return found.base === wage ? found : { ...found, limited: wage < floor ? 'floor' : 'ceiling' }
  }
  return { onBase: { ok: true, row: onBase }, onWage: { ok: true, row: onWage } }
}

/**
 * A month's contributions by declared wage in 分: the wage within the month's limits, times the month's rates, each share rounded to the 分.
 * A rural worker's share is nil before 2022-07 unless the enrolment says that it is paid.
 * Blocks while a table has no row. Source: domain rules 1.1 to 1.4; 失业保险条例 art. 6.
 */
export const contributionsOf = (policy: Policy, month: string): Found<OnWage> => rulesOf(policy, month).onWage

/** A person's contribution for a month, by the same rules. */
export const contribution = (policy: Policy, { month, wage, ruralWorker, ruralWorkerPays }: ContributionFacts): Result => {
  const rules = contributionsOf(policy, month)
  return rules.ok ? { ok: true, value: rules.row(wage, ruralWorker, ruralWorkerPays) } : rules
}

/**
 * What is assessed while a unit has not declared: a share of the base that an earlier month was assessed on (the law's 110 %), times the month's
 * rates. The limits bound wages, not this figure. Source: 社会保险法 art. 62; 征缴暂行条例 art. 10; that the base carries the share is ours.
 */
export const overdueContribution = (
  policy: Policy,
  { month, ruralWorker, ruralWorkerPays }: Omit<ContributionFacts, 'wage'>,
  earlier: { readonly base: number; readonly month: string },
): Result => {
  const rule = overdueRateFor(policy, month)
  if (!rule.ok) return rule
  const { share } = rule.row
  const rules = rulesOf(policy, month).onBase
  if (!rules.ok) return rules
  const found = rules.row(proportion(earlier.base, share, 10_000), ruralWorker, ruralWorkerPays)
  return { ok: true, value: { ...found, overdue: { share, ofMonth: earlier.month } } }
}
