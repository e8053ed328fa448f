import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { CallFailure, createClient } from './client.ts'
import { createJobStore } from './jobStore.ts'
import { createReauth } from './reauth.ts'
import { createSigning } from './signing.ts'
import { queriesChangedBy } from './topics.ts'

/** The page's one line to the application. */
export const client = createClient(window.desk)

/** Answers stay true until a push says otherwise, so nothing is fetched again on focus or by time. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: lookWhoIsThere }),
  mutationCache: new MutationCache({ onError: lookWhoIsThere }),
  defaultOptions: {
    queries: { retry: false, networkMode: 'always', staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false },
    mutations: { retry: false, networkMode: 'always' },
  },
})

/** A session that ended elsewhere shows in the first call it refuses. */
function lookWhoIsThere(failure: Error): void {
  if (failure instanceof CallFailure && failure.code === 'signedOut') void queryClient.invalidateQueries({ queryKey: ['app.status'] })
}

export const jobStore = createJobStore()
export const reauth = createReauth()
export const signing = createSigning()

// The one place that invalidates.
client.onPush((push) => {
  if (push.type === 'progress') return jobStore.put(push.job)
  // What the last person looked at is not for the next one.
  if (push.topics.includes('session')) {
    queryClient.removeQueries({ type: 'inactive' })
    jobStore.dismissAll()
  }
  const names = queriesChangedBy(push.topics)
  void queryClient.invalidateQueries({ predicate: (query) => names.has(String(query.queryKey[0])) })
})
