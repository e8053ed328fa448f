import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { InputOf, OutputOf, QueryName } from '../../shared/contract/index.ts'
import type { CallFailure } from './client.ts'
import { client } from './desk.ts'

interface Options {
  /** False: do not ask yet. */
  readonly enabled?: boolean
  /** Shows the last answer while another input is asked (lists, filters). Never for one record: it would show the wrong one. */
  readonly keepPrevious?: boolean
  /** Asks again on every visit and each minute: what it tells also changes by itself (time, a folder). */
  readonly fresh?: boolean
}

/** A query and its state. Fetching again keeps the data on screen; `error` is a CallFailure. */
export function useCall<N extends QueryName>(name: N, input: InputOf<N>, options: Options = {}): UseQueryResult<OutputOf<N>, CallFailure> {
  return useQuery<OutputOf<N>, CallFailure>({
    queryKey: [name, input],
    queryFn: () => client.ask(name, input),
    enabled: options.enabled ?? true,
    ...(options.fresh && { refetchOnMount: 'always' as const, refetchInterval: 60_000 }),
    ...(options.keepPrevious && { placeholderData: keepPreviousData }),
  })
}
