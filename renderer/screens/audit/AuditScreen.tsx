import { Button, type InputRef, Modal } from 'antd'
import { useRef, useState } from 'react'
import { formatRoute, navigate, type ScreenProps } from '../../app/router.ts'
import { useKeys } from '../../app/useKeys.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useJobs } from '../../bridge/useJobs.ts'
import { useTypedText } from '../../bridge/useTypedText.ts'
import { useText } from '../../text/useText.ts'
import { ActionBar } from '../../ui/ActionBar.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { JobProgress } from '../../ui/JobProgress.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import css from './audit.module.css'
import { filterOf, TrailFilter } from './TrailFilter.tsx'
import { TrailTable } from './TrailTable.tsx'

const pageSize = 100
/** 审计: who did what and when, who saw what, what was refused; the proof of the chain, and an extract that others can prove. */
export function AuditScreen({ route }: ScreenProps) {
  const { shell, audit: words, common } = useText()
  const { query } = route
  const filter = filterOf(query)
  /** Where each page shown before this one began; the filter's first page has none. */
  const [pages, setPages] = useState<readonly number[]>([])
  const narrow = (change: Readonly<Record<string, string>>) => {
    setPages([])
    navigate(formatRoute('audit', [], { ...query, ...change }), { replace: true })
  }
  const found = useCall('audit.page', { ...filter, before: pages.at(-1) ?? null, limit: pageSize }, { keepPrevious: true })
  const verify = useCommand('store.verify')
  const extract = useCommand('audit.extract')
  const reveal = useCommand('audit.reveal')
  const cancel = useCommand('jobs.cancel')
  const [asking, setAsking] = useState<'extract' | number | null>(null)
  const typed = useTypedText(asking === null ? null : `audit/${asking}`)
  const [shown, setShown] = useState<{ readonly seq: number; readonly content: string } | null>(null)
  const jobs = useJobs().filter(({ name }) => name === 'verify' || name === 'extract')
  const submit = async (reason: string) => {
    if (asking === 'extract') {
      if (await extract.attempt({ reason })) setAsking(null)
    } else if (asking !== null) {
      const full = await reveal.attempt({ seq: asking, reason })
      if (!full) return
      setShown({ seq: asking, content: full.content })
      setAsking(null)
      reveal.reset()
    }
  }
  const running = asking === 'extract' ? extract : reveal
  const rows = found.data?.rows ?? []
  const next = found.data?.next ?? null
  const older = () => next !== null && setPages([...pages, next])
  const newer = () => setPages(pages.slice(0, -1))
  const search = useRef<InputRef>(null)
  useKeys(shell.screens.audit, [
    { key: '/', label: words.keys.search, run: () => search.current?.focus({ cursor: 'all' }) },
    { key: '[', label: words.keys.newer, run: newer },
    { key: ']', label: words.keys.older, run: older },
  ])
  return (
    <Screen
      head={<PageHead title={shell.screens.audit} note={words.note} />}
      actions={
        <ActionBar
          primary={
            <Button type="primary" loading={verify.pending} onClick={() => void verify.attempt({})}>
              {words.verify}
            </Button>
          }
        >
          <Button onClick={() => setAsking('extract')}>{words.extract}</Button>
          <Button disabled={pages.length === 0} onClick={() => setPages([])}>
            {words.newest}
          </Button>
          <Button disabled={pages.length === 0} onClick={newer}>
            {words.newer}
          </Button>
          <Button disabled={next === null} onClick={older}>
            {words.older}
          </Button>
          {rows[0] && <span className="muted num">{words.place(rows[0].seq, rows.at(-1)?.seq ?? 0)}</span>}
        </ActionBar>
      }
    >
      <div className="stack">
        <TrailFilter query={query} filter={filter} search={search} onNarrow={narrow} />
        <ErrorNote failure={verify.failure} onRetry={() => void verify.retry()} onClose={verify.reset} />
        {jobs.map((job) => (
          <JobProgress key={job.id} job={job} onCancel={() => void cancel.attempt({ jobId: job.id })} />
        ))}
        <ErrorNote failure={found.error} onRetry={() => void found.refetch()} />
        {found.isPending && <Waiting />}
        {found.data && rows.length === 0 && <EmptyState why={words.empty} what={words.emptyWhat} />}
        {rows.length > 0 && <TrailTable rows={rows} onReveal={setAsking} />}
      </div>
      <ReasonDialog
        open={asking !== null}
        title={asking === 'extract' ? words.extractTitle : words.revealTitle(String(asking))}
        okText={asking === 'extract' ? words.extract : words.reveal}
        typed={typed}
        pending={running.pending}
        failure={<ErrorNote failure={running.failure} onRetry={() => void running.retry()} />}
        onCancel={() => {
          setAsking(null)
          running.reset()
        }}
        onSubmit={(reason) => void submit(reason)}
      >
        <p>{asking === 'extract' ? words.extractNote : words.revealNote}</p>
      </ReasonDialog>
      <Modal
        open={shown !== null}
        width={760}
        title={words.content(String(shown?.seq ?? ''))}
        footer={<Button onClick={() => setShown(null)}>{common.close}</Button>}
        onCancel={() => setShown(null)}
        destroyOnHidden
      >
        <pre className={css.content ?? ''} tabIndex={0}>
          {shown?.content}
        </pre>
      </Modal>
    </Screen>
  )
}
