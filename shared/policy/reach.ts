import { addDays } from '../rules/dates.ts'
import { addMonths, monthOf } from '../rules/months.ts'
import type { Change } from './change.ts'
import type { TableName } from './tables.ts'

/** What follows from a table: contributions of every insured person, or the filings of some kinds; `all` where every filing asks it. */
interface Reach {
  /** Whether a change moves due contributions, so that the next assessment run books a difference */
  readonly contributions: boolean
  readonly kinds: readonly string[] | 'all'
}

const contributions: Reach = { contributions: true, kinds: ['enrolment.increase', 'enrolment.decrease', 'wage.declaration'] }
const only = (...kinds: string[]): Reach => ({ contributions: false, kinds })
const benefit = only('benefit.claim', 'benefit.stop')
const skill = only('subsidy.skill')
const everything: Reach = { contributions: false, kinds: 'all' }

export const reach: { readonly [T in TableName]: Reach } = {
  rate: contributions,
  baseLimits: contributions,
  ruralWorkerRule: contributions,
  overdueRate: contributions,
  wageDeadline: contributions,
  businessWindow: contributions,
  lateFee: contributions,
  interest: contributions,
  minimumWage: benefit,
  classMembership: benefit,
  benefitPercent: benefit,
  durationTable: benefit,
  firstMonthOffset: benefit,
  benefitStopMonth: benefit,
  workCalendar: everything,
  timeLimits: everything,
  secondReview: everything,
  leaseWorkingDays: everything,
  takeBackMinutes: only(),
  retirementAge: only('enrolment.increase', 'enrolment.decrease', 'benefit.claim'),
  skillAmount: skill,
  skillMonths: skill,
  skillDeadline: skill,
  skillYearly: skill,
  retention: only('retention.confirm'),
  deskSecurity: only(),
  accountPassword: only(),
  accountLogin: only(),
  signature: only(),
  sheetPrinting: only(),
  codeValidity: only('authorisation.code'),
}

const asMonth = (at: string): string => (at.includes('-') ? monthOf(at) : at)
const after = (at: string): string => (at.includes('-') ? addDays(at, 1) : addMonths(at, 1))

/** The months for which a change can make a difference, `YYYYMM`; `to` null: without end. */
export function monthsOf({ action, target, row }: Change): { readonly from: string; readonly to: string | null } {
  if (action === 'end' && target && row.to !== null) return { from: asMonth(after(row.to)), to: target.to && asMonth(target.to) }
  const rows = target ? [row, target] : [row]
  const ends = rows.map(({ to }) => to)
  return {
    from: rows.map(({ from }) => asMonth(from)).sort()[0] ?? asMonth(row.from),
    to: ends.includes(null)
      ? null
      : (ends
          .flatMap((to) => (to === null ? [] : [asMonth(to)]))
          .sort()
          .at(-1) ?? null),
  }
}
