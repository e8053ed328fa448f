import { type Policy, sheetPrintingFor } from '../policy/policy.ts'
import { dayOf, monthInWords } from '../rules/months.ts'
import { type Text, text } from '../text.ts'

/** Whether sheets of a period may be printed officially, and if not, why and from when. */
export type PrintGate =
  | { readonly open: true; readonly from: string }
  | {
      readonly open: false
      /** `YYYY-MM-DD`, null where no rule is in force for the period. */
      readonly from: string | null
      readonly why: Text
    }

/** 每月25号之后打印当月的缴费核定单 (S1-22), and only what is locked: a preview may still change. `today` is the office's day. */
export function printGate(policy: Policy, { period, locked, today }: { period: string; locked: boolean; today: string }): PrintGate {
  const rule = sheetPrintingFor(policy, period)
  if (!rule.ok) return { open: false, from: null, why: rule.missing.message }
  const from = dayOf(period, rule.row.firstDay)
  const waits = today < from
  if (locked && !waits) return { open: true, from }
  const words = monthInWords(period)
  const lock = text(`${words}尚未核定锁定`, `${period} is not locked yet`)
  const day = text(`核定单自 ${from} 起打印，今天是 ${today}`, `Sheets are printed from ${from} on; today is ${today}`)
  const both = [locked ? undefined : lock, waits ? day : undefined].filter((why) => why !== undefined)
  const why = text(both.map(({ zh }) => zh).join('；'), both.map(({ en }) => en).join('; '))
  return { open: false, from, why }
}
