import { perPolicy } from '../policy/perPolicy.ts'
import { type Found, interestFor, type Missing, type Policy } from '../policy/policy.ts'
import { addDays, countDays, earlier } from './dates.ts'
import { proportion } from './money.ts'

/**
 * 利息 (line 12) on `principal` 分 from day to day, both included, each day at the rate of its own date, rounded once. 0 by default: no basis
 * for interest on unemployment insurance was found (domain rule 2.2). Blocks while the table has no row.
 */
export const interestOver = (
  policy: Policy,
  principal: number,
  from: string,
  to: string,
): { readonly ok: true; readonly value: number } | { readonly ok: false; readonly missing: Missing } => {
  const weight = weights(policy, `${from}/${to}`, () => weightOver(policy, from, to))
  return weight.ok ? { ok: true, value: proportion(principal, weight.row, 1_000_000) } : weight
}

const weights = perPolicy<Found<number>>()

/** Sum of the daily rates, in 1/1000000. */
const weightOver = (policy: Policy, from: string, to: string): Found<number> => {
  let weight = 0
  for (let at = from; at <= to; ) {
    const rule = interestFor(policy, at)
    if (!rule.ok) return rule
    const until = earlier(to, rule.row.to ?? to)
    weight += rule.row.perMillion * countDays(at, until)
    at = addDays(until, 1)
  }
  return { ok: true, row: weight }
}
