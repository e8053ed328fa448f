import type { Kind } from '../filings/kind.ts'
import { type Policy, timeLimitFor } from '../policy/policy.ts'
import { windowOn } from '../rules/businessWindow.ts'
import { localDate } from '../rules/dates.ts'
import { addWorkingDays } from '../rules/workingDays.ts'
import { type Text, text } from '../text.ts'

export interface Deadline {
  /** Last lawful moment, ISO (Z); `unknownDeadline` while a table lacks the year. */
  readonly at: string
  readonly rule: Text
}

/** Sorts last: no table says when. */
export const unknownDeadline = '9999-12-31T15:59:59.000Z'

const endOf = (day: string): string => new Date(`${day}T23:59:59+08:00`).toISOString()

/** When a filing of a kind, submitted at an ISO time, must be decided (domain.md §7; S1-09, S1-17). */
export function deadlineOf(kind: Kind, submittedAt: string, policy: Policy): Deadline {
  const day = localDate(submittedAt)
  if (kind.clock.type === 'businessWindow') {
    const window = windowOn(policy, day)
    if (!window.ok) return { at: unknownDeadline, rule: window.missing.message }
    const rule = text(`业务期 ${window.value.closes} 24:00 止，节假日不顺延`, `Window closes ${window.value.closes}, not moved by holidays`)
    return { at: endOf(window.value.closes), rule }
  }
  const limit = timeLimitFor(policy, day, kind.clock.matter)
  if (!limit.ok) return { at: unknownDeadline, rule: limit.missing.message }
  const last = addWorkingDays(policy, day, limit.row.workingDays)
  if (!last.ok) return { at: unknownDeadline, rule: last.missing.message }
  const { workingDays, source } = limit.row
  return {
    at: endOf(last.value),
    rule: text(`受理后 ${workingDays} 个工作日（${source}）`, `${workingDays} working days after acceptance`),
  }
}
