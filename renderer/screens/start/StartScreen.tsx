import { ExperimentOutlined, BankOutlined } from '@ant-design/icons'
import { useEffect, useState } from 'react'
import { useCommand } from '../../bridge/useCommand.ts'
import { useJobs, useRunningJobs } from '../../bridge/useJobs.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { JobProgress } from '../../ui/JobProgress.tsx'
import { EstablishForm } from './EstablishForm.tsx'

/** First start with an empty data folder: set up an office, or open the demonstration office. */
export function StartScreen({ dataDir, onCode }: { dataDir: string; onCode(code: string): void }) {
  const { start } = useText()
  const [establishing, setEstablishing] = useState(false)
  const openDemo = useCommand('app.openDemo')
  const cancel = useCommand('jobs.cancel')
  useRunningJobs()
  const job = useJobs().findLast((candidate) => candidate.name === 'demo')
  const making = openDemo.pending || job?.state === 'running'
  // A second window of the same start may already be making it.
  useEffect(() => {
    if (job?.state === 'running') setEstablishing(false)
  }, [job?.state])

  if (establishing) return <EstablishForm onBack={() => setEstablishing(false)} onCode={onCode} />
  return (
    <div className="sheet wide stack">
      <h1>{start.welcome}</h1>
      <p>{start.intro}</p>
      <div className="choices">
        <button type="button" className="choice" disabled={making} onClick={() => setEstablishing(true)}>
          <BankOutlined aria-hidden />
          <strong>{start.establish}</strong>
          <span>{start.establishNote}</span>
        </button>
        <button type="button" className="choice" disabled={making} onClick={() => void openDemo.attempt({})}>
          <ExperimentOutlined aria-hidden />
          <strong>{start.demo}</strong>
          <span>{start.demoNote}</span>
        </button>
      </div>
      <ErrorNote failure={openDemo.failure} onRetry={() => void openDemo.retry()} />
      {making && <p>{start.demoMaking}</p>}
      {job && <JobProgress job={job} onCancel={() => void cancel.attempt({ jobId: job.id })} />}
      {job && (job.state === 'failed' || job.state === 'cancelled') && <p>{start.demoFailed}</p>}
      <p className="muted">{start.dataDir(dataDir)}</p>
    </div>
  )
}
