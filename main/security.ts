import { policyOf } from '../db/projections/desk.ts'
import { deskSecurityFor } from '../shared/policy/policy.ts'
import type { RowOf } from '../shared/policy/tables.ts'
import type { OpenDesk } from './openDesk.ts'

type Security = Pick<RowOf<'deskSecurity'>, 'idleMinutes' | 'absoluteHours' | 'reauthMinutes' | 'passwordMonths' | 'postChanges'>

/** Where the table has no row for today the desk locks early rather than never. */
const strictest: Security = {
  idleMinutes: 5,
  absoluteHours: 8,
  reauthMinutes: 5,
  passwordMonths: 0,
  postChanges: 'secondPersonIfAppointed',
}

/** 终端安全 as the office has it today. */
export const securityOf = ({ db, clock }: Pick<OpenDesk, 'db' | 'clock'>): Security => {
  const found = deskSecurityFor(policyOf(db), clock.today())
  return found.ok ? found.row : strictest
}
