import type { QueueFilter } from '../../shared/contract/filings.ts'
import { kinds } from '../../shared/filings/index.ts'
import { offices } from '../../shared/policy/offices.ts'
import { openStatuses, type Status } from '../../shared/review/status.ts'
import { queueCount, queueNeighbour, queuePage } from '../../db/queries/queue.ts'
import { cursorOf, type Place } from '../../db/queries/queueCursor.ts'
import { type QueueRecord, RECORD } from '../../db/queries/queueRecord.ts'
import type { BenchDesk } from './desk.ts'
import type { Figure } from './harness.ts'

const PAGE = 50
const all: QueueFilter = { statuses: [], month: null, kinds: [], offices: [], keyword: '', mine: false }

/** G4, G4b, G5: pages of the queue against 50 rows that lie side by side. */
export const queueFigures = ({ store: { db } }: BenchDesk, size: number): Figure[] => {
  const last = db.prepare<[], { id: number }>('SELECT max(id) AS id FROM filing').get()?.id ?? 0
  const byOffice = db.prepare<[], { office: string }>('SELECT office_id AS office FROM filing GROUP BY 1 ORDER BY count(*) DESC').all()
  const busiest = byOffice[0]?.office ?? ''
  const months = db.prepare<[], { month: string }>('SELECT month FROM filing GROUP BY 1 ORDER BY count(*) DESC LIMIT 3').all()
  const office = { offices: [busiest], staffId: 's1' }
  const city = { offices: offices.map(({ id }) => id), staffId: 's1' }

  const sideBySide = db.prepare<[number, number], QueueRecord>(`SELECT ${RECORD} FROM filing f WHERE f.id > ? ORDER BY f.id LIMIT ?`)
  const contiguous = (call: number) => sideBySide.all((call * 7919) % Math.max(1, last - 4 * PAGE), PAGE)
  const page = (filter: Partial<QueueFilter>, scope: typeof office, cursor: string | null = null) =>
    queuePage(db, { filter: { ...all, ...filter }, scope, order: 'deadline', cursor, limit: PAGE }).rows
  const each = <Value>(values: readonly Value[], call: number): Value[] => values.slice(call % values.length).slice(0, 1)

  // Places all along a list of most of the city's cases, for deep pages and for OFFSET.
  const waiting = db
    .prepare<[], Place>("SELECT deadline, id FROM filing WHERE lead = 1 AND status = 'submitted' ORDER BY deadline, id")
    .all()
  const depth = (call: number) => Math.floor((((call * 7919) % 997) / 997) * Math.max(0, waiting.length - PAGE - 1))
  const deep = (call: number) => {
    const place = waiting[depth(call)]
    return page({ statuses: ['submitted'] }, city, place && cursorOf(place))
  }
  const offset = db.prepare<[number, number], QueueRecord>(
    `SELECT ${RECORD} FROM filing f INDEXED BY q_status WHERE f.lead = 1 AND f.status = 'submitted'
     ORDER BY f.deadline, f.id LIMIT ? OFFSET ?`,
  )
  const four = (call: number): Partial<QueueFilter> => ({
    statuses: [...openStatuses],
    kinds: each(kinds, call).map((kind) => kind.id),
    month: each(months, call)[0]?.month ?? null,
  })
  const firstCase = db.prepare<[number], { caseId: string }>(
    'SELECT case_id AS caseId FROM filing WHERE id > ? AND lead = 1 ORDER BY id LIMIT 1',
  )
  const cases = Array.from({ length: 100 }, (_, i) => firstCase.get(Math.floor((last * i) / 100))?.caseId ?? '')

  const inOrder = (rows: unknown): boolean =>
    Array.isArray(rows) && rows.every((row: Place, i) => i === 0 || rows[i - 1].deadline <= row.deadline) && rows.length <= PAGE
  const full = (rows: unknown) => inOrder(rows) && (rows as unknown[]).length === PAGE
  const paged = (name: string, subject: (call: number) => unknown, right = inOrder): Figure => ({
    name,
    goal: { atMost: 4 },
    limit: contiguous,
    subject,
    right,
    calls: 200,
  })
  const statuses: Status[] = ['submitted']
  return [
    paged('G4 queue: first page, one office and status', () => page({ statuses }, office), full),
    paged('G4 queue: first page, one office, open', () => page({ statuses: [...openStatuses] }, office), full),
    paged('G4 queue: four filters', (call) => page(four(call), office)),
    paged('G4 queue: deep page', deep, full),
    paged('G4 queue: whole city, open', () => page({ statuses: [...openStatuses] }, city), full),
    paged(
      'G4 queue: next case',
      (call) =>
        queueNeighbour(db, {
          filter: { ...all, statuses: [...openStatuses] },
          scope: office,
          order: 'deadline',
          caseId: cases[call % cases.length] ?? '',
          direction: 'next',
          openOnly: true,
        }),
      (answer) => answer === null || typeof answer === 'string',
    ),
    {
      name: 'G4b queue: OFFSET / our deep page (≥ 50 at 1,000,000)',
      goal: { atLeast: (50 * size) / 1_000_000 },
      limit: deep,
      subject: (call) => offset.all(PAGE, depth(call) + 1),
      right: (rows, call) => JSON.stringify(rows) === JSON.stringify(deep(call)),
      calls: 60,
    },
    {
      name: 'G5 queue: capped count / first page',
      goal: { atMost: 1 },
      limit: () => page({ statuses: [...openStatuses] }, office),
      subject: () => queueCount(db, { filter: { ...all, statuses: [...openStatuses] }, scope: office }),
      right: (n) => n === Math.min(1001, openIn(busiest)),
      calls: 200,
    },
    {
      name: 'G5 queue: capped count / first page, whole city',
      goal: { atMost: 1 },
      limit: () => page({ statuses: [...openStatuses] }, city),
      subject: () => queueCount(db, { filter: { ...all, statuses: [...openStatuses] }, scope: city }),
      right: (n) =>
        n ===
        Math.min(
          1001,
          city.offices.reduce((sum, id) => sum + openIn(id), 0),
        ),
      calls: 200,
    },
  ]

  function openIn(officeId: string): number {
    const marks = openStatuses.map(() => '?').join()
    return (
      db
        .prepare<string[], { n: number }>(`SELECT count(*) AS n FROM filing WHERE lead = 1 AND office_id = ? AND status IN (${marks})`)
        .get(officeId, ...openStatuses)?.n ?? -1
    )
  }
}
