import { useEffect, useSyncExternalStore } from 'react'
import type { JobState } from '../../shared/contract/envelope.ts'
import { jobStore } from './desk.ts'
import { useCall } from './useCall.ts'

/** Every job this window knows, newest last. */
export const useJobs = (): readonly JobState[] => useSyncExternalStore(jobStore.subscribe, jobStore.all)

/** One job; undefined until its first push. */
export const useJob = (id: string | null): JobState | undefined => useJobs().find((job) => job.id === id)

/** Takes up the jobs that already run when the page loads; used once, by the shell. */
export function useRunningJobs(): void {
  const running = useCall('jobs.list', {}).data
  useEffect(() => {
    for (const job of running ?? []) if (job.state === 'running' || jobStore.all().some((known) => known.id === job.id)) jobStore.put(job)
  }, [running])
}
