import type { Status } from '../../shared/review/status.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'

/** A case in a list: the columns of its lead filing, unmasked, times ISO. Main adds labels and the holder's name, and masks. */
export interface QueueRecord {
  readonly id: number
  readonly caseId: string
  readonly filingId: string
  readonly number: string
  readonly kind: string
  readonly parts: number
  /** The batch whose rows the parts are. */
  readonly batchId: string | null
  readonly status: Status
  readonly officeId: string
  readonly subjectName: string
  readonly subjectId: string
  readonly unitName: string | null
  readonly submittedAt: string
  readonly receivedAt: string
  readonly deadline: string
  readonly holder: string | null
  readonly leaseUntil: string | null
  readonly round: number
}

/** The columns of a `QueueRecord`, of the table alias `f`. */
export const RECORD = `f.id, f.case_id AS caseId, f.filing_id AS filingId, f.number, f.kind, f.parts, f.batch_id AS batchId, f.status, f.office_id AS officeId,
  f.subject_name AS subjectName, f.subject_id AS subjectId, f.unit_name AS unitName, f.submitted_at AS submittedAt,
  f.received_at AS receivedAt, f.deadline, f.holder, f.lease_until AS leaseUntil, f.round`

/** The records of these row ids, in this order. */
export const recordsOf = (db: ReadableDb, ids: readonly number[]): QueueRecord[] => {
  const rows = statement<[string], QueueRecord>(db, `SELECT ${RECORD} FROM filing f WHERE f.id IN (SELECT value FROM json_each(?))`).all(
    JSON.stringify(ids),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
