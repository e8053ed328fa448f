import { inArray, or } from 'drizzle-orm'
import { kindOf } from '../shared/filings/index.ts'
import type { Clash } from '../shared/filings/kind.ts'
import { namedIn } from '../shared/filings/namedIn.ts'
import { canonical } from '../shared/journal/canonical.ts'
import { officeById } from '../shared/policy/offices.ts'
import { type RecordKind, type RecordOf, recordKey } from '../shared/register/records.ts'
import { emptySlice, type Slice } from '../shared/register/slice.ts'
import { assess, type CaseFacts, type PartAssessment } from '../shared/review/assess.ts'
import { caseIdOf, type FilingState } from '../shared/review/state.ts'
import { localDate } from '../shared/rules/dates.ts'
import type { ReadableDb } from './encryptedFile.ts'
import { sha256 } from './journal/hash.ts'
import { orm } from './orm.ts'
import { policyOf } from './projections/desk.ts'
import { charge, paidMonths, payment, suspense } from './schema/ledger.ts'
import { registerTables } from './schema/register.ts'
import { statement } from './statement.ts'

/** The parts of a case in deciding order; empty for an unknown one. `caseId` is a joint package's id or a single filing's own. */
export const caseParts = (db: ReadableDb, caseId: string): FilingState[] =>
  statement<[string], { state: string }>(db, 'SELECT state FROM filing WHERE case_id = ? ORDER BY id')
    .all(caseId)
    .map((row) => JSON.parse(row.state) as FilingState)
    .sort((a, b) => kindOf(a.kind).order - kindOf(b.kind).order)

const byKey = <K extends RecordKind>(record: K, rows: readonly RecordOf<K>[]): Record<string, RecordOf<K>> =>
  Object.fromEntries(rows.map((row) => [recordKey[record](row), row]))

/**
 * All records, charges and payments of these persons, the units they or the filing name by number or credit code, and the portal accounts
 * of both.
 */
export function loadSlice(
  db: ReadableDb,
  persons: readonly string[],
  units: readonly string[],
  creditCodes: readonly string[] = [],
): Slice {
  const d = orm(db)
  const t = registerTables
  const ids = [...new Set(persons)]
  const enrolments = d.select().from(t.enrolment).where(inArray(t.enrolment.idNumber, ids)).all()
  const unemployments = d.select().from(t.unemployment).where(inArray(t.unemployment.idNumber, ids)).all()
  const named = [...new Set([...units, ...enrolments.map((e) => e.unitNo), ...unemployments.flatMap((u) => u.lastUnitNo ?? [])])]
  const unitRows = d
    .select()
    .from(t.unit)
    .where(or(inArray(t.unit.unitNo, named), inArray(t.unit.creditCode, [...creditCodes])))
    .all()
  const unitNos = [...new Set([...named, ...unitRows.map((u) => u.unitNo)])]
  const codes = [...new Set([...creditCodes, ...unitRows.map((u) => u.creditCode)])]
  const accounts = d
    .select()
    .from(t.account)
    .where(or(inArray(t.account.creditCode, codes), inArray(t.account.holderId, ids)))
    .all()
  const accountNames = [...new Set(accounts.map((a) => a.accountName))]
  const desk =
    statement<[], { ledgerFrom: string; openPeriod: string }>(
      db,
      'SELECT ledger_from AS ledgerFrom, open_period AS openPeriod FROM desk WHERE id = 1',
    ).get() ?? emptySlice
  return {
    records: {
      unit: byKey('unit', unitRows),
      person: byKey('person', d.select().from(t.person).where(inArray(t.person.idNumber, ids)).all()),
      enrolment: byKey('enrolment', enrolments),
      wage: byKey('wage', d.select().from(t.wage).where(inArray(t.wage.idNumber, ids)).all()),
      unemployment: byKey('unemployment', unemployments),
      jobSeeking: byKey('jobSeeking', d.select().from(t.jobSeeking).where(inArray(t.jobSeeking.idNumber, ids)).all()),
      entitlement: byKey('entitlement', d.select().from(t.entitlement).where(inArray(t.entitlement.idNumber, ids)).all()),
      skill: byKey('skill', d.select().from(t.skill).where(inArray(t.skill.idNumber, ids)).all()),
      repayment: byKey('repayment', d.select().from(t.repayment).where(inArray(t.repayment.idNumber, ids)).all()),
      subsidy: byKey('subsidy', d.select().from(t.subsidy).where(inArray(t.subsidy.idNumber, ids)).all()),
      retention: byKey('retention', d.select().from(t.retention).where(inArray(t.retention.unitNo, unitNos)).all()),
      account: byKey('account', accounts),
      accountRight: byKey('accountRight', d.select().from(t.accountRight).where(inArray(t.accountRight.accountName, accountNames)).all()),
      authorisationCode: byKey(
        'authorisationCode',
        d.select().from(t.authorisationCode).where(inArray(t.authorisationCode.operatorId, ids)).all(),
      ),
      operatorBinding: byKey('operatorBinding', d.select().from(t.operatorBinding).where(inArray(t.operatorBinding.operatorId, ids)).all()),
    },
    charges: d.select().from(charge).where(inArray(charge.idNumber, ids)).orderBy(charge.coverageMonth, charge.period, charge.id).all(),
    suspense: d.select().from(suspense).where(inArray(suspense.unitNo, unitNos)).orderBy(suspense.id).all(),
    payments: d.select().from(payment).where(inArray(payment.idNumber, ids)).orderBy(payment.month, payment.id).all(),
    ledgerFrom: desk.ledgerFrom,
    openPeriod: desk.openPeriod,
    openingPaidMonths: Object.fromEntries(
      d
        .select()
        .from(paidMonths)
        .where(inArray(paidMonths.idNumber, ids))
        .all()
        .map((row) => [row.idNumber, row.months]),
    ),
  }
}

