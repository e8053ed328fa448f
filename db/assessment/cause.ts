import type { ReadableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'

/** The approved filing that last changed a person's enrolment or wage at a unit, with its event in the journal. */
export interface Cause {
  readonly filingId: string
  readonly caseId: string
  readonly number: string
  readonly kind: string
  readonly officeId: string
  readonly decidedAt: string
  readonly decidedBy: string | null
  /** Journal sequence of the approval */
  readonly seq: number
}

/** Null when the register stands as the opening balance brought it. `until` (ISO) leaves out what was decided after a lock. */
export function causeOf(db: ReadableDb, unitNo: string, idNumber: string, until: string | null): Cause | null {
  const filings = statement<[string, string, string], Omit<Cause, 'seq'>>(
    db,
    `SELECT filing_id AS filingId, case_id AS caseId, number, kind, office_id AS officeId, decided_at AS decidedAt, decided_by AS decidedBy
     FROM filing WHERE subject_id = ? AND unit_no = ? AND status = 'approved' AND decided_at <= ?
       AND kind IN ('enrolment.increase', 'enrolment.decrease', 'wage.declaration') ORDER BY decided_at DESC, id DESC LIMIT 1`,
  ).get(idNumber, unitNo, until ?? '9999')
  if (!filings) return null
  const event = statement<[string], { seq: number }>(
    db,
    `SELECT seq FROM journal WHERE stream = ? AND type = 'review.approved' ORDER BY stream_version DESC LIMIT 1`,
  ).get(`filing:${filings.filingId}`)
  return { ...filings, seq: event?.seq ?? 0 }
}
