import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { OutputOf } from '../../../shared/contract/index.ts'
import type { CallFailure } from '../../bridge/client.ts'
import { client } from '../../bridge/desk.ts'
import type { Place } from './place.ts'

type Page = OutputOf<'assessment.sheets'>
export type SheetRow = Page['rows'][number]

/** Sheets of a period under the filters of the place, page by page. */
export function useSheets(period: string, { only, order, keyword }: Place) {
  const found = useInfiniteQuery<Page, CallFailure, { readonly pages: readonly Page[] }, readonly unknown[], string | null>({
    queryKey: ['assessment.sheets', { period, only, order, keyword }],
    queryFn: ({ pageParam }) => client.ask('assessment.sheets', { period, only, order, keyword, cursor: pageParam, limit: 100 }),
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
  return {
    rows: found.data?.pages.flatMap((page) => page.rows) ?? [],
    pending: found.isPending,
    failure: found.error,
    retry: () => void found.refetch(),
    hasMore: found.hasNextPage,
    more: () => void found.fetchNextPage(),
  }
}
