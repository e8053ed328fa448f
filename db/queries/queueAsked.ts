import type { QueueFilter } from '../../shared/contract/filings.ts'
import { kinds } from '../../shared/filings/index.ts'
import { statuses } from '../../shared/review/status.ts'

/** Who looks: the offices of the session and the person. */
export interface Scope {
  readonly offices: readonly string[]
  readonly staffId: string
}

export type Order = 'deadline' | 'deadlineDesc'

/** Filter and scope made one: the values each column may have. Null: any. */
export interface Asked {
  readonly offices: readonly string[]
  readonly statuses: readonly string[]
  readonly kinds: readonly string[] | null
  readonly month: string | null
  /** Held or decided by this person. */
  readonly by: string | null
}

/** Undefined when nothing can fit. Offices outside the scope are dropped here, before any SQL is made. */
export const askedBy = (filter: QueueFilter, scope: Scope): Asked | undefined => {
  const offices = chosen(scope.offices, filter.offices)
  const allowed = chosen(statuses, filter.statuses)
  const known =
    filter.kinds.length === 0
      ? null
      : chosen(
          kinds.map(({ id }) => id),
          filter.kinds,
        )
  if (offices.length === 0 || allowed.length === 0 || known?.length === 0) return undefined
  return { offices, statuses: allowed, kinds: known, month: filter.month, by: filter.mine ? scope.staffId : null }
}

/** What of `all` is wanted, without repetition; an empty wish means all. Its size bounds how many shapes of SQL there can be. */
const chosen = (all: readonly string[], wanted: readonly string[]): string[] => [
  ...new Set(wanted.length === 0 ? all : all.filter((value) => wanted.includes(value))),
]
