import type { JobState } from '../../shared/contract/envelope.ts'

/** Long work as the pushes tell it: running jobs, and finished ones until somebody has read them. */
export function createJobStore() {
  let jobs: readonly JobState[] = []
  const listeners = new Set<() => void>()
  const become = (next: readonly JobState[]) => {
    jobs = next
    for (const listener of listeners) listener()
  }
  return {
    /** Newest last; the array is a new one after each change. */
    all: () => jobs,
    put: (job: JobState) => {
      const known = jobs.some((other) => other.id === job.id)
      // A new job takes the place of those that ended well; a failure stays until somebody has read it.
      const kept = jobs.filter((other) => other.state === 'running' || other.state === 'failed')
      become(known ? jobs.map((other) => (other.id === job.id ? job : other)) : [...kept, job])
    },
    /** Forgets a finished job. */
    dismiss: (id: string) => become(jobs.filter((job) => job.id !== id || job.state === 'running')),
    /** Forgets every finished job. */
    dismissAll: () => become(jobs.filter((job) => job.state === 'running')),
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
