import type { PrintRow } from '../../db/schema/prints.ts'
import type { PrintRowView } from '../../shared/contract/prints.ts'
import { maskIdNumber } from '../../shared/rules/masking.ts'
import type { NameOf } from './history.ts'

/** Their key is a person's number. */
export const personKinds: readonly PrintRow['kind'][] = ['rightsStatement', 'contributionCertificate']

/** An entry of the print register as the screen shows it. */
export const printView = (row: PrintRow, nameOf: NameOf): PrintRowView => ({
  printId: row.printId,
  at: row.at,
  who: nameOf(row.staffId ?? ''),
  kind: row.kind,
  key: personKinds.includes(row.kind) ? maskIdNumber(row.key) : row.key,
  name: row.name,
  period: row.period === '' ? null : row.period,
  number: row.number,
  copy: row.copy,
  code: row.code,
  state: row.state,
  target: row.target,
  printer: row.printer,
  settledAt: row.settledAt,
  settledBy: row.settledBy === null || row.settledBy === 'spooler' ? row.settledBy : nameOf(row.settledBy),
  detail: row.detail,
  fileName: row.fileName,
  page: row.page,
  pages: row.pages,
  runId: row.runId,
  voided: row.voidedAt === null ? null : { at: row.voidedAt, by: nameOf(row.voidedBy ?? ''), reason: row.voidReason ?? '' },
})
