import type { StaffRow } from '../db/queries/desk.ts'
import { localDate } from '../shared/rules/dates.ts'
import { addMonths, monthOf } from '../shared/rules/months.ts'
import { policyOf } from '../db/projections/desk.ts'
import { deskSecurityFor } from '../shared/policy/policy.ts'
import type { RowOf } from '../shared/policy/tables.ts'
import type { OpenDesk } from './openDesk.ts'

type Security = Omit<RowOf<'deskSecurity'>, 'from' | 'to' | 'docNo' | 'source' | 'confirmed'>

/** Where the table has no row for today the desk locks early rather than never. */
const strictest: Security = {
  idleMinutes: 5,
  absoluteHours: 8,
  reauthMinutes: 5,
  passwordMonths: 0,
  backupHours: 24,
  backupDaily: 14,
  backupMonthly: 12,
  postChanges: 'secondPersonIfAppointed',
}

/** Whether a password was given out by somebody else, or is older than the office wants it. */
export const mustChangePassword = (staff: StaffRow, desk: Pick<OpenDesk, 'db' | 'clock'>): boolean => {
  const { passwordMonths } = securityOf(desk)
  if (staff.mustChange) return true
  if (passwordMonths === 0 || staff.passwordAt === null) return false
  return addMonths(monthOf(localDate(staff.passwordAt)), passwordMonths) < monthOf(desk.clock.today())
}

/** 终端安全 as the office has it today. */
export const securityOf = ({ db, clock }: Pick<OpenDesk, 'db' | 'clock'>): Security => {
  const found = deskSecurityFor(policyOf(db), clock.today())
  return found.ok ? found.row : strictest
}
