import { Button, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { isDate } from '../../../shared/rules/dates.ts'
import type { ScreenProps } from '../../app/router.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useJobs } from '../../bridge/useJobs.ts'
import { useTypedText } from '../../bridge/useTypedText.ts'
import { useText } from '../../text/useText.ts'
import { ActionBar } from '../../ui/ActionBar.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { JobProgress } from '../../ui/JobProgress.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { useDebounced } from '../../ui/useDebounced.ts'
import css from './audit.module.css'
import { type Filter, type Group, TrailPage } from './TrailPage.tsx'

/** 审计: who did what and when, who saw what, what was refused; the proof of the chain, and an extract that others can prove. */
export function AuditScreen(_props: ScreenProps) {
  const { shell, audit: words, common } = useText()
  const people = useCall('staff.list', {}).data ?? []
  const [filter, setFilter] = useState<Filter>({ staffId: null, group: null, from: null, to: null, record: '' })
  const [pages, setPages] = useState<readonly (number | null)[]>([null])
  const narrow = (change: Partial<Filter>) => {
    setFilter({ ...filter, ...change })
    setPages([null])
  }
  const [record, setRecord] = useDebounced(filter.record, (value) => narrow({ record: value.trim() }), 300)
  const [dates, setDates] = useState({ from: '', to: '' })
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
      const found = await reveal.attempt({ seq: asking, reason })
      if (!found) return
      setShown({ seq: asking, content: found.content })
      setAsking(null)
      reveal.reset()
    }
  }
  const running = asking === 'extract' ? extract : reveal
  const day = (end: 'from' | 'to', typed: string) => {
    setDates({ ...dates, [end]: typed })
    if (typed === '' || isDate(typed)) narrow({ [end]: typed || null })
  }
  const groups = Object.entries(words.groups) as [Group, string][]
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
        </ActionBar>
      }
    >
      <div className="stack">
        <search className={css.filter}>
          <Select<Group | ''>
            aria-label={words.group}
            value={filter.group ?? ''}
            options={[{ value: '' as const, label: words.all }, ...groups.map(([value, label]) => ({ value, label }))]}
            onChange={(value) => narrow({ group: value === '' ? null : value })}
          />
          <Select
            aria-label={words.who}
            value={filter.staffId ?? ''}
            options={[{ value: '', label: words.everybody }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
            onChange={(value) => narrow({ staffId: value || null })}
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
        {pages.map((before, i) => (
          <TrailPage
            key={before ?? 'newest'}
            filter={filter}
            before={before}
            last={i === pages.length - 1}
            onReveal={setAsking}
            onMore={(next) => setPages([...pages, next])}
          />
        ))}
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
