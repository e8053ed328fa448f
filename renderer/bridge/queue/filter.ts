import { z } from 'zod'
import { type QueueFilter, queueFilter } from '../../../shared/contract/filings.ts'
import { openStatuses, type Status, statuses } from '../../../shared/review/status.ts'

export type QueueOrder = 'deadline' | 'deadlineDesc'

/** What the list of cases shows and in which order; kept per person. */
export interface QueueChoice {
  readonly filter: QueueFilter
  readonly order: QueueOrder
}

export const noFilter: QueueFilter = { statuses: [], month: null, kinds: [], offices: [], keyword: '', mine: false }
/** Everything somebody still owes an act, most urgent first. */
export const firstChoice: QueueChoice = { filter: { ...noFilter, statuses: [...openStatuses] }, order: 'deadline' }

const choiceShape = z.strictObject({ filter: queueFilter, order: z.enum(['deadline', 'deadlineDesc']) })
const viewsShape = z.array(z.strictObject({ name: z.string().min(1), choice: choiceShape }))
export type SavedView = z.infer<typeof viewsShape>[number]

export const readChoice = (stored: unknown): QueueChoice | undefined => choiceShape.safeParse(stored).data
export const readViews = (stored: unknown): SavedView[] | undefined => viewsShape.safeParse(stored).data

/** Adds a view, or replaces the one of that name. */
export const withView = (views: readonly SavedView[], view: SavedView): SavedView[] => [
  ...views.filter((other) => other.name !== view.name),
  view,
]

/** Whether the filter leaves anything out. */
export const narrows = (filter: QueueFilter): boolean =>
  filter.statuses.length + filter.kinds.length + filter.offices.length > 0 ||
  filter.month !== null ||
  filter.keyword.trim() !== '' ||
  filter.mine

export const sameChoice = (a: QueueChoice, b: QueueChoice): boolean => JSON.stringify(ordered(a)) === JSON.stringify(ordered(b))
const ordered = ({ filter, order }: QueueChoice) => [
  order,
  statuses.filter((s) => filter.statuses.includes(s)),
  filter.month,
  filter.kinds.toSorted(),
  filter.offices.toSorted(),
  filter.keyword.trim(),
  filter.mine,
]

const list = (value: string | undefined) => value?.split(',').filter(Boolean) ?? []
const isStatus = (value: string): value is Status => statuses.some((status) => status === value)

/** A choice named in an address, e.g. `?statuses=submitted,inReview&mine=1`; undefined when it names none. */
export function choiceOf(query: Readonly<Record<string, string>>): QueueChoice | undefined {
  if (!['statuses', 'month', 'kinds', 'offices', 'keyword', 'mine'].some((key) => Object.hasOwn(query, key))) return undefined
  const month = query['month'] ?? ''
  return {
    filter: {
      statuses: list(query['statuses']).filter(isStatus),
      month: /^\d{6}$/.test(month) ? month : null,
      kinds: list(query['kinds']),
      offices: list(query['offices']),
      keyword: (query['keyword'] ?? '').slice(0, 60),
      mine: query['mine'] === '1',
    },
    order: query['order'] === 'deadlineDesc' ? 'deadlineDesc' : 'deadline',
  }
}
