import type { Policy } from '../../shared/policy/policy.ts'
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
  /** Persons with two enrolments in the open month: which unit has it is to be found out */
  readonly doubles: ReadonlySet<string>
}

/** Terms of a run on the day `asOf` for all units, or for one. */
export function termsOf(db: ReadableDb, asOf: string, unitNo?: string): Terms {
  const desk = statement<[], { period: string; ledgerFrom: string }>(
    db,
    'SELECT open_period AS period, ledger_from AS ledgerFrom FROM desk WHERE id = 1',
  ).get()
  if (!desk) throw new Error('a run needs an established office')
  return { ...desk, asOf, policy: policyOf(db), doubles: new Set(doublesIn(db, desk.period, unitNo)) }
}

const inMonth = 'from_month <= :period AND (to_month IS NULL OR to_month >= :period)'

const doublesIn = (db: ReadableDb, period: string, unitNo: string | undefined): string[] =>
  statement<object[], { idNumber: string }>(
    db,
    unitNo === undefined
      ? `SELECT id_number AS idNumber FROM enrolment INDEXED BY enrolment_months WHERE ${inMonth} GROUP BY id_number HAVING count(*) > 1`
      : `SELECT id_number AS idNumber FROM enrolment WHERE ${inMonth} AND id_number IN (SELECT id_number FROM enrolment WHERE unit_no = :unitNo)
         GROUP BY id_number HAVING count(*) > 1`,
  )
    .all(unitNo === undefined ? { period } : { period, unitNo })
    .map((row) => row.idNumber)

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
