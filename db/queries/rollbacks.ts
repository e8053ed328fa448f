import { eq } from 'drizzle-orm'
import type { RollbackFilter } from '../../shared/contract/rollback.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { orm } from '../orm.ts'
import { rollback, type RollbackRow } from '../schema/rollbacks.ts'
import { statement } from '../statement.ts'
import type { Scope } from './queueAsked.ts'

export const rollbackById = (db: ReadableDb, rollbackId: string): RollbackRow | undefined =>
  orm(db).select().from(rollback).where(eq(rollback.rollbackId, rollbackId)).get()

/** A row of the register of rollbacks (回退登记), unmasked, with the filing or the batch it is about where there is one. */
export interface RollbackRecord {
  readonly rollbackId: string
  readonly number: string
  readonly state: RollbackRow['state']
  readonly restores: string | null
  readonly proposedBy: string
  readonly proposedAt: string
  readonly decidedBy: string | null
  readonly decidedAt: string | null
  readonly reason: string
  readonly steps: number
  /** Signed 分: what the next sheets move by, and what is claimed back. */
  readonly moved: number
  readonly claimed: number
  readonly filingNumber: string | null
  readonly kind: string | null
  readonly subject: string | null
  readonly caseId: string | null
}

const COLUMNS = `r.rollback_id AS rollbackId, r.number, r.state, r.restores, r.proposed_by AS proposedBy, r.proposed_at AS proposedAt,
  r.decided_by AS decidedBy, r.decided_at AS decidedAt, r.reason, r.steps, r.moved, r.claimed,
  coalesce(b.number, f.number) AS filingNumber, f.kind, coalesce(b.unit_name, f.subject_name) AS subject, f.case_id AS caseId`
const FROM = `FROM rollback r LEFT JOIN filing f ON f.filing_id = r.filing_id
  LEFT JOIN batch b ON b.batch_id = r.proposal ->> '$.target.batchId'`

/** One rollback as the register lists it. */
export const rollbackRecord = (db: ReadableDb, rollbackId: string): RollbackRecord | undefined =>
  statement<[string], RollbackRecord>(db, `SELECT ${COLUMNS} ${FROM} WHERE r.rollback_id = ?`).get(rollbackId)

/** An empty list of states or reasons means all; days are local (+08:00). */
const WHERE = `r.office_id IN (SELECT value FROM json_each(@offices))
  AND (@states = '[]' OR r.state IN (SELECT value FROM json_each(@states)))
  AND (@reasons = '[]' OR r.reason IN (SELECT value FROM json_each(@reasons)))
  AND (@since IS NULL OR r.proposed_at >= @since) AND (@until IS NULL OR r.proposed_at < @until)
  AND (@keyword = '' OR r.number LIKE @like ESCAPE '\\' OR f.number LIKE @like ESCAPE '\\' OR f.subject_name LIKE @like ESCAPE '\\'
    OR b.unit_name LIKE @like ESCAPE '\\')`

const asked = (filter: RollbackFilter, scope: Scope) => {
  const keyword = filter.keyword.trim()
  return {
    offices: JSON.stringify(scope.offices),
    states: JSON.stringify(filter.states),
    reasons: JSON.stringify(filter.reasons),
    since: filter.from === null ? null : startOf(filter.from, 0),
    until: filter.to === null ? null : startOf(filter.to, 1),
    keyword,
    like: `%${keyword.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`,
  }
}
type Asked = ReturnType<typeof asked>

/** The local midnight at which a day begins, or the one `after` days later, as ISO. */
const startOf = (day: string, after: number) => new Date(Date.parse(`${day}T00:00:00+08:00`) + after * 86_400_000).toISOString()

/** Newest first, below the place of the cursor. */
export function rollbackPage(
  db: ReadableDb,
  filter: RollbackFilter,
  scope: Scope,
  { cursor, limit }: { readonly cursor: string | null; readonly limit: number },
): { readonly rows: RollbackRecord[]; readonly next: string | null } {
  const [at = '~', id = '~'] = cursor?.split('|') ?? []
  const rows = statement<[Asked & { at: string; id: string; limit: number }], RollbackRecord>(
    db,
    `SELECT ${COLUMNS} ${FROM} WHERE ${WHERE} AND (r.proposed_at, r.rollback_id) < (@at, @id)
     ORDER BY r.proposed_at DESC, r.rollback_id DESC LIMIT @limit`,
  ).all({ ...asked(filter, scope), at, id, limit: limit + 1 })
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return { rows: rows.slice(0, limit), next: last ? `${last.proposedAt}|${last.rollbackId}` : null }
}

/** Count and money of everything the filter names; what is moved counts where it was executed. */
export const rollbackTotals = (db: ReadableDb, filter: RollbackFilter, scope: Scope): { count: number; moved: number; claimed: number } =>
  statement<[Asked], { count: number; moved: number; claimed: number }>(
    db,
    `SELECT count(*) AS count, coalesce(sum(CASE r.state WHEN 'executed' THEN r.moved END), 0) AS moved,
       coalesce(sum(CASE r.state WHEN 'executed' THEN r.claimed END), 0) AS claimed ${FROM} WHERE ${WHERE}`,
  ).get(asked(filter, scope)) ?? { count: 0, moved: 0, claimed: 0 }

/** Proposals of other people that wait for a second person. */
export const rollbacksToDecide = (db: ReadableDb, scope: Scope): number =>
  statement<[string, string], { n: number }>(
    db,
    `SELECT count(*) AS n FROM rollback WHERE state = 'proposed' AND proposed_by <> ? AND office_id IN (SELECT value FROM json_each(?))`,
  ).get(scope.staffId, JSON.stringify(scope.offices))?.n ?? 0

/** The proposal that waits on a filing, if one does. */
export const openRollbackOf = (db: ReadableDb, filingId: string): { rollbackId: string; number: string } | undefined =>
  statement<[string], { rollbackId: string; number: string }>(
    db,
    "SELECT rollback_id AS rollbackId, number FROM rollback WHERE filing_id = ? AND state = 'proposed'",
  ).get(filingId)

/** Filings that replace a rolled-back one (更正重报), oldest first. */
export const correctionsOf = (db: ReadableDb, filingId: string): { caseId: string; number: string }[] =>
  statement<[string], { caseId: string; number: string }>(
    db,
    `SELECT f.case_id AS caseId, f.number FROM correction c JOIN filing f ON f.filing_id = c.filing_id WHERE c.corrects = ? ORDER BY f.id`,
  ).all(filingId)

/** Rollbacks in which a filing was or is to be taken back, oldest first: its own, and those of others that it depended on. */
export const rollbacksOf = (
  db: ReadableDb,
  filingId: string,
): { rollbackId: string; number: string; state: RollbackRow['state']; restores: boolean }[] =>
  statement<[string, string], { rollbackId: string; number: string; state: RollbackRow['state']; restores: string | null }>(
    db,
    `SELECT rollback_id AS rollbackId, number, state, restores FROM rollback
     WHERE filing_id = ? OR rollback_id IN (SELECT rollback_id FROM act WHERE stream = ? AND rollback_id IS NOT NULL) ORDER BY proposed_at`,
  )
    .all(filingId, `filing:${filingId}`)
    .map(({ restores, ...row }) => ({ ...row, restores: restores !== null }))
