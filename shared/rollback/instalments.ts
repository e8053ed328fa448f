import { addMonths } from '../rules/months.ts'
import type { Settlement } from './proposal.ts'

/** `amount` in 分 over `count` months from `from` on, equal but for the odd 分, which come first; never an entry of nothing. */
export function instalmentsOf(amount: number, count: number, from: string): Settlement['entries'] {
  const entries = Math.max(1, Math.min(count, amount, 60))
  const each = Math.floor(amount / entries)
  const odd = amount - each * entries
  return Array.from({ length: entries }, (_, index) => ({ month: addMonths(from, index), amount: each + (index < odd ? 1 : 0) }))
}
