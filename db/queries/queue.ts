import type { QueueFilter } from '../../shared/contract/filings.ts'
import { isOpen, statuses } from '../../shared/review/status.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { filingMatch } from '../search/tokens.ts'
import { statement } from '../statement.ts'
import { askedBy, type Order, type Scope } from './queueAsked.ts'
import { cursorOf, type Place, placeOf } from './queueCursor.ts'
import { countFound, foundAfter } from './queueKeyword.ts'
import { countCases, recordsAfter } from './queueRanges.ts'
import type { QueueRecord } from './queueRecord.ts'

/** A list of cases: what is looked for, and by whom. A case of an office outside the scope is in no list. */
export interface QueueAsk {
  readonly filter: QueueFilter
  readonly scope: Scope
}

/** One page in the order of the deadline, the journal's order among equals. A cursor that is none begins at the start. */
export const queuePage = (
  db: ReadableDb,
  { filter, scope, order, cursor, limit }: QueueAsk & { readonly order: Order; readonly cursor: string | null; readonly limit: number },
): { readonly rows: QueueRecord[]; readonly next: string | null } => {
  // One more than asked for tells whether there is a next page.
  const found = casesAfter(db, { filter, scope }, order, placeOf(cursor), limit + 1)
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return { rows, next: last && found.length > limit ? cursorOf(last) : null }
}

/** How many cases the list has; 1001 means more than 1,000. */
export const queueCount = (db: ReadableDb, { filter, scope }: QueueAsk): number => {
  const asked = askedBy(filter, scope)
  if (!asked) return 0
  if (filter.keyword.trim() === '') return countCases(db, asked, MOST)
  const sought = filingMatch(filter.keyword)
  return sought ? countFound(db, asked, sought, MOST) : 0
}

const MOST = 1001

/**
 * The case beside this one in the list, also when it has left the list itself; null at an end or for an unknown case. `openOnly` passes
 * over cases to which nobody owes an act.
 */
export const queueNeighbour = (
  db: ReadableDb,
  {
    filter,
    scope,
    order,
    caseId,
    direction,
    openOnly,
  }: QueueAsk & { readonly order: Order; readonly caseId: string; readonly direction: 'next' | 'previous'; readonly openOnly: boolean },
): string | null => {
  const place = statement<[string], Place>(db, 'SELECT id, deadline FROM filing WHERE case_id = ? AND lead = 1').get(caseId)
  const wanted = filter.statuses.length === 0 ? statuses : filter.statuses
  const kept = openOnly ? wanted.filter(isOpen) : wanted
  if (!place || kept.length === 0) return null
  const back = order === 'deadline' ? 'deadlineDesc' : 'deadline'
  const ask = { filter: { ...filter, statuses: [...kept] }, scope }
  return casesAfter(db, ask, direction === 'next' ? order : back, place, 1)[0]?.caseId ?? null
}

const casesAfter = (db: ReadableDb, { filter, scope }: QueueAsk, order: Order, after: Place | undefined, limit: number): QueueRecord[] => {
  const asked = askedBy(filter, scope)
  if (!asked) return []
  if (filter.keyword.trim() === '') return recordsAfter(db, asked, order, after, limit)
  const sought = filingMatch(filter.keyword)
  return sought ? foundAfter(db, asked, sought, order, after, limit) : []
}
