import type { Policy } from '../../shared/policy/policy.ts'
import { accountTables } from './accounts.ts'
import { contributionTables } from './contribution.ts'
import { benefitTables } from './benefit.ts'
import { deskTables } from './desk.ts'
import { grantTables } from './grants.ts'
import { workCalendar } from './workCalendar.ts'

/**
 * The parameter tables an office starts with: what published sources say, each row with its document number and source.
 * Months that no source covers have no row; the desk then blocks with words instead of guessing.
 */
export const defaultPolicy: Policy = {
  tables: { ...contributionTables, ...benefitTables, ...deskTables, ...grantTables, ...accountTables, workCalendar },
}
