import type { RollbackFilter } from '../../../shared/contract/rollback.ts'
import { rollbackStates } from '../../../shared/rollback/proposal.ts'

/** The filter as the address keeps it; lists are parted by commas. */
export type Query = Readonly<Partial<Record<'states' | 'reasons' | 'from' | 'to' | 'keyword', string>>>

const list = (value: string | undefined) => (value ?? '').split(',').filter(Boolean)
/** `2025-10-01` or `20251001`; anything else, as long as it is being typed, asks for nothing. */
const day = (value: string | undefined): string | null => {
  const found = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec((value ?? '').trim())
  const written = found ? `${found[1]}-${found[2]}-${found[3]}` : null
  return written !== null && !Number.isNaN(Date.parse(written)) ? written : null
}

export const filterOf = (query: Query): RollbackFilter => ({
  states: rollbackStates.filter((state) => list(query.states).includes(state)),
  reasons: list(query.reasons),
  from: day(query.from),
  to: day(query.to),
  keyword: (query.keyword ?? '').slice(0, 60),
})

export const queryOf = (query: Query): Record<string, string> =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))
