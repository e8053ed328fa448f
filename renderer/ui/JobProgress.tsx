import { Button, Progress } from 'antd'
import type { JobState } from '../../shared/contract/envelope.ts'
import { useText } from '../text/useText.ts'

/** A job on its screen: phase, progress, the way to stop it, and how it ended. */
export function JobProgress({ job, onCancel }: { job: JobState; onCancel?: (() => void) | undefined }) {
  const { shell } = useText()
  const status = { running: 'active', done: 'success', failed: 'exception', cancelled: 'exception' } as const
  return (
    <div className="stack" role="status" aria-live="polite">
      <div className="row">
        <strong>{shell.jobNames[job.name]}</strong>
        <span>{shell.jobStates[job.state]}</span>
        {job.state === 'running' && <span className="muted">{job.phase}</span>}
        {job.state === 'running' && job.cancellable && onCancel && (
          <Button size="small" onClick={onCancel}>
            {shell.jobCancel}
          </Button>
        )}
      </div>
      {(job.total > 0 || job.state !== 'running') && (
        <Progress
          percent={job.state === 'done' ? 100 : job.total > 0 ? Math.floor((job.done / job.total) * 100) : 0}
          status={status[job.state]}
          aria-label={shell.jobNames[job.name]}
        />
      )}
      {job.message && <p>{job.message}</p>}
    </div>
  )
}
