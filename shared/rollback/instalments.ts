import { addMonths } from '../rules/months.ts'
import type { Settlement } from './proposal.ts'

/** `amount` in 分 over `count` months from `from` on, equal but for the odd 分, which come first; never an entry of nothing. */
export function instalmentsOf(amount: number, count: number, from: string): Settlement['entries'] {
  const entries = Math.max(1, Math.min(count, amount, 60))
  const each = Math.floor(amount / entries)
  const odd = amount - each * entries
  return Array.from({ length: entries }, (_, index) => ({ month: addMonths(from, index), amount: each + (index < odd ? 1 : 0) }))
}

/** 抵扣 of each month: its entry and what earlier ones left over, but never more than the benefit of the month; `rest` is left at the end. */
export function setOffAgainst(
  entries: Settlement['entries'],
  months: readonly { readonly month: string; readonly due: number }[],
): { readonly months: readonly { readonly month: string; readonly due: number; readonly setOff: number }[]; readonly rest: number } {
  const asked = new Map(entries.map(({ month, amount }) => [month, amount]))
  let rest = 0
  const taken = months.map(({ month, due }) => {
    rest += asked.get(month) ?? 0
    const setOff = Math.min(due, rest)
    rest -= setOff
    return { month, due, setOff }
  })
  const beyond = entries.filter(({ month }) => !months.some((each) => each.month === month))
  return { months: taken.filter(({ setOff }) => setOff > 0), rest: rest + beyond.reduce((sum, { amount }) => sum + amount, 0) }
}
