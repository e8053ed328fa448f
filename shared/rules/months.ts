/** Arithmetic of months `YYYYMM` (费款所属期, 做账期号). Strings compare in time order. */

const index = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(4, 6)) - 1

/** The month `count` months later (earlier when negative). */
export const addMonths = (month: string, count: number): string => {
  const at = index(month) + count
  return `${String(Math.floor(at / 12)).padStart(4, '0')}${String((at % 12) + 1).padStart(2, '0')}`
}

/** Months from `from` to `to`, both included; 0 when `to` is earlier. */
export const countMonths = (from: string, to: string): number => Math.max(0, index(to) - index(from) + 1)

/** Every month from `from` to `to`, both included; empty when `to` is earlier. */
export const monthsBetween = (from: string, to: string): string[] =>
  Array.from({ length: countMonths(from, to) }, (_, i) => addMonths(from, i))

/** Month of a date `YYYY-MM-DD`. */
export const monthOf = (date: string): string => date.slice(0, 4) + date.slice(5, 7)

/** A day of a month as `YYYY-MM-DD`. */
export const dayOf = (month: string, day: number): string => `${month.slice(0, 4)}-${month.slice(4, 6)}-${String(day).padStart(2, '0')}`

/** First day of a month. */
export const firstDayOf = (month: string): string => dayOf(month, 1)

/** 2025年10月 */
export const monthInWords = (month: string): string => `${month.slice(0, 4)}年${month.slice(4, 6)}月`
