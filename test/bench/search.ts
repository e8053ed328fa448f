import type { QueueFilter } from '../../shared/contract/filings.ts'
import { offices } from '../../shared/policy/offices.ts'
import { findPersons, personPage } from '../../db/queries/people.ts'
import { queuePage } from '../../db/queries/queue.ts'
import type { BenchDesk } from './desk.ts'
import type { Figure } from './harness.ts'

const PAGE = 50
const PERSON = 'id, name, id_number AS idNumber, gender, birth_date AS birthDate'

interface Person {
  readonly id: number
  readonly name: string
  readonly idNumber: string
}

/** G6, G6b, G7: searches against 50 rows whose ids are known. */
export const searchFigures = ({ store: { db } }: BenchDesk): Figure[] => {
  const last = db.prepare<[], { id: number }>('SELECT max(id) AS id FROM person').get()?.id ?? 0
  const read = db.prepare<number[], Person>(`SELECT ${PERSON} FROM person WHERE id IN (${Array(PAGE).fill('?').join()})`)
  const scattered = (call: number) => read.all(...Array.from({ length: PAGE }, (_, i) => 1 + ((call * 7919 + i * 104_729) % last)))
  const sample = Array.from({ length: 200 }, (_, i) => scattered(i)[i % PAGE]).filter((person) => person !== undefined)
  const nameOf = (call: number) => sample[call % sample.length]?.name ?? ''
  const idOf = (call: number) => sample[call % sample.length]?.idNumber ?? ''
  const fragment = (size: number) => (call: number) => [...nameOf(call)].slice(-size).join('')

  const find = (keyword: string) => findPersons(db, { keyword, cursor: null, limit: PAGE }).rows
  const holds = (keyword: string) => (rows: unknown) =>
    Array.isArray(rows) && rows.length > 0 && rows.every((person: Person) => person.name.includes(keyword))
  const named = (name: string, keyword: (call: number) => string): Figure => ({
    name,
    goal: { atMost: 1.5 },
    limit: scattered,
    subject: (call) => find(keyword(call)),
    right: (rows, call) => holds(keyword(call))(rows),
    calls: 200,
  })
  const like = db.prepare<[string, number], Person>(`SELECT ${PERSON} FROM person WHERE name LIKE '%' || ? || '%' ORDER BY id LIMIT ?`)
  const likeId = db.prepare<[string, number], Person>(
    `SELECT ${PERSON} FROM person WHERE id_number LIKE '%' || ? || '%' ORDER BY id LIMIT ?`,
  )
  const ids = (rows: unknown) => JSON.stringify((rows as Person[]).map(({ id }) => id))
  const part = (call: number) => idOf(call).slice(14 - (call % 9), 18)
  const everywhere = { offices: offices.map(({ id }) => id), staffId: 's1' }
  const filter = (keyword: string): QueueFilter => ({ statuses: [], month: null, kinds: [], offices: [], keyword, mine: false })
  const queue = (keyword: string) =>
    queuePage(db, { filter: filter(keyword), scope: everywhere, order: 'deadline', cursor: null, limit: PAGE }).rows

  return [
    named('G6 search: 1 character', fragment(1)),
    named('G6 search: 2 characters', fragment(2)),
    named('G6 search: whole name', nameOf),
    { ...named('G6 search: nothing found', () => '龘靐'), right: (rows) => Array.isArray(rows) && rows.length === 0 },
    {
      ...named('G6 search: 2 initials', () => ''),
      subject: (call) => find(['wx', 'lj', 'zm', 'ch'][call % 4] ?? ''),
      right: (rows) => Array.isArray(rows) && rows.length > 0,
    },
    {
      name: `G6b search: LIKE / ours, 2 characters (≥ 200 at 1,000,000 persons)`,
      goal: { atLeast: (200 * last) / 1_000_000 },
      limit: (call) => find(fragment(2)(call)),
      subject: (call) => like.all(fragment(2)(call), PAGE),
      right: (rows, call) => ids(rows) === ids(find(fragment(2)(call))),
      calls: 60,
    },
    {
      name: 'G7 search: id fragment of 4–12 places, p99 / p99',
      goal: { atMost: 15 },
      limit: scattered,
      subject: (call) => find(part(call)),
      right: (rows, call) => ids(rows) === ids(likeId.all(part(call), PAGE)),
      calls: 200,
      by: 'p99',
    },
    {
      name: 'search: persons with their units',
      goal: { atMost: 6 },
      limit: scattered,
      subject: (call) => personPage(db, { keyword: fragment(2)(call), cursor: null, limit: PAGE }).rows,
      right: (rows, call) => holds(fragment(2)(call))(rows),
      calls: 200,
    },
    {
      name: 'search: queue by a whole name',
      goal: { atMost: 6 },
      limit: scattered,
      subject: (call) => queue(nameOf(call)),
      right: (rows) => Array.isArray(rows) && rows.length > 0,
      calls: 200,
    },
  ]
}
