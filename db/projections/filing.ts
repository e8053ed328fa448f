import { isVisible } from '../../shared/filings/fieldState.ts'
import { kindOf } from '../../shared/filings/index.ts'
import type { Policy } from '../../shared/policy/policy.ts'
import { deadlineOf } from '../../shared/review/deadline.ts'
import { caseIdOf, type FilingState } from '../../shared/review/state.ts'
import { localDate } from '../../shared/rules/dates.ts'
import { monthOf } from '../../shared/rules/months.ts'
import type { WritableDb } from '../encryptedFile.ts'
import { filingTokens } from '../search/tokens.ts'
import { statement } from '../statement.ts'

interface Stored {
  readonly id: number
  readonly lead: number
  readonly state: FilingState
}

export function storedFiling(db: WritableDb, filingId: string): Stored | undefined {
  const row = statement<[string], { id: number; lead: number; state: string }>(
    db,
    'SELECT id, lead, state FROM filing WHERE filing_id = ?',
  ).get(filingId)
  return row && { id: row.id, lead: row.lead, state: JSON.parse(row.state) as FilingState }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The columns by which lists find, sort and show a filing; everything else stays in `state`. */
function columnsOf(state: FilingState, policy: Policy) {
  const kind = kindOf(state.kind)
  const { subject } = kind
  const value = (field: string | undefined) => (field === undefined ? null : textOf(state.values[field]) || null)
  return {
    status: state.status,
    month: monthOf(localDate(state.submittedAt)),
    submittedAt: state.submittedAt,
    deadline: deadlineOf(kind, state.submittedAt, policy).at,
    subjectName: textOf(state.values[subject.name]),
    subjectId: textOf(state.values[subject.id]).toUpperCase(),
    unitNo: value(subject.unit),
    unitName: value(Object.hasOwn(kind.fields, 'unitName') ? 'unitName' : 'lastUnitName'),
    holder: state.lease?.staffId ?? null,
    leaseUntil: state.lease?.until ?? null,
    decidedBy: state.decision?.by ?? null,
    decidedAt: state.decision?.at ?? null,
    leftDesk: state.leftDesk ? 1 : 0,
    round: state.round,
    state: JSON.stringify(state),
  }
}

/** A filing as it was received; `seq` of that event is its row id, so that every rebuild gives the same ids. */
export function insertFiling(db: WritableDb, seq: number, state: FilingState, policy: Policy): void {
  const c = columnsOf(state, policy)
  const caseId = caseIdOf(state)
  // The first row of a part stands for it: rows are of one kind, and there are hundreds.
  const lead = state.batch && joinBatch(db, caseId) ? 0 : 1
  statement(
    db,
    `INSERT INTO filing (id, filing_id, case_id, number, lead, parts, kind, status, office_id, month, submitted_at, received_at, deadline,
      subject_name, subject_id, unit_no, unit_name, holder, lease_until, decided_by, decided_at, left_desk, round, state, batch_id, batch_row)
     VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    seq,
    state.id,
    caseId,
    state.number,
    lead,
    state.kind,
    c.status,
    state.officeId,
    c.month,
    c.submittedAt,
    state.receivedAt,
    c.deadline,
    c.subjectName,
    c.subjectId,
    c.unitNo,
    c.unitName,
    c.holder,
    c.leaseUntil,
    c.decidedBy,
    c.decidedAt,
    c.leftDesk,
    c.round,
    c.state,
    state.batch?.id ?? null,
    state.batch?.row ?? null,
  )
  if (lead === 1) count(db, state, c.month, 1)
  if (state.jointId !== null) chooseLead(db, caseId)
  indexValues(db, seq, state)
  statement(db, 'INSERT INTO filing_ix (rowid, g) VALUES (?, ?)').run(seq, tokensOf(c, state.number))
}

/** The same filing after an event. */
export function updateFiling(db: WritableDb, before: Stored, state: FilingState, policy: Policy): void {
  const c = columnsOf(state, policy)
  statement(
    db,
    `UPDATE filing SET status = ?, month = ?, submitted_at = ?, deadline = ?, subject_name = ?, subject_id = ?, unit_no = ?, unit_name = ?,
      holder = ?, lease_until = ?, decided_by = ?, decided_at = ?, left_desk = ?, round = ?, state = ? WHERE id = ?`,
  ).run(
    c.status,
    c.month,
    c.submittedAt,
    c.deadline,
    c.subjectName,
    c.subjectId,
    c.unitNo,
    c.unitName,
    c.holder,
    c.leaseUntil,
    c.decidedBy,
    c.decidedAt,
    c.leftDesk,
    c.round,
    c.state,
    before.id,
  )
  const was = { month: monthOf(localDate(before.state.submittedAt)) }
  if (before.lead === 1 && (before.state.status !== state.status || was.month !== c.month)) {
    count(db, before.state, was.month, -1)
    count(db, state, c.month, 1)
  }
  if (before.state.round === state.round) return
  const old = columnsOf(before.state, policy)
  statement(db, `INSERT INTO filing_ix (filing_ix, rowid, g) VALUES ('delete', ?, ?)`).run(before.id, tokensOf(old, state.number))
  statement(db, 'INSERT INTO filing_ix (rowid, g) VALUES (?, ?)').run(before.id, tokensOf(c, state.number))
  statement(db, 'DELETE FROM filing_value WHERE filing = ?').run(before.id)
  indexValues(db, before.id, state)
}

const tokensOf = (c: { subjectName: string; subjectId: string; unitName: string | null }, number: string): string =>
  filingTokens({ subjectName: c.subjectName, subjectId: c.subjectId, unitName: c.unitName ?? '', number })

/** Counts one more row in with its case; false when it is the first. */
const joinBatch = (db: WritableDb, caseId: string): boolean =>
  statement(db, 'UPDATE filing SET parts = parts + 1 WHERE case_id = ? AND lead = 1').run(caseId).changes > 0

/** The part decided last stands for a joint package in lists. */
function chooseLead(db: WritableDb, caseId: string): void {
  const parts = statement<[string], { id: number; lead: number; state: string }>(
    db,
    'SELECT id, lead, state FROM filing WHERE case_id = ? ORDER BY id',
  ).all(caseId)
  const states = parts.map((part) => ({ ...part, state: JSON.parse(part.state) as FilingState }))
  const last = states.reduce((a, b) => (kindOf(b.state.kind).order > kindOf(a.state.kind).order ? b : a))
  for (const part of states) {
    const lead = part === last ? 1 : 0
    if (part.lead !== lead) count(db, part.state, monthOf(localDate(part.state.submittedAt)), lead === 1 ? 1 : -1)
    statement(db, 'UPDATE filing SET lead = ?, parts = ? WHERE id = ?').run(lead, states.length, part.id)
  }
}

function count(db: WritableDb, state: FilingState, month: string, by: 1 | -1): void {
  statement(
    db,
    `INSERT INTO filing_count (status, office_id, kind, month, n) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (status, office_id, kind, month) DO UPDATE SET n = n + excluded.n`,
  ).run(state.status, state.officeId, state.kind, month, by)
  statement(db, 'DELETE FROM filing_count WHERE status = ? AND office_id = ? AND kind = ? AND month = ? AND n = 0').run(
    state.status,
    state.officeId,
    state.kind,
    month,
  )
}

/** Values that must not turn up elsewhere unnoticed, by type, so that a payee's phone meets an employee's. */
function indexValues(db: WritableDb, id: number, state: FilingState): void {
  for (const [key, field] of Object.entries(kindOf(state.kind).fields)) {
    const value = textOf(state.values[key])
    if (field.clash && value !== '' && isVisible(field, state.values))
      statement(db, 'INSERT OR IGNORE INTO filing_value (type, value, filing, field) VALUES (?, ?, ?, ?)').run(
        field.type,
        value.toUpperCase(),
        id,
        key,
      )
  }
}
