import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { OutputOf } from '../../../shared/contract/index.ts'
import type { SheetKey } from '../../../shared/rules/sheet.ts'
import type { CallFailure } from '../../bridge/client.ts'
import { client } from '../../bridge/desk.ts'

type Page = OutputOf<'assessment.explain'>
const limit = 100

/** What stands behind a number, its persons page by page: a unit may have any number of them. */
export function useExplanation(period: string, unitNo: string, key: SheetKey) {
  const found = useInfiniteQuery<Page, CallFailure, { readonly pages: readonly Page[] }, readonly unknown[], number>({
    queryKey: ['assessment.explain', { period, unitNo, key }],
    queryFn: ({ pageParam }) => client.ask('assessment.explain', { period, unitNo, key, offset: pageParam, limit }),
    initialPageParam: 0,
    getNextPageParam: (page, pages) => (pages.length * limit < page.count ? pages.length * limit : undefined),
    placeholderData: keepPreviousData,
  })
  return {
    data: found.data?.pages[0],
    rows: found.data?.pages.flatMap((page) => page.rows) ?? [],
    failure: found.error,
    retry: () => void found.refetch(),
    hasMore: found.hasNextPage,
    fetching: found.isFetchingNextPage,
    more: () => void found.fetchNextPage(),
  }
}
