import { localDate } from '../shared/rules/dates.ts'

/** The desk's time, given to whoever needs it. */
export interface Clock {
  /** ISO timestamp with milliseconds, Z. */
  now(): string
  /** The office's day (+08:00), `YYYY-MM-DD`. */
  today(): string
}

/** `day` fixes the calendar day of a demonstration office, because the dated tables end where notices end; the time of day is real. */
export const clockOn = (day: string | null, real: () => number = Date.now): Clock => {
  const now = () => {
    const iso = new Date(real()).toISOString()
    if (day === null) return iso
    const time = new Date(real() + 8 * 3_600_000).toISOString().slice(11, 23)
    return new Date(`${day}T${time}+08:00`).toISOString()
  }
  return { now, today: () => localDate(now()) }
}
