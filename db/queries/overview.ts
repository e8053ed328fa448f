import { addDays, localDate } from '../../shared/rules/dates.ts'
import { openStatuses, type Status } from '../../shared/review/status.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'
import { outgoingCount } from './filings.ts'
import { queuePage } from './queue.ts'
import type { Scope } from './queueAsked.ts'
import { type QueueRecord, RECORD } from './queueRecord.ts'

/** What waits at the desk, for the offices of one person. */
export interface Overview {
  /** Held by the person, nearest deadline first, at most 50. */
  readonly mine: readonly QueueRecord[]
  /** Open and held by nobody, nearest deadline first, at most 10. */
  readonly urgent: readonly QueueRecord[]
  readonly counts: readonly { readonly status: Status; readonly count: number }[]
  readonly byKind: readonly { readonly kind: string; readonly open: number }[]
  /** Open cases whose last lawful minute is still to come today (+08:00). */
  readonly dueToday: number
  /** Open cases whose last lawful minute is past. */
  readonly overdue: number
  /** Decisions that wait for a result package. */
  readonly resultsPending: number
}

/** `now` is ISO. */
export const overview = (db: ReadableDb, { scope, now }: { readonly scope: Scope; readonly now: string }): Overview => {
  const offices = JSON.stringify(scope.offices)
  const midnight = new Date(`${addDays(localDate(now), 1)}T00:00:00+08:00`).toISOString()
  const overdue = openBefore(db, scope.offices, now)
  return {
    mine: held(db, scope.staffId, offices),
    urgent: queuePage(db, { filter: unheld, scope, order: 'deadline', cursor: null, limit: 10 }).rows,
    counts: statement<[string], { status: Status; count: number }>(
      db,
      `SELECT status, sum(n) AS count FROM filing_count WHERE office_id IN (SELECT value FROM json_each(?)) GROUP BY status`,
    ).all(offices),
    byKind: statement<[string, string], { kind: string; open: number }>(
      db,
      `SELECT kind, sum(n) AS open FROM filing_count
       WHERE status IN (SELECT value FROM json_each(?)) AND office_id IN (SELECT value FROM json_each(?)) GROUP BY kind ORDER BY kind`,
    ).all(JSON.stringify(openStatuses), offices),
    dueToday: openBefore(db, scope.offices, midnight) - overdue,
    overdue,
    resultsPending: outgoingCount(db, scope.offices),
  }
}

/** Without a lease a case is one of these. */
const unheld = { statuses: ['submitted', 'firstPassed'] as Status[], month: null, kinds: [], offices: [], keyword: '', mine: false }

const held = (db: ReadableDb, staffId: string, offices: string): QueueRecord[] =>
  statement<[string, string], QueueRecord>(
    db,
    `SELECT ${RECORD} FROM filing f INDEXED BY filing_holder
     WHERE f.holder = ? AND f.lead = 1 AND f.office_id IN (SELECT value FROM json_each(?)) ORDER BY f.deadline, f.id LIMIT 50`,
  ).all(staffId, offices)

const openBefore = (db: ReadableDb, offices: readonly string[], deadline: string): number => {
  const before = statement<[string, string, string], { n: number }>(
    db,
    'SELECT count(*) AS n FROM filing INDEXED BY q_office WHERE lead = 1 AND office_id = ? AND status = ? AND deadline < ?',
  )
  const ranges = [...new Set(offices)].flatMap((office) => openStatuses.map((status) => before.get(office, status, deadline)?.n ?? 0))
  return ranges.reduce((total, n) => total + n, 0)
}
