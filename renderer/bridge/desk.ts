import { QueryClient } from '@tanstack/react-query'
import { createClient } from './client.ts'
import { createJobStore } from './jobStore.ts'
import { queriesChangedBy } from './topics.ts'

/** The page's one line to the application. */
export const client = createClient(window.desk)

/** Answers stay true until a push says otherwise, so nothing is fetched again on focus or by time. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, networkMode: 'always', staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false },
    mutations: { retry: false, networkMode: 'always' },
  },
})

export const jobStore = createJobStore()

// The one place that invalidates.
client.onPush((push) => {
  if (push.type === 'progress') return jobStore.put(push.job)
  const names = queriesChangedBy(push.topics)
  void queryClient.invalidateQueries({ predicate: (query) => names.has(String(query.queryKey[0])) })
})
