import { kindOf } from '../shared/filings/index.ts'
import type { Clash } from '../shared/filings/kind.ts'
import { namedIn } from '../shared/filings/namedIn.ts'
import { canonical } from '../shared/journal/canonical.ts'
import { officeById } from '../shared/policy/offices.ts'
import { type RecordKind, type RecordOf, recordKey } from '../shared/register/records.ts'
import { emptySlice, type Slice } from '../shared/register/slice.ts'
import { assess, type CaseFacts, type PartAssessment } from '../shared/review/assess.ts'
import { caseIdOf, type FilingState } from '../shared/review/state.ts'
import { isOpen, type Status } from '../shared/review/status.ts'
import { localDate } from '../shared/rules/dates.ts'
import { chargesOf } from './charges.ts'
import type { ReadableDb } from './encryptedFile.ts'
import { sha256 } from './journal/hash.ts'
import { listed } from './listed.ts'
import { policyOf } from './projections/desk.ts'
import { paidMonths, payment, suspense } from './schema/ledger.ts'
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
  const t = registerTables
  const ids = [...new Set(persons)]
  const enrolments = listed(db, t.enrolment, t.enrolment.idNumber, ids)
  const unemployments = listed(db, t.unemployment, t.unemployment.idNumber, ids)
  const named = [...new Set([...units, ...enrolments.map((e) => e.unitNo), ...unemployments.flatMap((u) => u.lastUnitNo ?? [])])]
  const unitRows = [...listed(db, t.unit, t.unit.unitNo, named), ...listed(db, t.unit, t.unit.creditCode, creditCodes)]
  const unitNos = [...new Set([...named, ...unitRows.map((u) => u.unitNo)])]
  const codes = [...new Set([...creditCodes, ...unitRows.map((u) => u.creditCode)])]
  const accounts = [...listed(db, t.account, t.account.creditCode, codes), ...listed(db, t.account, t.account.holderId, ids)]
  const accountNames = [...new Set(accounts.map((a) => a.accountName))]
  const desk =
    statement<[], { ledgerFrom: string; openPeriod: string }>(
      db,
      'SELECT ledger_from AS ledgerFrom, open_period AS openPeriod FROM desk WHERE id = 1',
    ).get() ?? emptySlice
  return {
    records: {
      unit: byKey('unit', unitRows),
      person: byKey('person', listed(db, t.person, t.person.idNumber, ids)),
      enrolment: byKey('enrolment', enrolments),
      wage: byKey('wage', listed(db, t.wage, t.wage.idNumber, ids)),
      unemployment: byKey('unemployment', unemployments),
      jobSeeking: byKey('jobSeeking', listed(db, t.jobSeeking, t.jobSeeking.idNumber, ids)),
      entitlement: byKey('entitlement', listed(db, t.entitlement, t.entitlement.idNumber, ids)),
      skill: byKey('skill', listed(db, t.skill, t.skill.idNumber, ids)),
      repayment: byKey('repayment', listed(db, t.repayment, t.repayment.idNumber, ids)),
      subsidy: byKey('subsidy', listed(db, t.subsidy, t.subsidy.idNumber, ids)),
      retention: byKey('retention', listed(db, t.retention, t.retention.unitNo, unitNos)),
      account: byKey('account', accounts),
      accountRight: byKey('accountRight', listed(db, t.accountRight, t.accountRight.accountName, accountNames)),
      authorisationCode: byKey('authorisationCode', listed(db, t.authorisationCode, t.authorisationCode.operatorId, ids)),
      operatorBinding: byKey('operatorBinding', listed(db, t.operatorBinding, t.operatorBinding.operatorId, ids)),
    },
    charges: chargesOf(db, ids, ''),
    suspense: listed(db, suspense, suspense.unitNo, unitNos, [suspense.id]),
    payments: listed(db, payment, payment.idNumber, ids, [payment.month, payment.id]),
    ledgerFrom: desk.ledgerFrom,
    openPeriod: desk.openPeriod,
    openingPaidMonths: Object.fromEntries(listed(db, paidMonths, paidMonths.idNumber, ids).map((row) => [row.idNumber, row.months])),
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
      { number: string; filingId: string; kind: string; subjectId: string; status: Status; caseId: string }
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
          open: isOpen(hit.status) || hit.status === 'returned',
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