/** Everything a decision on these parts rests on, read from one connection. */
export function caseFacts(db: ReadableDb, parts: readonly FilingState[], now: string): CaseFacts {
  const named = parts.map((part) => namedIn(kindOf(part.kind), part.values))
  return {
    filings: parts,
    slice: loadSlice(
      db,
      named.flatMap((n) => n.persons),
      named.flatMap((n) => n.units),
      named.flatMap((n) => n.creditCodes),
    ),
    policy: policyOf(db),
    today: localDate(now),
    divisions: Object.fromEntries(parts.map((part) => [part.officeId, officeById(part.officeId)?.divisionCode ?? null])),
    clashes: Object.fromEntries(parts.map((part) => [part.id, clashesOf(db, part)])),
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Where else in the queue and the register a value of this filing turns up; at most 20 hits a field. */
export function clashesOf(db: ReadableDb, state: FilingState): Clash[] {
  return Object.entries(kindOf(state.kind).fields).flatMap(([field, { clash, type }]) => {
    const value = text(state.values[field]).toUpperCase()
    if (!clash || value === '') return []
    const queue = statement<
      [string, string, string],
      { number: string; filingId: string; kind: string; subjectId: string; status: string; caseId: string }
    >(
      db,
      `SELECT f.number, f.filing_id AS filingId, f.kind, f.subject_id AS subjectId, f.status, f.case_id AS caseId
       FROM filing_value v JOIN filing f ON f.id = v.filing
       WHERE v.type = ? AND v.value = ? AND f.case_id <> ? ORDER BY f.id DESC LIMIT 20`,
    ).all(type, value, caseIdOf(state))
    const register = registerHits(db, type, value)
    const hits = queue.length + register.length
    return [
      ...queue.map(
        (hit): Clash => ({
          field,
          value,
          where: 'queue',
          label: hit.number,
          filingId: hit.filingId,
          kind: hit.kind,
          subjectId: hit.subjectId,
          open: !['rejected', 'withdrawn', 'approved'].includes(hit.status),
          hits,
        }),
      ),
      ...register.map(
        (hit): Clash => ({
          field,
          value,
          where: 'register',
          label: hit.name,
          filingId: null,
          kind: null,
          subjectId: hit.idNumber,
          open: false,
          hits,
        }),
      ),
    ]
  })
}

function registerHits(db: ReadableDb, type: string, value: string): { name: string; idNumber: string }[] {
  if (type === 'phone')
    return statement<[string], { name: string; idNumber: string }>(
      db,
      'SELECT name, id_number AS idNumber FROM person WHERE phone = ? LIMIT 20',
    ).all(value)
  if (type === 'bankAccount')
    return statement<[string], { name: string; idNumber: string }>(
      db,
      'SELECT account_name AS name, id_number AS idNumber FROM entitlement WHERE account_number = ? LIMIT 20',
    ).all(value)
  return []
}

export interface Assessed {
  readonly parts: readonly PartAssessment[]
  /** Hash of everything the decision would rest on and do, without the filing's version: looking at it does not change it. */
  readonly basis: string
}

/** The assessment that a screen shows and a decision must still find true. */
export function assessParts(db: ReadableDb, states: readonly FilingState[], excluded: readonly string[], now: string): Assessed {
  const parts = independent(states).flatMap((group) => assess(caseFacts(db, group, now), excluded))
  const filed = new Map(states.map((state) => [state.id, state]))
  const basis = parts.map(({ version: _version, ...part }) => ({
    ...part,
    values: filed.get(part.filingId)?.values,
    materials: filed.get(part.filingId)?.materials,
  }))
  // Through JSON first: canonical form has no place for members that are absent.
  return { parts, basis: sha256(canonical(JSON.parse(JSON.stringify({ basis, excluded: [...excluded].sort() })))) }
}

/**
 * Parts that may touch the same records, together. Those of a joint package all may; of a batch only rows of one person do, and its
 * hundreds are not weighed against each other.
 */
function independent(states: readonly FilingState[]): FilingState[][] {
  if (states.some((state) => !state.batch)) return [[...states]]
  const groups = Map.groupBy(states, (state) => text(state.values[kindOf(state.kind).subject.id]).toUpperCase() || state.id)
  return [...groups.values()]
}

/** As `assessParts`, for a case by its id; nothing for an unknown one. `now` is an ISO time. */
export function assessCase(db: ReadableDb, caseId: string, excluded: readonly string[], now: string): Assessed | undefined {
  const parts = caseParts(db, caseId)
  return parts.length === 0 ? undefined : assessParts(db, parts, excluded, now)
}
