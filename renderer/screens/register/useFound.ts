import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { OutputOf, QueryName } from '../../../shared/contract/index.ts'
import type { CallFailure } from '../../bridge/client.ts'
import { client } from '../../bridge/desk.ts'

type Persons = OutputOf<'register.persons'>
type Units = OutputOf<'register.units'>
const limit = 50

/** What the register holds under a keyword, page by page. */
export function useFound(kind: 'persons' | 'units', keyword: string) {
  const persons = usePages<Persons>('register.persons', kind === 'persons', keyword, (place) =>
    client.ask('register.persons', { ...place, limit }),
  )
  const units = usePages<Units>('register.units', kind === 'units', keyword, (place) => client.ask('register.units', { ...place, limit }))
  const personRows = persons.data?.pages.flatMap((page) => page.rows) ?? []
  const unitRows = units.data?.pages.flatMap((page) => page.rows) ?? []
  const now = kind === 'persons' ? persons : units
  const wanted = keyword !== ''
  return {
    persons: wanted ? personRows : [],
    units: wanted ? unitRows : [],
    ids: !wanted ? [] : kind === 'persons' ? personRows.map((row) => row.personId) : unitRows.map((row) => row.unitNo),
    pending: now.isPending,
    failure: now.error,
    retry: () => void now.refetch(),
    hasMore: wanted && now.hasNextPage,
    more: () => void now.fetchNextPage(),
  }
}

interface Place {
  readonly keyword: string
  readonly cursor: string | null
}

function usePages<P extends { readonly next: string | null }>(
  name: QueryName,
  chosen: boolean,
  keyword: string,
  ask: (place: Place) => Promise<P>,
) {
  return useInfiniteQuery<P, CallFailure, { readonly pages: readonly P[] }, readonly unknown[], string | null>({
    queryKey: [name, { keyword }],
    queryFn: ({ pageParam }) => ask({ keyword, cursor: pageParam }),
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    enabled: chosen && keyword !== '',
  })
}
