import { setImmediate } from 'node:timers/promises'
import { lockPeriod } from '../../db/assessment/lock.ts'
import { previewSteps } from '../../db/assessment/preview.ts'
import type { Meta } from '../../db/commands/planned.ts'
import type { Store } from '../../db/execute.ts'
import { localDate } from '../../shared/rules/dates.ts'
import { monthInWords } from '../../shared/rules/months.ts'
import { text } from '../../shared/text.ts'
import { refusalProblem } from '../views/refusal.ts'
import type { JobEnd, Step } from './messages.ts'

export interface AssessJob {
  readonly store: Store
  /** The preview to lock by its period and digest; null makes a preview. */
  readonly lock: { readonly period: string; readonly digest: string } | null
  readonly meta: Meta
  readonly signal: AbortSignal
  /** Throws once somebody has stopped the job; also heard in the middle of a transaction. */
  checkStopped(): void
  progress(step: Step): void
  committed(types: readonly string[]): void
}

/** 预览 or 锁定 of the open period. A preview gives way to other work between its steps; a lock is one transaction that others wait for. */
export async function assessJob({ store, lock, meta, signal, checkStopped, progress, committed }: AssessJob): Promise<JobEnd> {
  if (lock === null) {
    const phase = text('核定单位', 'Assessing units')
    const steps = previewSteps(store.db, { asOf: localDate(meta.now), at: meta.now, staffId: meta.staffId })
    let step = steps.next()
    for (; !step.done; step = steps.next()) {
      progress({ phase, ...step.value })
      await setImmediate()
      signal.throwIfAborted()
    }
    const made = step.value
    const blocked = made.blocked > 0 ? `；${made.blocked} 个单位缺少数据，补齐后才能锁定` : ''
    return {
      state: 'done',
      message: text(`已预览 ${made.units} 个单位${blocked}`, `${made.units} units previewed, ${made.blocked} blocked`),
    }
  }
  const phase = text('锁定并入账', 'Locking and posting')
  const executed = lockPeriod(store, lock, meta, (done, total) => {
    progress({ phase, done, total })
    checkStopped()
  })
  if (!executed.ok) {
    const { message } = refusalProblem(executed.refusal)
    return { state: 'failed', message: text(message, message), trouble: null }
  }
  committed(executed.types)
  return { state: 'done', message: text(`${monthInWords(lock.period)}已锁定`, `${lock.period} is locked`) }
}
