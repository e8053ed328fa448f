import { businessWindowFor, type Policy } from '../policy/policy.ts'
import { type Text, text } from '../text.ts'
import { dayOf, monthInWords } from './months.ts'

/** Whether a period may be locked on a day, and from which day on; `from` is null while the business window has no row. */
export type LockGate =
  | { readonly open: true; readonly from: string }
  | { readonly open: false; readonly from: string | null; readonly message: Text }

/** 核定 is fixed on the last day of the business window (the 20th) or later. Source: S001 2.2; domain rule 0.2. */
export function lockGate(policy: Policy, period: string, today: string): LockGate {
  const window = businessWindowFor(policy, period)
  if (!window.ok) return { open: false, from: null, message: window.missing.message }
  const from = dayOf(period, window.row.lastDay)
  if (today >= from) return { open: true, from }
  return {
    open: false,
    from,
    message: text(
      `${monthInWords(period)}的业务期到 ${window.row.lastDay} 日为止，${from} 起才能锁定；今天是 ${today}，可以先预览`,
      `The business window of ${period} ends on day ${window.row.lastDay}: it can be locked from ${from} on. Today is ${today}; a preview is possible any day`,
    ),
  }
}
