import { Button } from 'antd'
import { jobStore } from '../bridge/desk.ts'
import { useCommand } from '../bridge/useCommand.ts'
import { useConnection } from '../bridge/useConnection.ts'
import { useJobs, useRunningJobs } from '../bridge/useJobs.ts'
import { useStatus } from '../bridge/useSession.ts'
import { useText } from '../text/useText.ts'

/** The foot of the window: the job that runs or the one that ended last, and whether the application answers. */
export function StatusBar() {
  useRunningJobs()
  const jobs = useJobs()
  const connection = useConnection()
  const status = useStatus().data
  const cancel = useCommand('jobs.cancel')
  const { shell } = useText()
  const job = jobs.find((candidate) => candidate.state === 'running') ?? jobs.at(-1)
  return (
    <footer className="status-bar">
      <div className="job" role="status" aria-label={shell.jobs}>
        {!job && <span className="muted">{shell.noJobs}</span>}
        {job && (
          <>
            <span>
              {shell.jobNames[job.name]} · {shell.jobStates[job.state]}
            </span>
            {job.state === 'running' && (
              <progress aria-label={shell.jobNames[job.name]} {...(job.total > 0 && { value: job.done, max: job.total })} />
            )}
            <span className="message" title={job.message}>
              {job.message || job.phase}
            </span>
            {job.state === 'running' && job.cancellable && (
              <Button size="small" onClick={() => void cancel.attempt({ jobId: job.id })}>
                {shell.jobCancel}
              </Button>
            )}
            {job.state !== 'running' && (
              <Button size="small" onClick={() => jobStore.dismiss(job.id)}>
                {shell.jobDismiss}
              </Button>
            )}
            {jobs.length > 1 && <span className="muted">{shell.jobsMore(jobs.length - 1)}</span>}
          </>
        )}
      </div>
      <div className="end muted">
        {status && (
          <span className="wide" title={status.dataDir}>
            {shell.version(status.version)}
          </span>
        )}
        <span>{connection === 'connected' ? shell.connected : shell.silent}</span>
      </div>
    </footer>
  )
}
