import { useEffect, useRef } from 'react'
import type { PlanView } from '../../../shared/contract/rollback.ts'
import type { Choice, Target } from '../../../shared/rollback/proposal.ts'
import type { Text } from '../../../shared/text.ts'
import type { CallFailure } from '../../bridge/client.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useJob } from '../../bridge/useJobs.ts'
import type { JobState } from '../../../shared/contract/envelope.ts'

export interface PlanAsked {
  readonly plan: PlanView | undefined
  /** What is on screen is not the answer to what is asked now. */
  readonly stale: boolean
  readonly problem: Text | undefined
  readonly job: JobState | undefined
  /** Somebody stopped it; nothing is worked out until it is asked for again. */
  readonly stopped: boolean
  readonly failure: CallFailure | null
  again(): void
}

/** The plan of a target; a long one is watched as its job and fetched when that has ended. */
export function usePlan(target: Target, choices: readonly Choice[], enabled = true): PlanAsked {
  const asked = useCall('rollback.plan', { target, choices: [...choices] }, { enabled, keepPrevious: true })
  const jobId = asked.data?.state === 'working' ? asked.data.jobId : null
  const job = useJob(jobId)
  const refetch = useRef(asked.refetch)
  useEffect(() => {
    refetch.current = asked.refetch
  })
  const stopped = job?.state === 'cancelled'
  const ended = job !== undefined && job.state !== 'running' && !stopped
  useEffect(() => {
    if (ended) void refetch.current()
  }, [ended])
  // While the next one is worked out the last stays in view.
  const last = useRef<PlanView>(undefined)
  const ready = asked.data?.state === 'ready' ? asked.data.plan : undefined
  useEffect(() => {
    if (ready) last.current = ready
  }, [ready])
  return {
    plan: ready ?? (asked.data?.state === 'working' ? last.current : undefined),
    stale: !ready || asked.isPlaceholderData,
    problem: asked.data?.state === 'impossible' ? asked.data.problem : undefined,
    job: jobId === null || stopped ? undefined : job,
    stopped,
    failure: asked.error,
    again: () => void asked.refetch(),
  }
}
