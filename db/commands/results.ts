import type { ReadableDb } from '../encryptedFile.ts'
import { outgoingActs } from '../queries/accounts.ts'
import { statement } from '../statement.ts'
import { actorOf } from './actor.ts'
import { events, invalid, type Meta, type Planned, refused } from './planned.ts'

/**
 * Every decision of the person's own offices, and every act on their units' accounts, that has not left the desk goes into one result
 * package; from then on it is rolled back, not taken back.
 */
export function planIssue(db: ReadableDb, resultId: string, meta: Meta): Planned {
  const actor = actorOf(db, meta.staffId)
  if (!actor) return refused({ code: 'notFound' })
  const waiting = statement<[string], { filingId: string }>(
    db,
    `SELECT filing_id AS filingId FROM filing
      WHERE left_desk = 0 AND decided_at IS NOT NULL AND office_id IN (SELECT value FROM json_each(?)) ORDER BY decided_at, id`,
  ).all(JSON.stringify(actor.offices))
  const accounts = outgoingActs(db, actor.offices)
  if (waiting.length === 0 && accounts.length === 0) return invalid('没有待导出的审核结果', 'No decision waits to go out')
  const filings = waiting.map((row) => row.filingId)
  return events(
    { stream: `results:${resultId}`, type: 'results.issued', data: { resultId, filings, accounts } },
    ...filings.map((filingId) => ({ stream: `filing:${filingId}`, type: 'result.exported' as const, data: { resultId } })),
  )
}
