import type { ReadableDb } from '../encryptedFile.ts'
import type { FilingText, Sought } from '../search/tokens.ts'
import { statement } from '../statement.ts'
import type { Asked, Order } from './queueAsked.ts'
import type { Place } from './queueCursor.ts'
import { byPlace, countCases, paramsOf, recordsAfter, residual, shapeOf, textOf } from './queueRanges.ts'
import { type QueueRecord, recordsOf } from './queueRecord.ts'

/** Hits that are cheaper to collect and sort than to meet on a walk along the list. */
export const FEW = 8000

/** At most `limit` cases after a place, in order, that hold the keyword in any of their parts. */
export const foundAfter = (
  db: ReadableDb,
  asked: Asked,
  sought: Sought<FilingText>,
  order: Order,
  after: Place | undefined,
  limit: number,
): QueueRecord[] => {
  if (!isFew(db, sought)) return walk(db, asked, sought, order, after, limit)
  const sorted = [...hits(db, asked, sought)].sort(byPlace(order))
  const rest = after ? sorted.filter((place) => byPlace(order)(place, after) > 0) : sorted
  const ids = rest.slice(0, limit).map(({ id }) => id)
  return recordsOf(db, ids)
}

/** How many there are, counting up to `most`. */
export const countFound = (db: ReadableDb, asked: Asked, sought: Sought<FilingText>, most: number): number => {
  // Of many hits and few cases it is the cases that are gone through.
  if (!isFew(db, sought) && countCases(db, asked, FEW) < FEW) return walk(db, asked, sought, 'deadline', undefined, most).length
  let n = 0
  for (const _ of hits(db, asked, sought)) if (++n === most) break
  return n
}

const isFew = (db: ReadableDb, { match, exactId }: Sought<FilingText>): boolean =>
  exactId !== null ||
  (statement<[string, number], { n: number }>(
    db,
    'SELECT count(*) AS n FROM (SELECT 1 FROM filing_ix WHERE filing_ix MATCH ? LIMIT ?)',
  ).get(match, FEW)?.n ?? 0) < FEW

/** The cases found, each once, in no order. A part that is found stands for its case. */
function* hits(db: ReadableDb, asked: Asked, sought: Sought<FilingText>): Generator<Place> {
  const byId = sought.exactId !== null
  const sql = textOf(`found/${byId}/${shapeOf(asked)}`, () => {
    const [from, where] = byId
      ? ['filing part', 'part.subject_id = @exactId']
      : ['filing_ix CROSS JOIN filing part ON part.id = filing_ix.rowid', 'filing_ix MATCH @match']
    return `SELECT f.id, f.deadline, ${TEXT} FROM ${from} CROSS JOIN filing f INDEXED BY filing_case ON f.case_id = part.case_id AND f.lead = 1
      WHERE ${where} AND ${residual(asked, 'f.')}${asked.by === null ? '' : ' AND (f.holder = @by OR f.decided_by = @by)'}`
  })
  const params = { ...paramsOf(asked), match: sought.match, exactId: sought.exactId ?? '' }
  const seen = new Set<number>()
  for (const row of statement<[Record<string, string>], Place & FilingText>(db, sql).iterate(params)) {
    if (seen.has(row.id) || !(byId || sought.sure || sought.holds(row))) continue
    seen.add(row.id)
    yield { id: row.id, deadline: row.deadline }
  }
}

const TEXT = `part.subject_name AS subjectName, part.subject_id AS subjectId, coalesce(part.unit_name, '') AS unitName, part.number`

/** Goes along the list and asks every case: a keyword that fits many is soon met often enough. */
const walk = (
  db: ReadableDb,
  asked: Asked,
  sought: Sought<FilingText>,
  order: Order,
  after: Place | undefined,
  limit: number,
): QueueRecord[] => {
  const found: QueueRecord[] = []
  let from = after
  for (;;) {
    const step = recordsAfter(db, asked, order, from, STEP)
    for (const row of step) {
      if (!holdsCase(db, sought, row)) continue
      found.push(row)
      if (found.length === limit) return found
    }
    if (step.length < STEP) return found
    from = step.at(-1)
  }
}

const STEP = 500

const holdsCase = (db: ReadableDb, sought: Sought<FilingText>, row: QueueRecord): boolean =>
  sought.holds({ ...row, unitName: row.unitName ?? '' }) ||
  (row.parts > 1 &&
    statement<[string], FilingText>(db, `SELECT ${TEXT} FROM filing part WHERE part.case_id = ?`)
      .all(row.caseId)
      .some((part) => sought.holds(part)))
