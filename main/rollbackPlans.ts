import { head } from '../db/journal/read.ts'
import type { Planned } from '../db/rollback/plan.ts'
import type { Choice, Target } from '../shared/rollback/proposal.ts'
import { text } from '../shared/text.ts'
import type { Desk } from './desk.ts'
import type { RunningJob } from './jobs/jobList.ts'
import type { JobEnd, Step } from './jobs/messages.ts'
import { planBeside } from './jobs/plannerClient.ts'
import { troubleOf } from './jobs/trouble.ts'
import { Problem } from './problem.ts'
import type { Signed } from './session.ts'

interface Entry {
  /** The journal's head that the plan is worked out on. */
  readonly seq: number
  /** Undefined when it was stopped. */
  readonly planned: Promise<Planned | undefined>
  /** Makes a job of it that can be watched and stopped; returns the job's id. */
  watch(): string
}

/** What takes longer becomes a job. */
const patience = 800
const kept = 8

const plans = new WeakMap<Signed, Map<string, Entry>>()

export type Answer = { readonly state: 'working'; readonly jobId: string } | { readonly state: 'ready'; readonly planned: Planned }

/** The plan on the state of this moment, worked out in a thread beside, once per state and question. */
export async function planFor(desk: Desk, signed: Signed, target: Target, given: readonly Choice[]): Promise<Answer> {
  // A reason for keeping something changes nothing in the plan.
  const choices = given.filter(({ undo }) => undo).map((choice) => ({ ...choice, reason: '' }))
  const own = plans.get(signed) ?? new Map<string, Entry>()
  plans.set(signed, own)
  const question = JSON.stringify({ target, choices })
  const { seq } = head(signed.desk.db)
  const held = own.get(question)
  const entry = held?.seq === seq ? held : begin(desk, signed, target, choices, seq, () => own.delete(question))
  own.delete(question)
  own.set(question, entry)
  for (const oldest of [...own.keys()].slice(0, -kept)) own.delete(oldest)

  const soon = new Promise<'later'>((resolve) => setTimeout(() => resolve('later'), patience).unref())
  const planned = await Promise.race([entry.planned, soon])
  if (planned === 'later') return { state: 'working', jobId: entry.watch() }
  if (!planned) throw new Problem('cancelled', '已停止计算回退影响单，没有改动任何数据。需要时可以重新计算。')
  return { state: 'ready', planned }
}

const phase = text('计算回退影响单', 'Working out the plan')

function begin(desk: Desk, signed: Signed, target: Target, choices: readonly Choice[], seq: number, forget: () => void): Entry {
  const abort = new AbortController()
  let job: RunningJob | undefined
  let step: Step = { phase, done: 0, total: 0 }
  const planned = planBeside(
    signed.desk,
    { target, choices, now: signed.desk.clock.now() },
    (next) => {
      step = next
      job?.progress(next)
    },
    abort.signal,
  )
  const end = planned.then(
    (found): JobEnd => {
      if (found) return { state: 'done', message: text('回退影响单已算出', 'The plan is ready') }
      forget()
      return { state: 'cancelled', message: text('已停止计算回退影响单', 'Stopped') }
    },
    (error: unknown): JobEnd => {
      forget()
      return { state: 'failed', message: null, trouble: troubleOf(error) }
    },
  )
  const watch = () => {
    if (job) return job.id
    const running = desk.jobs.add('plan', phase, () => abort.abort())
    job = running
    running.progress(step)
    void end.then((ended) => running.ended(ended))
    return running.id
  }
  return { seq, planned, watch }
}
