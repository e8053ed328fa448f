import { asc, eq, inArray } from 'drizzle-orm'
import type { Person, RecordOf, Unit } from '../../shared/register/records.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { orm } from '../orm.ts'
import { registerTables } from '../schema/register.ts'
import { statement } from '../statement.ts'
import { type LedgerLine, ledgerOfPerson, ledgerOfUnit, suspenseOf } from './ledger.ts'
import { idNumberOf } from './people.ts'
import type { Scope } from './queueAsked.ts'
import { type QueueRecord, RECORD } from './queueRecord.ts'
import { insuredCount, unitByNo } from './units.ts'

/** Everything on record about a person, unmasked. Filings only of the offices in scope. */
export interface PersonView {
  readonly person: Person
  readonly enrolments: readonly RecordOf<'enrolment'>[]
  readonly wages: readonly RecordOf<'wage'>[]
  readonly unemployments: readonly RecordOf<'unemployment'>[]
  readonly jobSeekings: readonly RecordOf<'jobSeeking'>[]
  readonly entitlements: readonly RecordOf<'entitlement'>[]
  readonly repayments: readonly RecordOf<'repayment'>[]
  readonly skills: readonly RecordOf<'skill'>[]
  readonly subsidies: readonly RecordOf<'subsidy'>[]
  /** Units that the person acts for. */
  readonly operatorBindings: readonly RecordOf<'operatorBinding'>[]
  readonly authorisationCodes: readonly RecordOf<'authorisationCode'>[]
  /** Newest first. */
  readonly filings: readonly QueueRecord[]
  readonly ledger: readonly LedgerLine[]
}

const LINES = 500
const FILINGS = 100
const PERSONS = 200

/** By `personId`; undefined for nobody. */
export const personView = (db: ReadableDb, personId: string, scope: Scope): PersonView | undefined => {
  const idNumber = idNumberOf(db, personId)
  if (idNumber === undefined) return undefined
  const d = orm(db)
  const t = registerTables
  const body = d.select().from(t.person).where(eq(t.person.idNumber, idNumber)).get()
  if (!body) return undefined
  return {
    person: body,
    enrolments: d.select().from(t.enrolment).where(eq(t.enrolment.idNumber, idNumber)).orderBy(asc(t.enrolment.fromMonth)).all(),
    wages: d.select().from(t.wage).where(eq(t.wage.idNumber, idNumber)).orderBy(asc(t.wage.fromMonth)).all(),
    unemployments: d.select().from(t.unemployment).where(eq(t.unemployment.idNumber, idNumber)).all(),
    jobSeekings: d.select().from(t.jobSeeking).where(eq(t.jobSeeking.idNumber, idNumber)).all(),
    entitlements: d.select().from(t.entitlement).where(eq(t.entitlement.idNumber, idNumber)).all(),
    repayments: d.select().from(t.repayment).where(eq(t.repayment.idNumber, idNumber)).all(),
    skills: d.select().from(t.skill).where(eq(t.skill.idNumber, idNumber)).all(),
    subsidies: d.select().from(t.subsidy).where(eq(t.subsidy.idNumber, idNumber)).all(),
    operatorBindings: d.select().from(t.operatorBinding).where(eq(t.operatorBinding.operatorId, idNumber)).all(),
    authorisationCodes: d.select().from(t.authorisationCode).where(eq(t.authorisationCode.operatorId, idNumber)).all(),
    filings: filingsOf(db, { subjectId: idNumber, unitNo: '' }, scope),
    ledger: ledgerOfPerson(db, idNumber, LINES),
  }
}

export interface InsuredPerson {
  /** Row id: the `personId` of the contract. */
  readonly id: number
  readonly name: string
  readonly idNumber: string
  readonly fromMonth: string
  /** 分; the newest declaration at this unit, null where there is none. */
  readonly wage: number | null
}

/** A unit, whom it insures and what its ledger holds, unmasked. */
export interface UnitView {
  readonly unit: Unit
  readonly retentions: readonly RecordOf<'retention'>[]
  /** Portal accounts under the unit's credit code, and what they may do. */
  readonly accounts: readonly RecordOf<'account'>[]
  readonly accountRights: readonly RecordOf<'accountRight'>[]
  readonly operatorBindings: readonly RecordOf<'operatorBinding'>[]
  readonly authorisationCodes: readonly RecordOf<'authorisationCode'>[]
  /** The first 200 by number; `insuredCount` is all of them. */
  readonly insured: readonly InsuredPerson[]
  readonly insuredCount: number
  readonly filings: readonly QueueRecord[]
  readonly ledger: readonly LedgerLine[]
  /** 待转金, signed 分. */
  readonly suspense: { readonly unitAmount: number; readonly personAmount: number }
}

export const unitView = (db: ReadableDb, unitNo: string, scope: Scope): UnitView | undefined => {
  const body = unitByNo(db, unitNo)
  if (!body) return undefined
  const { creditCode } = body
  const d = orm(db)
  const t = registerTables
  const accounts = d.select().from(t.account).where(eq(t.account.creditCode, creditCode)).orderBy(asc(t.account.openedOn)).all()
  const names = accounts.map((account) => account.accountName)
  const rights = d.select().from(t.accountRight).where(inArray(t.accountRight.accountName, names)).all()
  return {
    unit: body,
    retentions: d.select().from(t.retention).where(eq(t.retention.unitNo, unitNo)).orderBy(asc(t.retention.year)).all(),
    accounts,
    // Another system may know another unit's account by the same name.
    accountRights: rights.filter((right) => accounts.some((a) => a.system === right.system && a.accountName === right.accountName)),
    operatorBindings: d.select().from(t.operatorBinding).where(eq(t.operatorBinding.creditCode, creditCode)).all(),
    authorisationCodes: d.select().from(t.authorisationCode).where(eq(t.authorisationCode.unitNo, unitNo)).all(),
    insured: insuredAt(db, unitNo),
    insuredCount: insuredCount(db, unitNo),
    filings: filingsOf(db, { subjectId: creditCode, unitNo }, scope),
    ledger: ledgerOfUnit(db, unitNo, LINES),
    suspense: suspenseOf(db, unitNo),
  }
}

const insuredAt = (db: ReadableDb, unitNo: string): InsuredPerson[] =>
  statement<[string, number], InsuredPerson>(
    db,
    `SELECT person.id, person.name, person.id_number AS idNumber, max(e.from_month) AS fromMonth,
       (SELECT monthly FROM wage WHERE wage.unit_no = e.unit_no AND wage.id_number = e.id_number ORDER BY from_month DESC LIMIT 1) AS wage
     FROM enrolment e CROSS JOIN person ON person.id_number = e.id_number
     WHERE e.unit_no = ? AND e.to_month IS NULL GROUP BY e.id_number ORDER BY e.id_number LIMIT ?`,
  ).all(unitNo, PERSONS)

/** Filings about a subject or by a unit: matters of accounts name their unit by its credit code only. */
export const filingsOf = (db: ReadableDb, by: { readonly subjectId: string; readonly unitNo: string }, scope: Scope): QueueRecord[] =>
  statement<[string, string, string, number], QueueRecord>(
    db,
    `SELECT ${RECORD} FROM filing f WHERE (f.subject_id = ? OR f.unit_no = ?) AND f.office_id IN (SELECT value FROM json_each(?))
     ORDER BY f.id DESC LIMIT ?`,
  ).all(by.subjectId, by.unitNo, JSON.stringify(scope.offices), FILINGS)
