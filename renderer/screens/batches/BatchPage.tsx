import { Alert, Button, Tabs } from 'antd'
import { type BatchTab, batchTabs } from '../../../shared/contract/batches.ts'
import { formatRoute, navigate } from '../../app/router.ts'
import { useKeys } from '../../app/useKeys.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useJob } from '../../bridge/useJobs.ts'
import { useHolds } from '../../bridge/useSession.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { DateText } from '../../ui/DateText.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { JobProgress } from '../../ui/JobProgress.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import css from './batches.module.css'
import { BatchState } from './BatchState.tsx'
import { Cases } from './Cases.tsx'
import { Discard } from './Discard.tsx'
import type { OpenBatch } from './openBatch.ts'
import { Parked } from './Parked.tsx'
import { Rows } from './Rows.tsx'
import { Saving } from './Saving.tsx'
import { useSaved } from './useSaved.ts'

type Tab = BatchTab | 'parked'

/** One batch: what the checks said of its rows, the decision on them, and after saving its cases and what is still parked. */
export function BatchPage({ batchId, tab }: { batchId: string; tab: string | null }) {
  const { shell, batches: words } = useText()
  const opened = useCall('batch.open', { batchId })
  const job = useJob(batchId)
  const cancel = useCommand('jobs.cancel')
  useKeys(shell.screens.batches, [{ key: 'q', label: words.key.back, run: () => navigate(formatRoute('batches')) }])
  const running = job?.state === 'running'
  const deciding = opened.data?.batch.state === 'ready' && opened.data.mayAct && !running ? opened.data : undefined
  const above = (
    <>
      {job && (running || job.state === 'failed') && (
        <div className="panel">
          <JobProgress job={job} onCancel={() => void cancel.attempt({ jobId: job.id })} />
        </div>
      )}
      <ErrorNote failure={cancel.failure} onClose={cancel.reset} />
      {opened.isPending && !running && <Waiting />}
      {!running && job?.state !== 'failed' && <ErrorNote failure={opened.error} onRetry={() => void opened.refetch()} />}
      {opened.data && <Facts open={opened.data} running={running} />}
      {opened.data && !running && <Interrupted open={opened.data} />}
    </>
  )
  const verdict = opened.data && !running && opened.data.batch.state !== 'reading' && <Verdict open={opened.data} tab={tab} />
  return (
    <section className="screen">
      <PageHead
        title={opened.data?.batch.number ?? opened.data?.batch.fileName ?? shell.screens.batches}
        extra={<a href={formatRoute('batches')}>{words.back}</a>}
      />
      {deciding && <Saving open={deciding} above={above} below={verdict} />}
      {!deciding && (
        <div className="screen-body stack">
          {above}
          {verdict}
        </div>
      )}
    </section>
  )
}

function Facts({ open, running }: { open: OpenBatch; running: boolean }) {
  const { batches: words } = useText()
  const say = useSay()
  const { batch, policy, corrects } = open
  const result = useSaved('batch.result', words.resultSaved)
  const facts = [
    [words.facts.kind, say(batch.kindLabel)],
    [words.facts.unit, `${batch.unitName} ${batch.unitNo}`],
    [words.facts.file, batch.fileName],
    [words.facts.by, batch.by],
    ...(policy ? [[words.policy, words.policies[policy]]] : []),
  ]
  return (
    <section className="panel">
      <div className={css.facts}>
        <BatchState state={batch.state} running={running} />
        {facts.map(([label, value]) => (
          <span key={label}>
            <span className="muted">{label}</span>
            {value}
          </span>
        ))}
        <span>
          <span className="muted">{words.facts.at}</span>
          <DateText at={batch.at} time />
        </span>
        {corrects && <a href={formatRoute('batches', [corrects])}>{words.corrects}</a>}
        {!running && batch.state !== 'reading' && batch.state !== 'checking' && (
          <Button size="small" className="far" loading={result.pending} onClick={() => void result.save({ batchId: batch.batchId })}>
            {words.result}
          </Button>
        )}
      </div>
      <ErrorNote failure={result.failure} onClose={result.close} />
    </section>
  )
}

/** What an interruption left, and the way on. */
function Interrupted({ open: { batch, mayAct } }: { open: OpenBatch }) {
  const { batches: words } = useText()
  const mayResume = useHolds('firstReview', 'supervisor')
  const resume = useCommand('batch.resume')
  const { state } = batch
  if (state === 'ready') return mayAct ? null : <Alert type="info" showIcon title={words.someoneElse(batch.by)} />
  if (state === 'filed') return null
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title={words.interrupted[state]}
        action={
          mayResume &&
          (state === 'reading' ? (
            mayAct && <Discard batchId={batch.batchId} />
          ) : (
            <Button size="small" loading={resume.pending} onClick={() => void resume.attempt({ batchId: batch.batchId })}>
              {words.resume}
            </Button>
          ))
        }
      />
      <ErrorNote failure={resume.failure} onRetry={() => void resume.retry()} onClose={resume.reset} />
    </>
  )
}

function Verdict({ open, tab }: { open: OpenBatch; tab: string | null }) {
  const { batches: words } = useText()
  const { batch, counts } = open
  const tabs: readonly Tab[] = batch.number === null ? batchTabs : [...batchTabs, 'parked']
  // What needs a person comes first.
  const first: Tab = batch.number !== null ? 'passed' : counts.failed > 0 ? 'failed' : counts.warned > 0 ? 'warned' : 'passed'
  const current = tabs.find((each) => each === tab) ?? first
  const go = (next: string) => navigate(formatRoute('batches', [batch.batchId], { tab: next }), { replace: true })
  useKeys(
    words.list,
    tabs.map((each, i) => ({ key: String(i + 1), label: words.key.tab(words.tabs[each]), run: () => go(each) })),
  )
  const countOf = (each: Tab) => (each === 'parked' ? open.parked.length : counts[each])
  return (
    <>
      {batch.number !== null && <Cases open={open} />}
      <section className="panel">
        <Tabs
          activeKey={current}
          onChange={go}
          items={tabs.map((each) => ({ key: each, label: words.tab(words.tabs[each], countOf(each).toLocaleString('en')) }))}
        />
        {current === 'parked' ? <Parked open={open} /> : <Rows key={current} open={open} tab={current} />}
      </section>
    </>
  )
}
