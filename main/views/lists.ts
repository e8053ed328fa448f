import type { QueueRecord } from '../../db/queries/queueRecord.ts'
import type { StaffRow } from '../../db/queries/desk.ts'
import type { QueueRow } from '../../shared/contract/filings.ts'
import type { OutputOf } from '../../shared/contract/index.ts'
import { kindOf } from '../../shared/filings/index.ts'
import { maskIdNumber } from '../../shared/rules/masking.ts'
import type { NameOf } from './history.ts'

/** A unit's credit code is public; a person's number is not. */
export const shownId = (kind: string, id: string): string =>
  kindOf(kind).fields[kindOf(kind).subject.id]?.type === 'creditCode' ? id : maskIdNumber(id)

/** A row of a list of cases. */
export const queueRowView = (row: QueueRecord, now: string, nameOf: NameOf): QueueRow => ({
  caseId: row.caseId,
  filingId: row.filingId,
  number: row.number,
  kind: row.kind,
  kindLabel: kindOf(row.kind).label,
  parts: row.parts,
  batch: row.batchId !== null,
  status: row.status,
  officeId: row.officeId,
  subjectName: row.subjectName,
  subjectId: shownId(row.kind, row.subjectId),
  // A unit that stands for itself is not named twice.
  unitName: row.unitName === row.subjectName ? null : row.unitName,
  submittedAt: row.submittedAt,
  receivedAt: row.receivedAt,
  deadline: row.deadline,
  holder:
    row.holder === null
      ? null
      : { staffId: row.holder, name: nameOf(row.holder), until: row.leaseUntil ?? row.deadline, expired: (row.leaseUntil ?? '') <= now },
  round: row.round,
})

export const staffView = ({ staffId, login, name, roles, offices, disabled }: StaffRow): OutputOf<'staff.list'>[number] => ({
  id: staffId,
  login,
  name,
  roles,
  offices,
  disabled,
})
