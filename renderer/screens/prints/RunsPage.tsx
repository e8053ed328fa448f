import { Alert, Button, Modal } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '../../../shared/contract/index.ts'
import { printKindLabels } from '../../../shared/print/kinds.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useJobs } from '../../bridge/useJobs.ts'
import { useHolds } from '../../bridge/useSession.ts'
import { useSay } from '../../text/language.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { DateText } from '../../ui/DateText.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { JobProgress } from '../../ui/JobProgress.tsx'
import { Waiting } from '../../ui/Waiting.tsx'

type Run = OutputOf<'print.runs'>[number]

/** 批量打印: the runs, newest first; one that was stopped or cut off goes on from where it was. */
export function RunsPage() {
  const { prints: words } = useText()
  const runs = useCall('print.runs', { limit: 20 }, { fresh: true })
  const job = useJobs().findLast(({ name }) => name === 'print')
  const cancel = useCommand('jobs.cancel')
  return (
    <div className="screen-body stack">
      {job && (
        <div className="panel">
          <JobProgress job={job} onCancel={() => void cancel.attempt({ jobId: job.id })} />
        </div>
      )}
      <ErrorNote failure={cancel.failure} onClose={cancel.reset} />
      <ErrorNote failure={runs.error} onRetry={() => void runs.refetch()} />
      {runs.isPending && <Waiting />}
      {runs.data?.length === 0 && <EmptyState why={words.runsEmpty} what={words.runsEmptyHelp} />}
      {runs.data?.map((run) => (
        <RunPanel key={run.runId} run={run} />
      ))}
    </div>
  )
}

function RunPanel({ run }: { run: Run }) {
  const { prints, common } = useText()
  const words = prints.run
  const say = useSay()
  const format = useFormat()
  const mayAct = useHolds('supervisor')
  const resume = useCommand('print.resume')
  const drop = useCommand('print.drop')
  const confirm = useCommand('print.confirm')
  const [dropping, setDropping] = useState(false)
  const units = (n: number) => format.count(n, 'units')
  const settle = (printed: boolean) => void confirm.attempt({ of: { runId: run.runId }, printed })
  return (
    <section className="panel stack" aria-label={`${say(printKindLabels[run.kind])} ${format.month(run.period)}`}>
      <div className="row">
        <h2>
          {say(printKindLabels[run.kind])} {format.month(run.period)}
        </h2>
        <span>{words[run.state]}</span>
        <span>{words.made(units(run.made), units(run.units))}</span>
        {run.waiting > 0 && <span>{prints.waiting(units(run.waiting))}</span>}
        <span className="muted">
          <DateText at={run.at} time /> {run.who}
        </span>
        <span className="muted path">{run.printer === null ? words.folder(run.folder) : words.printer(run.printer)}</span>
      </div>
      {mayAct && (
        <div className="row">
          {run.state === 'open' && !run.running && (
            <>
              <Button type="primary" loading={resume.pending} onClick={() => void resume.attempt({ runId: run.runId })}>
                {words.resume}
              </Button>
              <Button danger onClick={() => setDropping(true)}>
                {words.drop}
              </Button>
            </>
          )}
          {run.waiting > 0 && !run.running && (
            <>
              <Button loading={confirm.pending} onClick={() => settle(true)}>
                {words.confirmAll(units(run.waiting))}
              </Button>
              <Button disabled={confirm.pending} onClick={() => settle(false)}>
                {words.denyAll}
              </Button>
            </>
          )}
        </div>
      )}
      {[resume, drop, confirm].map((command, i) => (
        <ErrorNote key={i} failure={command.failure} onRetry={() => void command.retry()} onClose={command.reset} />
      ))}
      {run.skipped.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={words.skipped(units(run.skipped.length))}
          description={
            <ul>
              {run.skipped.map(({ unitNo, reason }) => (
                <li key={unitNo}>
                  <span className="num">{unitNo}</span> {reason}
                </li>
              ))}
            </ul>
          }
        />
      )}
      <Modal
        open={dropping}
        title={words.drop}
        okText={words.drop}
        okButtonProps={{ danger: true }}
        cancelText={common.cancel}
        confirmLoading={drop.pending}
        onCancel={() => setDropping(false)}
        onOk={() => void drop.attempt({ runId: run.runId }).finally(() => setDropping(false))}
      >
        <p>{words.dropText}</p>
      </Modal>
    </section>
  )
}
