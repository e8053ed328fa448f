import { randomUUID } from 'node:crypto'
import type { JobState } from '../../shared/contract/envelope.ts'
import type { Text } from '../../shared/text.ts'
import { text } from '../../shared/text.ts'
import type { Log } from '../log.ts'
import { errorOf } from './trouble.ts'
import type { JobEnd, Step } from './messages.ts'

/** Finished jobs that are still listed. */
const kept = 20

export interface RunningJob {
  readonly id: string
  progress(step: Step): void
  ended(end: JobEnd): void
}

/** Long work as the page sees it. Texts name counts and files, never persons. */
export interface JobList {
  /** Adds a running job; `cancel` is called when somebody stops it. */
  /** `id` names what it works on, when the page has to find the job by that. */
  add(name: JobState['name'], phase: Text, cancel?: () => void, id?: string): RunningJob
  /** Asks a job to stop; false when there is none that could. */
  cancel(id: string): boolean
  list(): JobState[]
  /** What a check found about which file, while the job is listed. */
  checked(id: string): { readonly path: string; readonly report: unknown } | undefined
  /** Resolves with its last state, at once when it has ended. */
  finished(id: string): Promise<JobState | undefined>
}

export function createJobList(changed: (job: JobState) => void, log: Log): JobList {
  const jobs = new Map<
    string,
    {
      state: JobState
      checked?: { readonly path: string; readonly report: unknown }
      readonly cancel: (() => void) | undefined
      readonly waiting: ((end: JobState) => void)[]
    }
  >()

  const put = (id: string, change: Partial<JobState>) => {
    const job = jobs.get(id)
    if (!job || job.state.state !== 'running') return
    job.state = { ...job.state, ...change }
    changed(job.state)
    if (job.state.state === 'running') return
    for (const resolve of job.waiting) resolve(job.state)
    for (const [old, { state }] of jobs) {
      if (jobs.size <= kept) break
      if (state.state !== 'running') jobs.delete(old)
    }
  }

  return {
    add(name, phase, cancel, id = randomUUID()) {
      const state: JobState = {
        id,
        name,
        phase: phase.zh,
        done: 0,
        total: 0,
        state: 'running',
        message: '',
        cancellable: cancel !== undefined,
      }
      jobs.set(id, { state, cancel, waiting: [] })
      log.info('job', { job: name, id, state: 'running' })
      changed(state)
      return {
        id,
        progress: (step) => put(id, { phase: step.phase.zh, done: step.done, total: step.total }),
        ended: (end) => {
          const message = end.message ?? text('出现意外错误，已停止；已完成的部分都已保存', 'Stopped by an unexpected error')
          if (end.state === 'failed' && end.trouble) log.error('job', errorOf(end.trouble), { job: name, id })
          else log.info('job', { job: name, id, state: end.state })
          const job = jobs.get(id)
          if (job && end.state === 'done' && end.checked) job.checked = end.checked
          put(id, { state: end.state, message: message.zh, cancellable: false })
        },
      }
    },
    cancel(id) {
      const job = jobs.get(id)
      if (!job?.cancel || job.state.state !== 'running') return false
      job.cancel()
      return true
    },
    checked: (id) => jobs.get(id)?.checked,
    list: () => [...jobs.values()].map(({ state }) => state),
    finished: (id) =>
      new Promise((resolve) => {
        const job = jobs.get(id)
        if (!job || job.state.state !== 'running') resolve(job?.state)
        else job.waiting.push(resolve)
      }),
  }
}
