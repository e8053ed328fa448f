import { Button, Input, type InputRef, Modal, Select } from 'antd'
import { useRef, useState } from 'react'
import { trailGroups } from '../../../shared/journal/trailGroups.ts'
import { isDate } from '../../../shared/rules/dates.ts'
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
import { useDebounced } from '../../ui/useDebounced.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import css from './audit.module.css'
import { type Filter, type Group, TrailTable } from './TrailTable.tsx'

const pageSize = 100
const isGroup = (name: string | undefined): name is Group => name !== undefined && Object.hasOwn(trailGroups, name)
const dayOf = (typed: string | undefined) => (typed !== undefined && isDate(typed) ? typed : null)

/** 审计: who did what and when, who saw what, what was refused; the proof of the chain, and an extract that others can prove. */
export function AuditScreen({ route }: ScreenProps) {
  const { shell, audit: words, common } = useText()
  const people = useCall('staff.list', {}).data ?? []
  const { query } = route
  const filter: Filter = {
    staffId: query['who'] ?? null,
    group: isGroup(query['group']) ? query['group'] : null,
    from: dayOf(query['from']),
    to: dayOf(query['to']),
    record: query['record'] ?? '',
  }
  /** Where each page shown before this one began; the filter's first page has none. */
  const [pages, setPages] = useState<readonly number[]>([])
  const narrow = (change: Readonly<Record<string, string>>) => {
    setPages([])
    navigate(formatRoute('audit', [], { ...query, ...change }), { replace: true })
  }
  const [record, setRecord] = useDebounced(filter.record, (value) => narrow({ record: value.trim() }), 300)
  const [dates, setDates] = useState({ from: query['from'] ?? '', to: query['to'] ?? '' })
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
  const day = (end: 'from' | 'to', value: string) => {
    setDates({ ...dates, [end]: value })
    if (value === '' || isDate(value)) narrow({ [end]: value })
  }
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
        <search className={css.filter}>
          <Select<Group | ''>
            aria-label={words.group}
            value={filter.group ?? ''}
            options={[
              { value: '' as const, label: words.all },
              ...(Object.keys(trailGroups) as Group[]).map((value) => ({ value, label: words.groups[value] })),
            ]}
            onChange={(value) => narrow({ group: value })}
          />
          <Select
            aria-label={words.who}
            value={filter.staffId ?? ''}
            options={[{ value: '', label: words.everybody }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
            onChange={(value) => narrow({ who: value })}
          />
          {(['from', 'to'] as const).map((end) => (
            <Input
              key={end}
              aria-label={words[end]}
              placeholder={words[end]}
              maxLength={10}
              status={dates[end] !== '' && !isDate(dates[end]) ? 'error' : ''}
              title={words.dateBad}
              value={dates[end]}
              onChange={(event) => day(end, event.target.value.trim())}
            />
          ))}
          <Input
            ref={search}
            aria-label={words.record}
            placeholder={words.record}
            allowClear
            maxLength={100}
            value={record}
            onChange={(event) => setRecord(event.target.value)}
          />
        </search>
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
