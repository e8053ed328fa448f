import type { RollbackFilter } from '../../../shared/contract/rollback.ts'
import { rollbackStates } from '../../../shared/rollback/proposal.ts'

/** The filter as the address keeps it; lists are parted by commas. */
export type Query = Readonly<Partial<Record<'states' | 'reasons' | 'from' | 'to' | 'keyword', string>>>

const list = (value: string | undefined) => (value ?? '').split(',').filter(Boolean)
const day = (value: string | undefined) => (value && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : null)

export const filterOf = (query: Query): RollbackFilter => ({
  states: rollbackStates.filter((state) => list(query.states).includes(state)),
  reasons: list(query.reasons),
  from: day(query.from),
  to: day(query.to),
  keyword: (query.keyword ?? '').slice(0, 60),
})

export const queryOf = (query: Query): Record<string, string> =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))
