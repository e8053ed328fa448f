import { head } from '../db/journal/read.ts'
import type { Planned } from '../db/rollback/plan.ts'
import type { Choice, Target } from '../shared/rollback/proposal.ts'
import { text } from '../shared/text.ts'
import type { JobList, RunningJob } from './jobs/jobList.ts'
import type { JobEnd, Step } from './jobs/messages.ts'
import type { Question } from './jobs/planner.ts'
import { planBeside } from './jobs/plannerClient.ts'
import { endOf } from './jobs/trouble.ts'
import type { OpenDesk } from './openDesk.ts'
import { Problem } from './problem.ts'

export type Answer = { readonly state: 'working'; readonly jobId: string } | { readonly state: 'ready'; readonly planned: Planned }

/** Plans of rollbacks that were worked out for whoever is at the desk. */
export interface RollbackPlans {
  /** The plan on the state of this moment, worked out in a thread beside, once per state and question. */
  of(desk: PlanDesk, target: Target, choices: readonly Choice[]): Promise<Answer>
  /** Somebody left: what was kept goes, and what is still being worked out is stopped. */
  clear(): void
}
type PlanDesk = Pick<OpenDesk, 'dir' | 'key' | 'db' | 'clock'>

interface Entry {
  /** The journal's head that the plan is worked out on. */
  readonly seq: number
  /** Undefined when it was stopped. */
  readonly planned: Promise<Planned | undefined>
  /** Makes a job of it that can be watched and stopped; returns the job's id. */
  watch(): string
  stop(): void
}

const kept = 8
const phase = text('计算回退影响单', 'Working out the plan')

/** What takes longer than `patience` milliseconds becomes a job. */
export function createRollbackPlans(jobs: JobList, patience = 800): RollbackPlans {
  const plans = new Map<string, Entry>()

  const begin = (desk: PlanDesk, question: string, { target, choices }: Pick<Question, 'target' | 'choices'>, seq: number): Entry => {
    const abort = new AbortController()
    let job: RunningJob | undefined
    let step: Step = { phase, done: 0, total: 0 }
    const progress = (next: Step) => {
      step = next
      job?.progress(next)
    }
    const planned = planBeside(desk, { target, choices, now: desk.clock.now() }, progress, abort.signal)
    const forget = () => plans.get(question) === entry && plans.delete(question)
    const end = planned.then(
      (found): JobEnd => {
        if (found) return { state: 'done', message: text('回退影响单已算出', 'The plan is ready') }
        forget()
        return { state: 'cancelled', message: text('已停止计算回退影响单', 'Stopped') }
      },
      (error: unknown) => {
        forget()
        return endOf(error, abort.signal)
      },
    )
    const watch = () => {
      if (job) return job.id
      const running = jobs.add('plan', phase, () => abort.abort())
      job = running
      running.progress(step)
      void end.then((ended) => running.ended(ended))
      return running.id
    }
    const entry: Entry = { seq, planned, watch, stop: () => abort.abort() }
    return entry
  }

  return {
    async of(desk, target, given) {
      // A reason for keeping something changes nothing in the plan.
      const choices = given.filter(({ undo }) => undo).map((choice) => ({ ...choice, reason: '' }))
      const question = JSON.stringify({ target, choices })
      const { seq } = head(desk.db)
      const held = plans.get(question)
      const entry = held?.seq === seq ? held : begin(desk, question, { target, choices }, seq)
      if (held !== entry) held?.stop()
      plans.delete(question)
      plans.set(question, entry)
      for (const [old, { stop }] of [...plans].slice(0, -kept)) {
        plans.delete(old)
        stop()
      }

      const soon = new Promise<'later'>((resolve) => setTimeout(() => resolve('later'), patience).unref())
      const planned = await Promise.race([entry.planned, soon])
      if (planned === 'later') return { state: 'working', jobId: entry.watch() }
      if (!planned) throw new Problem('cancelled', '已停止计算回退影响单，没有改动任何数据。需要时可以重新计算。')
      return { state: 'ready', planned }
    },
    clear() {
      for (const { stop } of plans.values()) stop()
      plans.clear()
    },
  }
}
