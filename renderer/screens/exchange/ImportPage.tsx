import { Alert, Button } from 'antd'
import { useRef, useState } from 'react'
import { formatRoute, navigate } from '../../app/router.ts'
import { useKeys } from '../../app/useKeys.ts'
import { fileTicket } from '../../bridge/fileTicket.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useJob } from '../../bridge/useJobs.ts'
import { useHolds } from '../../bridge/useSession.ts'
import { useText } from '../../text/useText.ts'
import { ActionBar } from '../../ui/ActionBar.tsx'
import { DropZone } from '../../ui/DropZone.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { JobProgress } from '../../ui/JobProgress.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { Inbox } from './Inbox.tsx'
import { Receipts } from './Receipts.tsx'

/** One package from a file, or all that wait in the inbox; below them the receipts. */
export function ImportPage() {
  const { shell, exchange: words } = useText()
  const list = useCall('intake.list', { limit: 100 }, { fresh: true })
  const mayAct = useHolds('firstReview', 'secondReview', 'supervisor', 'accounts')
  const importFile = useCommand('intake.import')
  const importInbox = useCommand('intake.importInbox')
  const cancel = useCommand('jobs.cancel')
  const [jobId, setJobId] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const job = useJob(jobId)
  const busy = importFile.pending || importInbox.pending || job?.state === 'running'
  const follow = (started: { jobId: string } | undefined) => started && setJobId(started.jobId)

  const take = async (files: readonly File[]) => {
    importFile.reset()
    importInbox.reset()
    const [file] = files
    if (!file) return
    if (files.length > 1) return setProblem(words.oneFile)
    const ticket = await fileTicket(file)
    setProblem(ticket === undefined ? words.noTicket : null)
    if (ticket !== undefined) follow(await importFile.attempt({ ticket }))
  }
  const choose = () => input.current?.click()
  useKeys(shell.screens.exchange, [
    ...(mayAct ? [{ key: 'o', label: words.key.choose, run: choose }] : []),
    { key: 'r', label: words.key.results, run: () => navigate(formatRoute('exchange', ['results'])) },
  ])

  return (
    <>
      <div className="screen-body stack">
        {!mayAct && <Alert type="info" showIcon title={words.readOnly} />}
        {mayAct && (
          <DropZone
            disabled={busy}
            idle={words.drop}
            over={words.dropNow}
            note={words.allOrNothing}
            onFiles={(files) => void take(files)}
          />
        )}
        {problem && <Alert type="error" showIcon role="alert" title={problem} />}
        <ErrorNote failure={importFile.failure} onRetry={() => void importFile.retry().then(follow)} onClose={importFile.reset} />
        <ErrorNote failure={importInbox.failure} onRetry={() => void importInbox.retry().then(follow)} onClose={importInbox.reset} />
        {job && (
          <div className="panel">
            <JobProgress job={job} onCancel={() => void cancel.attempt({ jobId: job.id })} />
            {job.state === 'cancelled' && <p>{words.stopped}</p>}
          </div>
        )}
        <ErrorNote failure={list.error} onRetry={() => void list.refetch()} />
        {list.isPending && <Waiting />}
        {list.data && (
          <>
            <Inbox data={list.data} {...(mayAct && { busy, onImport: () => void importInbox.attempt({}).then(follow) })} />
            <Receipts packages={list.data.packages} />
          </>
        )}
      </div>
      {mayAct && (
        <ActionBar
          primary={
            <Button type="primary" loading={importFile.pending} disabled={busy} onClick={choose}>
              {words.choose}
            </Button>
          }
        >
          <input
            ref={input}
            type="file"
            accept=".zip"
            className="hidden"
            tabIndex={-1}
            aria-label={words.choose}
            onChange={(event) => {
              void take([...(event.target.files ?? [])])
              event.target.value = ''
            }}
          />
        </ActionBar>
      )}
    </>
  )
}
