import type { ReadableDb } from '../encryptedFile.ts'
import { outgoingActs } from '../queries/accounts.ts'
import { statement } from '../statement.ts'
import { events, invalid, type Planned } from './planned.ts'

/** Every decision and every act on an account that has not left the desk goes into one result package; from then on it is rolled back, not taken back. */
export function planIssue(db: ReadableDb, resultId: string): Planned {
  const waiting = statement<[], { filingId: string }>(
    db,
    'SELECT filing_id AS filingId FROM filing WHERE left_desk = 0 AND decided_at IS NOT NULL ORDER BY decided_at, id',
  ).all()
  const accounts = outgoingActs(db)
  if (waiting.length === 0 && accounts.length === 0) return invalid('没有待导出的审核结果', 'No decision waits to go out')
  const filings = waiting.map((row) => row.filingId)
  return events(
    { stream: `results:${resultId}`, type: 'results.issued', data: { resultId, filings, accounts } },
    ...filings.map((filingId) => ({ stream: `filing:${filingId}`, type: 'result.exported' as const, data: { resultId } })),
  )
}
