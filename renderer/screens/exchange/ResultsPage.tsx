import { Alert, Button, Modal } from 'antd'
import { useState } from 'react'
import { formatRoute, navigate } from '../../app/router.ts'
import { useKeys } from '../../app/useKeys.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useJob } from '../../bridge/useJobs.ts'
import { useHolds } from '../../bridge/useSession.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { ActionBar } from '../../ui/ActionBar.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { JobProgress } from '../../ui/JobProgress.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { ResultTable } from './ResultTable.tsx'

/** Decisions that wait to leave the desk, and the result packages that left. */
export function ResultsPage() {
  const { shell, common, exchange: words } = useText()
  const format = useFormat()
  const results = useCall('results.list', { limit: 100 })
  const folders = useCall('intake.list', { limit: 100 })
  const mayAct = useHolds('firstReview', 'secondReview', 'supervisor', 'accounts')
  const exportAll = useCommand('results.export')
  const cancel = useCommand('jobs.cancel')
  const [jobId, setJobId] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const job = useJob(jobId)
  const busy = exportAll.pending || job?.state === 'running'
  const pendingAccounts = results.data?.pendingAccounts ?? 0
  const pending = (results.data?.pending ?? 0) + pendingAccounts
  const follow = (started: { jobId: string } | undefined) => started && setJobId(started.jobId)
  const ask = () => pending > 0 && !busy && setAsking(true)
  useKeys(shell.screens.exchange, [
    ...(mayAct ? [{ key: 'e', label: words.key.export, run: ask }] : []),
    { key: 'i', label: words.key.import, run: () => navigate(formatRoute('exchange')) },
  ])

  return (
    <>
      <div className="screen-body stack">
        {!mayAct && <Alert type="info" showIcon title={words.readOnly} />}
        <ErrorNote failure={exportAll.failure} onRetry={() => void exportAll.retry().then(follow)} onClose={exportAll.reset} />
        {job && (
          <div className="panel">
            <JobProgress job={job} onCancel={() => void cancel.attempt({ jobId: job.id })} />
          </div>
        )}
        <ErrorNote failure={results.error} onRetry={() => void results.refetch()} />
        {results.isPending && <Waiting />}
        {results.data && (
          <>
            <section className="panel" aria-labelledby="pending">
              <h2 id="pending">
                {words.pending} <span className="muted">{format.count(pending, 'cases')}</span>
              </h2>
              {pending === 0 ? (
                <EmptyState why={words.pendingNone} what={words.pendingNoneHelp} />
              ) : (
                <>
                  <p>{words.pendingSome(format.count(pending, 'cases'))}</p>
                  {pendingAccounts > 0 && <p>{words.pendingAccounts(format.count(pendingAccounts, 'items'))}</p>}
                  <p className="muted">{words.leaves}</p>
                </>
              )}
            </section>
            <section className="panel" aria-labelledby="results">
              <h2 id="results">{words.results}</h2>
              {folders.data && <p className="muted path">{words.outboxDir(folders.data.outboxDir)}</p>}
              {results.data.packages.length === 0 ? (
                <EmptyState why={words.resultsEmpty} what={words.resultsEmptyHelp} />
              ) : (
                <ResultTable packages={results.data.packages} />
              )}
            </section>
          </>
        )}
      </div>
      {mayAct && (
        <ActionBar
          primary={
            <Button type="primary" loading={exportAll.pending} disabled={pending === 0 || busy} onClick={ask}>
              {pending > 0 ? words.exportCount(format.count(pending, 'cases')) : words.export}
            </Button>
          }
        />
      )}
      <Modal
        open={asking}
        title={words.confirmExport}
        okText={words.export}
        cancelText={common.cancel}
        onCancel={() => setAsking(false)}
        onOk={() => {
          setAsking(false)
          void exportAll.attempt({}).then(follow)
        }}
      >
        <p>{words.pendingSome(format.count(pending, 'cases'))}</p>
        <p>{words.leaves}</p>
      </Modal>
    </>
  )
}
