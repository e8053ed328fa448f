import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { OutputOf } from '../../../shared/contract/index.ts'
import type { CallFailure } from '../client.ts'
import { client } from '../desk.ts'
import type { QueueChoice } from './filter.ts'

type Page = OutputOf<'queue.page'>
const pageSize = 100

/** The rows of the list as far as they were scrolled to. They stay in memory, so that coming back finds the same place. */
export function useQueueRows(choice: QueueChoice, enabled: boolean) {
  const query = useInfiniteQuery<Page, CallFailure, { readonly pages: readonly Page[] }, readonly unknown[], string | null>({
    queryKey: ['queue.page', choice],
    queryFn: ({ pageParam }) => client.ask('queue.page', { ...choice, cursor: pageParam, limit: pageSize }),
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    gcTime: Number.POSITIVE_INFINITY,
    enabled,
  })
  return {
    rows: query.data?.pages.flatMap((page) => page.rows) ?? [],
    pending: query.isPending,
    /** Another filter's rows are still on screen. */
    stale: query.isPlaceholderData,
    failure: query.error,
    retry: () => void query.refetch(),
    more: () => {
      if (query.hasNextPage && !query.isFetching) void query.fetchNextPage()
    },
    complete: !query.hasNextPage,
  }
}
