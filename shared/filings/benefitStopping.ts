import { put } from '../effects/apply.ts'
import { benefitStop } from '../effects/benefitStop.ts'
import type { Effect } from '../effects/effect.ts'
import { repaymentClaim } from '../effects/repaymentClaim.ts'
import { benefitStopMonthFor, type Missing } from '../policy/policy.ts'
import type { Entitlement } from '../register/records.ts'
import type { Slice } from '../register/slice.ts'
import { addMonths, monthOf } from '../rules/months.ts'
import { text } from '../text.ts'
import { entitlementOf } from './facts.ts'
import type { Facts, Option } from './kind.ts'

const option = (value: string, zh: string, en: string): Option => ({ value, label: text(zh, en) })

/** 停发原因 (社会保险法 art. 51; death by art. 49). Imprisonment is not in the law's list: the reviewer decides (domain rule 4.7). */
export const stopCauses: readonly Option[] = [
  option('employed', '重新就业', 'Working again'),
  option('conscripted', '应征服兵役', 'Conscripted'),
  option('emigrated', '移居境外', 'Emigrated'),
  option('pension', '享受基本养老保险待遇', 'Drawing a pension'),
  option('refused', '无正当理由拒不接受介绍的工作或培训', 'Refused work or training without reason'),
  option('imprisoned', '被判刑收监', 'Imprisoned'),
  option('died', '死亡', 'Died'),
  option('other', '其他', 'Other'),
]

/** What stopping a benefit means in months and money (分). */
export interface Stop {
  readonly entitlement: Entitlement
  /** First month without benefit */
  readonly stoppedFrom: string
  /** 已享受月数: months paid before the stop */
  readonly used: number
  /** 可享受月数 */
  readonly entitled: number
  readonly remaining: number
  /** Months paid from the stop on, to be returned */
  readonly overpaid: readonly string[]
  readonly overpayment: number
}
export type Stopping = { readonly ok: true; readonly stop: Stop | undefined } | { readonly ok: false; readonly missing: Missing }

type StopFacts = Pick<Facts, 'slice' | 'policy' | 'submittedOn'> & {
  readonly values: { readonly idNumber: string | null; readonly eventOn: string | null }
}

/** The stop of the benefit in payment, if there is one, for an event on a day. Source: 社会保险法 art. 51; 经办条例 art. 46. */
export function stopping({ values, slice, policy, submittedOn }: StopFacts): Stopping {
  const { idNumber } = values
  const eventOn = values.eventOn ?? submittedOn
  const entitlement = entitlementOf(slice, idNumber, monthOf(eventOn))
  if (!entitlement) return { ok: true, stop: undefined }
  const rule = benefitStopMonthFor(policy, monthOf(eventOn))
  if (!rule.ok) return rule
  const after = addMonths(monthOf(eventOn), rule.row.offset)
  const stoppedFrom = after > entitlement.firstMonth ? after : entitlement.firstMonth
  const payments = slice.payments.filter(
    (p) => p.idNumber === idNumber && entitlement.firstMonth <= p.month && p.month <= entitlement.lastMonth,
  )
  const sums = new Map<string, number>()
  for (const p of payments) sums.set(p.month, (sums.get(p.month) ?? 0) + p.amount)
  const paid = [...sums].filter(([, amount]) => amount > 0).sort(([a], [b]) => (a < b ? -1 : 1))
  const overpaid = paid.filter(([month]) => month >= stoppedFrom)
  const used = paid.length - overpaid.length
  return {
    ok: true,
    stop: {
      entitlement,
      stoppedFrom,
      used,
      entitled: entitlement.months,
      remaining: Math.max(0, entitlement.months - used),
      overpaid: overpaid.map(([month]) => month),
      overpayment: overpaid.reduce((sum, [, amount]) => sum + amount, 0),
    },
  }
}

/** As `stopping`, where a missing parameter was told already. */
export const stopOf = (facts: StopFacts): Stop | undefined => {
  const found = stopping(facts)
  return found.ok ? found.stop : undefined
}

/** Ends the benefit, and claims back what was paid for later months. */
export function stopEffects(slice: Slice, stop: Stop, reason: string, foundOn: string): Effect[] {
  const first = stop.overpaid[0]
  return [
    put(slice, benefitStop, { ...stop.entitlement, stoppedFrom: stop.stoppedFrom, stopReason: reason }),
    ...(first === undefined
      ? []
      : [
          put(slice, repaymentClaim, {
            idNumber: stop.entitlement.idNumber,
            fromMonth: first,
            toMonth: stop.overpaid.at(-1) ?? first,
            amount: stop.overpayment,
            reason,
            foundOn,
          }),
        ]),
  ]
}
