import { offices as everyOffice } from '../../shared/policy/offices.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'
import type { Asked, Order } from './queueAsked.ts'
import type { Place } from './queueCursor.ts'
import { type QueueRecord, RECORD } from './queueRecord.ts'

type Params = Record<string, string | number>

/** One range of one index, in the order of (deadline, id). */
interface Range {
  readonly index: string
  readonly where: string
}

/**
 * At most `limit` cases after a place, in order. Cases of the same deadline come first, in a statement of their own: SQLite does not use
 * a row value on an index that names the row id, and would go through all of a month's cases, which end on one day (业务期).
 */
export const recordsAfter = (db: ReadableDb, asked: Asked, order: Order, after: Place | undefined, limit: number): QueueRecord[] => {
  if (!after) return read(db, asked, order, 'beyond', order === 'deadline' ? { deadline: '' } : { deadline: '~' }, limit)
  const same = read(db, asked, order, 'same', { deadline: after.deadline, id: after.id }, limit)
  if (same.length === limit) return same
  return [...same, ...read(db, asked, order, 'beyond', { deadline: after.deadline }, limit - same.length)]
}

/** One statement merges the ranges, reading of each only what it needs. */
const read = (db: ReadableDb, asked: Asked, order: Order, part: 'same' | 'beyond', from: Params, limit: number): QueueRecord[] => {
  const sql = textOf(`${order}/${part}/${shapeOf(asked)}`, () => {
    const [after, direction] = order === 'deadline' ? ['>', ''] : ['<', ' DESC']
    const place = part === 'same' ? `deadline = @deadline AND id ${after} @id` : `deadline ${after} @deadline`
    const ranges = rangesOf(asked).map(
      ({ index, where }) => `SELECT id, deadline FROM filing INDEXED BY ${index} WHERE lead = 1 AND ${where} AND ${place}`,
    )
    const merged = `${ranges.join('\nUNION ALL ')}\nORDER BY deadline${direction}, id${direction} LIMIT @limit`
    return `SELECT ${RECORD} FROM (${merged}) place CROSS JOIN filing f ON f.id = place.id`
  })
  return (
    statement<[Params], QueueRecord>(db, sql)
      .all({ ...paramsOf(asked), ...from, limit })
      // A join promises no order, though this one keeps it.
      .sort(byPlace(order))
  )
}

/** How many cases there are, counting up to `most`; each range answers from its index alone. */
export const countCases = (db: ReadableDb, asked: Asked, most: number): number => {
  let total = 0
  const ranges = asked.by === null ? officeRanges(asked) : rangesOf(asked)
  const params = paramsOf(asked)
  for (const { index, where } of ranges) {
    const sql = `SELECT count(*) AS n FROM (SELECT 1 FROM filing INDEXED BY ${index} WHERE lead = 1 AND ${where} LIMIT @limit)`
    total += statement<[Params], { n: number }>(db, sql).get({ ...params, limit: most - total })?.n ?? 0
    if (total >= most) break
  }
  return total
}

export const byPlace = (order: Order) => (a: Place, b: Place) => {
  const up = a.deadline === b.deadline ? a.id - b.id : a.deadline < b.deadline ? -1 : 1
  return order === 'deadline' ? up : -up
}

/**
 * A few offices are ranges of their own. From half of all offices on, one range a status is read and rows of other offices passed over:
 * few are, and merging scores of ranges costs more.
 */
const rangesOf = (asked: Asked): Range[] => {
  if (asked.by !== null)
    return [
      { index: 'filing_holder', where: `holder = @by AND ${residual(asked)}` },
      { index: 'filing_decider', where: `decided_by = @by AND holder IS NOT @by AND ${residual(asked)}` },
    ]
  if (asked.month !== null || asked.offices.length * 2 <= everyOffice.length) return officeRanges(asked)
  return asked.statuses.map((_, s) => ({
    index: 'q_status',
    where: `status = @status${s} AND ${oneOf('office_id', 'office', asked.offices)}${kindsOf(asked)}`,
  }))
}

const officeRanges = (asked: Asked): Range[] =>
  asked.offices.flatMap((_office, o) =>
    asked.statuses.map((_status, s) => ({
      index: asked.month === null ? 'q_office' : 'q_month',
      where: `${asked.month === null ? '' : 'month = @month AND '}office_id = @office${o} AND status = @status${s}${kindsOf(asked)}`,
    })),
  )

const kindsOf = ({ kinds }: Asked): string => (kinds === null ? '' : ` AND ${oneOf('kind', 'kind', kinds)}`)

/** Everything of the filter but whose cases they are, as a condition on the row. */
export const residual = (asked: Asked, table = ''): string =>
  [
    oneOf(`${table}office_id`, 'office', asked.offices),
    oneOf(`${table}status`, 'status', asked.statuses),
    ...(asked.kinds === null ? [] : [oneOf(`${table}kind`, 'kind', asked.kinds)]),
    ...(asked.month === null ? [] : [`${table}month = @month`]),
  ].join(' AND ')

const oneOf = (column: string, name: string, values: readonly string[]): string =>
  `${column} IN (${values.map((_, i) => `@${name}${i}`).join(', ')})`

export const paramsOf = (asked: Asked): Params => ({
  ...numbered('office', asked.offices),
  ...numbered('status', asked.statuses),
  ...numbered('kind', asked.kinds ?? []),
  ...(asked.month !== null && { month: asked.month }),
  ...(asked.by !== null && { by: asked.by }),
})

const numbered = (name: string, values: readonly string[]): Params => Object.fromEntries(values.map((value, i) => [name + i, value]))

/** Filters of one shape share their SQL; the values are parameters. */
export const shapeOf = ({ offices, statuses, kinds, month, by }: Asked): string =>
  `${offices.length}/${statuses.length}/${kinds?.length ?? 0}/${month !== null}/${by !== null}`

const texts = new Map<string, string>()

/** SQL is written once a shape, and so is one string for the statement cache. */
export const textOf = (shape: string, write: () => string): string => {
  let text = texts.get(shape)
  if (text === undefined) texts.set(shape, (text = write()))
  return text
}
