import type { ReadableDb } from '../encryptedFile.ts'
import { type FilingText, filingMatch } from '../search/tokens.ts'
import { statement } from '../statement.ts'
import type { Scope } from './queueAsked.ts'

/** An approved filing that could be rolled back, unmasked. */
export interface FoundFiling extends FilingText {
  readonly filingId: string
  readonly kind: string
  readonly submittedAt: string
}

/**
 * Approved filings of the offices in scope, one by one: each part of a joint package and each row of a batch stands for itself. Newest
 * first, at most `limit`; no keyword finds nothing.
 */
export function approvedFilings(db: ReadableDb, keyword: string, scope: Scope, limit: number): FoundFiling[] {
  const sought = filingMatch(keyword)
  if (!sought) return []
  const byId = sought.exactId !== null
  const rows = statement<[string, string], FoundFiling>(
    db,
    `SELECT f.filing_id AS filingId, f.number, f.kind, f.submitted_at AS submittedAt, f.subject_name AS subjectName,
       f.subject_id AS subjectId, coalesce(f.unit_name, '') AS unitName
     FROM ${byId ? 'filing f' : 'filing_ix CROSS JOIN filing f ON f.id = filing_ix.rowid'}
     WHERE ${byId ? 'f.subject_id = ?' : 'filing_ix MATCH ?'} AND f.status = 'approved' AND f.office_id IN (SELECT value FROM json_each(?))
     ORDER BY f.id DESC`,
  ).iterate(sought.exactId ?? sought.match, JSON.stringify(scope.offices))
  const found: FoundFiling[] = []
  for (const row of rows) {
    if (!byId && !sought.sure && !sought.holds(row)) continue
    found.push(row)
    if (found.length === limit) break
  }
  return found
}
