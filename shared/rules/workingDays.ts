import { type Missing, type Policy, workCalendarFor } from '../policy/policy.ts'
import { addDays, weekday } from './dates.ts'

export type DayResult<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly missing: Missing }

/** Whether a date `YYYY-MM-DD` is a working day: Monday to Friday, less holidays, plus 调休 days. Blocks in a year without a calendar. */
export const isWorkingDay = (policy: Policy, date: string): DayResult<boolean> => {
  const year = workCalendarFor(policy, date)
  if (!year.ok) return year
  const { holidays, workingDays } = year.row
  if (workingDays.includes(date)) return { ok: true, value: true }
  if (holidays.some((holiday) => holiday.from <= date && date <= holiday.to)) return { ok: true, value: false }
  return { ok: true, value: weekday(date) <= 5 }
}

/** The `count`th working day after a date; the day itself does not count. For `count` 0 the date itself. */
export const addWorkingDays = (policy: Policy, date: string, count: number): DayResult<string> => {
  let at = date
  for (let left = count; left > 0; ) {
    at = addDays(at, 1)
    const working = isWorkingDay(policy, at)
    if (!working.ok) return working
    if (working.value) left -= 1
  }
  return { ok: true, value: at }
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier (so many working days ago). */
export const workingDaysBetween = (policy: Policy, from: string, to: string): DayResult<number> => {
  if (to < from) {
    const back = workingDaysBetween(policy, to, from)
    return back.ok && back.value !== 0 ? { ok: true, value: -back.value } : back
  }
  let count = 0
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) {
    const working = isWorkingDay(policy, at)
    if (!working.ok) return working
    if (working.value) count += 1
  }
  return { ok: true, value: count }
}
