import { businessWindowFor, lateFeeRuleFor, type Missing, type Policy } from '../policy/policy.ts'
import { addDays, countDays, earlier } from './dates.ts'
import { proportion } from './money.ts'
import { addMonths, dayOf, firstDayOf } from './months.ts'

/** 滞纳金 of one coverage month: 分, and the days (both ends included) it runs over. */
export interface LateFee {
  readonly fee: number
  readonly days: number
  readonly from: string
  readonly to: string
}
export type LateFeeResult = { readonly ok: true; readonly value: LateFee } | { readonly ok: false; readonly missing: Missing }

/**
 * Fee on `principal` 分 from day to day, both included, each day at the rate of its own date (2‰ to 2011-06-30, 0.5‰ from 2011-07-01),
 * rounded once. Source: 征缴暂行条例 art. 13; 社会保险法 art. 86.
 */
export const feeOver = (policy: Policy, principal: number, from: string, to: string): LateFeeResult => {
  let weight = 0
  let graceDays = 0
  let capped = false
  for (let at = from; at <= to; ) {
    const rule = lateFeeRuleFor(policy, at)
    if (!rule.ok) return rule
    const until = earlier(to, rule.row.to ?? to)
    weight += rule.row.perMillion * countDays(at, until)
    graceDays = rule.row.graceDays
    capped = rule.row.cap === 'principal'
    at = addDays(until, 1)
  }
  const days = countDays(from, to)
  const owed = days <= graceDays ? 0 : proportion(principal, weight, 1_000_000)
  return { ok: true, value: { fee: capped ? Math.min(owed, principal) : owed, days, from, to } }
}

/**
 * 滞纳金 for a coverage month (`YYYYMM`) assessed on a day. `principal` is unit and person share in 分; the unit bears the fee.
 * V1 runs from the day after the month's pay deadline (last day of the business window) to the day itself; V2 from the first day of the
 * next month to the day before. Blocks while a table has no row. Source: domain rule 2.1.
 */
export const lateFee = (
  policy: Policy,
  facts: { readonly month: string; readonly principal: number; readonly asOf: string },
): LateFeeResult => {
  const window = businessWindowFor(policy, facts.month)
  if (!window.ok) return window
  const deadline = dayOf(facts.month, window.row.lastDay)
  const rule = lateFeeRuleFor(policy, deadline)
  if (!rule.ok) return rule
  return rule.row.start === 'V1'
    ? feeOver(policy, facts.principal, addDays(deadline, 1), facts.asOf)
    : feeOver(policy, facts.principal, firstDayOf(addMonths(facts.month, 1)), addDays(facts.asOf, -1))
}
