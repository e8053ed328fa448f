/** Arithmetic of calendar dates `YYYY-MM-DD`, without a clock or a zone. */

const dayMs = 86_400_000

const ordinal = (date: string): number =>
  Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / dayMs

const fromOrdinal = (days: number): string => new Date(days * dayMs).toISOString().slice(0, 10)

/** Whether the text is a day that exists, years 1800 to 2199. */
export const isDate = (value: string): boolean =>
  /^(18|19|20|21)\d{2}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(ordinal(value)) && fromOrdinal(ordinal(value)) === value

export const addDays = (date: string, count: number): string => fromOrdinal(ordinal(date) + count)

/** Days from `from` to `to`, both included; 0 when `to` is earlier. */
export const countDays = (from: string, to: string): number => Math.max(0, ordinal(to) - ordinal(from) + 1)

/** 1 = Monday … 7 = Sunday. */
export const weekday = (date: string): number => ((((ordinal(date) + 3) % 7) + 7) % 7) + 1

/** Day at the office (+08:00, no summer time) of an ISO timestamp. */
export const localDate = (timestamp: string): string => new Date(Date.parse(timestamp) + 8 * 3_600_000).toISOString().slice(0, 10)

export const earlier = (a: string, b: string): string => (a < b ? a : b)
export const later = (a: string, b: string): string => (a > b ? a : b)
