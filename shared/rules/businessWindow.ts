import { businessWindowFor, type Missing, type Policy } from '../policy/policy.ts'
import { addMonths, dayOf, monthOf } from './months.ts'

/** 业务期 of a month: first and last day (both included), and the last lawful moment at the office. */
export interface BusinessWindow {
  readonly month: string
  readonly opens: string
  readonly closes: string
  /** `2025-10-20T23:59:59+08:00` */
  readonly lastMoment: string
}
export type WindowResult<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly missing: Missing }

/** The window of a month `YYYYMM`: the 1st to the 20th, not moved by weekends or holidays. Source: S001 2.1. */
export const businessWindow = (policy: Policy, month: string): WindowResult<BusinessWindow> => {
  const found = businessWindowFor(policy, month)
  if (!found.ok) return found
  const closes = dayOf(month, found.row.lastDay)
  return { ok: true, value: { month, opens: dayOf(month, found.row.firstDay), closes, lastMoment: `${closes}T23:59:59+08:00` } }
}

/**
 * The window that business done on a day (`YYYY-MM-DD` at the office) falls into: that month's, or the next month's when it is over.
 * `missed` says that the day came after its own month's window.
 */
export const windowOn = (policy: Policy, date: string): WindowResult<BusinessWindow & { readonly missed: boolean }> => {
  const own = businessWindow(policy, monthOf(date))
  if (!own.ok) return own
  if (date <= own.value.closes) return { ok: true, value: { ...own.value, missed: false } }
  const next = businessWindow(policy, addMonths(monthOf(date), 1))
  return next.ok ? { ok: true, value: { ...next.value, missed: true } } : next
}

/** Whether a day lies inside its month's window. */
export const inBusinessWindow = (policy: Policy, date: string): WindowResult<boolean> => {
  const own = businessWindow(policy, monthOf(date))
  return own.ok ? { ok: true, value: own.value.opens <= date && date <= own.value.closes } : own
}
