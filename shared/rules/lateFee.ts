import { perPolicy } from '../policy/perPolicy.ts'
import { businessWindowFor, type Found, lateFeeRuleFor, type Missing, type Policy } from '../policy/policy.ts'
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

/** What the days from one to another, both included, come to on any principal. */
interface Span {
  readonly from: string
  readonly to: string
  readonly days: number
  /** Sum of the daily rates, in 1/1000000 */
  readonly weight: number
  readonly graceDays: number
  readonly capped: boolean
}

const spanOver = (policy: Policy, from: string, to: string): Found<Span> => {
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
  return { ok: true, row: { from, to, days: countDays(from, to), weight, graceDays, capped } }
}

const feeOn = (principal: number, span: Found<Span>): LateFeeResult => {
  if (!span.ok) return span
  const { from, to, days, weight, graceDays, capped } = span.row
  const owed = days <= graceDays ? 0 : proportion(principal, weight, 1_000_000)
  return { ok: true, value: { fee: capped ? Math.min(owed, principal) : owed, days, from, to } }
}

/**
 * Fee on `principal` 分 from day to day, both included, each day at the rate of its own date (2‰ to 2011-06-30, 0.5‰ from 2011-07-01),
 * rounded once. Source: 征缴暂行条例 art. 13; 社会保险法 art. 86.
 */
export const feeOver = (policy: Policy, principal: number, from: string, to: string): LateFeeResult =>
  feeOn(principal, spanOver(policy, from, to))

const spans = perPolicy<Found<Span>>()

/**
 * 滞纳金 for a coverage month (`YYYYMM`) assessed on a day. `principal` is unit and person share in 分; the unit bears the fee.
 * V1 runs from the day after the month's pay deadline (last day of the business window) to the day itself; V2 from the first day of the
 * next month to the day before. Blocks while a table has no row. Source: domain rule 2.1.
 */
export const lateFee = (
  policy: Policy,
  { month, principal, asOf }: { readonly month: string; readonly principal: number; readonly asOf: string },
): LateFeeResult =>
  feeOn(
    principal,
    spans(policy, `${month}/${asOf}`, () => lateSpan(policy, month, asOf)),
  )

const lateSpan = (policy: Policy, month: string, asOf: string): Found<Span> => {
  const window = businessWindowFor(policy, month)
  if (!window.ok) return window
  const deadline = dayOf(month, window.row.lastDay)
  const rule = lateFeeRuleFor(policy, deadline)
  if (!rule.ok) return rule
  return rule.row.start === 'V1'
    ? spanOver(policy, addDays(deadline, 1), asOf)
    : spanOver(policy, firstDayOf(addMonths(month, 1)), addDays(asOf, -1))
}
