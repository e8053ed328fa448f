import { localDate } from '../shared/rules/dates.ts'

/** The desk's time, given to whoever needs it. */
export interface Clock {
  /** ISO timestamp with milliseconds, Z. */
  now(): string
  /** The office's day (+08:00), `YYYY-MM-DD`. */
  today(): string
}

const hour = 3_600_000
/** The demonstration's story ends in the morning of its day; before this hour the clock creeps from ten minutes earlier. */
const opens = 9 * hour
const creep = hour / 6

/** `day` fixes the calendar day of a demonstration office, because the dated tables end where notices end; the time of day is real from 9:00 on. */
export const clockOn = (day: string | null, real: () => number = Date.now): Clock => {
  const now = () => {
    if (day === null) return new Date(real()).toISOString()
    const time = (real() + 8 * hour) % (24 * hour)
    const shown = time >= opens ? time : opens - creep + (time * creep) / opens
    return new Date(Date.parse(`${day}T00:00:00+08:00`) + Math.floor(shown)).toISOString()
  }
  return { now, today: () => localDate(now()) }
}
