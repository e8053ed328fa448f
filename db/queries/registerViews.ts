import { asc, eq } from 'drizzle-orm'
import type { Enrolment, Entitlement, JobSeeking, Person, Unemployment, Unit, Wage } from '../../shared/register/records.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { orm } from '../orm.ts'
import { enrolment, entitlement, jobSeeking, person, unemployment, wage } from '../schema/register.ts'
import { statement } from '../statement.ts'
import { type LedgerLine, ledgerOfPerson, ledgerOfUnit, suspenseOf } from './ledger.ts'
import { idNumberOf } from './people.ts'
import type { Scope } from './queueAsked.ts'
import { type QueueRecord, RECORD } from './queueRecord.ts'
import { insuredCount, unitByNo } from './units.ts'

/** Everything on record about a person, unmasked. Filings only of the offices in scope. */
export interface PersonView {
  readonly person: Person
  readonly enrolments: readonly Enrolment[]
  readonly wages: readonly Wage[]
  readonly unemployments: readonly Unemployment[]
  readonly jobSeekings: readonly JobSeeking[]
  readonly entitlements: readonly Entitlement[]
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
  const body = orm(db).select().from(person).where(eq(person.idNumber, idNumber)).get()
  if (!body) return undefined
  return {
    person: body,
    enrolments: orm(db).select().from(enrolment).where(eq(enrolment.idNumber, idNumber)).orderBy(asc(enrolment.fromMonth)).all(),
    wages: orm(db).select().from(wage).where(eq(wage.idNumber, idNumber)).orderBy(asc(wage.fromMonth)).all(),
    unemployments: orm(db).select().from(unemployment).where(eq(unemployment.idNumber, idNumber)).all(),
    jobSeekings: orm(db).select().from(jobSeeking).where(eq(jobSeeking.idNumber, idNumber)).all(),
    entitlements: orm(db).select().from(entitlement).where(eq(entitlement.idNumber, idNumber)).all(),
    filings: filingsOf(db, 'subject_id', idNumber, scope),
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
  return {
    unit: body,
    insured: insuredAt(db, unitNo),
    insuredCount: insuredCount(db, unitNo),
    filings: filingsOf(db, 'unit_no', unitNo, scope),
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

const filingsOf = (db: ReadableDb, column: 'subject_id' | 'unit_no', key: string, scope: Scope): QueueRecord[] =>
  statement<[string, string, number], QueueRecord>(
    db,
    `SELECT ${RECORD} FROM filing f WHERE f.${column} = ? AND f.office_id IN (SELECT value FROM json_each(?)) ORDER BY f.id DESC LIMIT ?`,
  ).all(key, JSON.stringify(scope.offices), FILINGS)
