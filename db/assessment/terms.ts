import { type Found, type Policy, wageDeadlineFor } from '../../shared/policy/policy.ts'
import { contributionsOf, type OnWage } from '../../shared/rules/contribution.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { policyOf } from '../projections/desk.ts'
import { statement } from '../statement.ts'

/** What holds for every unit of one run. */
export interface Terms {
  /** 做账期号 that is open */
  readonly period: string
  readonly ledgerFrom: string
  /** Day up to which late fees run, `YYYY-MM-DD` */
  readonly asOf: string
  readonly policy: Policy
  /** From which month on a wage must be to count as declared in the open one */
  readonly wagesFrom: string
  /** Contributions of the open month */
  readonly onWage: Found<OnWage>
}

/** Terms of a run on the day `asOf`. */
export function termsOf(db: ReadableDb, asOf: string): Terms {
  const desk = statement<[], { period: string; ledgerFrom: string }>(
    db,
    'SELECT open_period AS period, ledger_from AS ledgerFrom FROM desk WHERE id = 1',
  ).get()
  if (!desk) throw new Error('a run needs an established office')
  const policy = policyOf(db)
  const deadline = wageDeadlineFor(policy, desk.period)
  return {
    ...desk,
    asOf,
    policy,
    wagesFrom: deadline.ok ? deadline.row.wagesFrom : '',
    onWage: deadline.ok ? contributionsOf(policy, desk.period) : deadline,
  }
}

/** Units that get a sheet: active ones, also without people, and cancelled ones that still have something to book. In order. */
export const unitsToAssess = (db: ReadableDb, period: string): string[] =>
  statement<[string], { unitNo: string }>(
    db,
    `SELECT unit_no AS unitNo FROM unit WHERE state = 'active'
       OR EXISTS (SELECT 1 FROM enrolment e WHERE e.unit_no = unit.unit_no AND (e.to_month IS NULL OR e.to_month >= ?))
     UNION SELECT unit_no FROM unreconciled ORDER BY unitNo`,
  )
    .all(period)
    .map((row) => row.unitNo)
