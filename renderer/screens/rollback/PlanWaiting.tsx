import { Alert, Button } from 'antd'
import { useCommand } from '../../bridge/useCommand.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import type { PlanAsked } from './usePlan.ts'

/** While a plan is worked out: how far it is and the way to stop it; or why there is none. */
export function PlanWaiting({ asked }: { asked: PlanAsked }) {
  const { rollback: words } = useText()
  const say = useSay()
  const format = useFormat()
  const cancel = useCommand('jobs.cancel')
  if (asked.problem) return <Alert type="warning" showIcon title={words.impossible} description={say(asked.problem)} />
  if (asked.failure) return <ErrorNote failure={asked.failure} onRetry={asked.again} />
  if (asked.stopped)
    return (
      <Alert
        type="info"
        showIcon
        title={words.planStopped}
        description={words.planStoppedWhat}
        action={<Button onClick={asked.again}>{words.recalculate}</Button>}
      />
    )
  const { job } = asked
  if (!job) return asked.plan ? null : <Waiting label={words.planWorking} />
  return (
    <div className="panel row" role="status" aria-live="polite">
      <progress max={job.total > 0 ? job.total : undefined} value={job.total > 0 ? job.done : undefined} aria-label={words.planWorking} />
      <span>
        {words.planWorking} · {job.phase}
        {job.total > 0 ? ` ${job.done} / ${format.count(job.total, 'cases')}` : job.done > 0 ? ` ${words.planFound(job.done)}` : ''}
      </span>
      <Button size="small" onClick={() => void cancel.attempt({ jobId: job.id })}>
        {words.stop}
      </Button>
    </div>
  )
}
