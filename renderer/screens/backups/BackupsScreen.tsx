import { Alert, Button, Table } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '../../../shared/contract/index.ts'
import type { ScreenProps } from '../../app/router.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useJob, useJobs } from '../../bridge/useJobs.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { ActionBar } from '../../ui/ActionBar.tsx'
import { DateText } from '../../ui/DateText.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { JobProgress } from '../../ui/JobProgress.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { FolderDialog } from './FolderDialog.tsx'

type Overview = OutputOf<'backup.overview'>

/** 备份: when the last good one was made, where they are kept, one more now, and the proof that one can be restored. */
export function BackupsScreen(_: ScreenProps) {
  const { shell, backups: words, common } = useText()
  const overview = useCall('backup.overview', {}, { fresh: true })
  const make = useCommand('backup.make')
  const drill = useCommand('backup.drill')
  const cancel = useCommand('jobs.cancel')
  const [choosing, setChoosing] = useState(false)
  const [started, setStarted] = useState<string | null>(null)
  // One that the schedule began is shown as well.
  const running = useJobs().find((job) => (job.name === 'backup' || job.name === 'drill') && job.state === 'running')
  const own = useJob(started)
  const job = running ?? own
  const begin = async (given: Promise<{ readonly jobId: string } | undefined>) => setStarted((await given)?.jobId ?? null)
  return (
    <Screen
      head={<PageHead title={shell.screens.backups} note={overview.data && words.rule(overview.data.everyHours)} />}
      actions={
        <ActionBar
          primary={
            <Button type="primary" disabled={running !== undefined} onClick={() => void begin(make.attempt({}))}>
              {words.make}
            </Button>
          }
        >
          <Button onClick={() => setChoosing(true)}>{words.changeFolder}</Button>
        </ActionBar>
      }
    >
      <ErrorNote failure={overview.error} onRetry={() => void overview.refetch()} />
      <ErrorNote failure={make.failure} onRetry={() => void begin(make.retry())} onClose={make.reset} />
      <ErrorNote failure={drill.failure} onRetry={() => void begin(drill.retry())} onClose={drill.reset} />
      {overview.isPending && <Waiting />}
      {overview.data && <Standing data={overview.data} />}
      {job && <JobProgress job={job} onCancel={() => void cancel.attempt({ jobId: job.id })} />}
      {overview.data && <List data={overview.data} busy={running !== undefined} onDrill={(name) => void begin(drill.attempt({ name }))} />}
      {overview.data && (
        <p className="muted">
          {words.restoreHelp}{' '}
          <code>
            npm run -s desk -- --data {common.labelled(words.emptyFolder, '…')} --as … restore {overview.data.folder}/…
          </code>
        </p>
      )}
      <FolderDialog folder={overview.data?.folder ?? ''} open={choosing} onClose={() => setChoosing(false)} />
    </Screen>
  )
}

/** What has to be seen first: an old backup, a folder that is gone, one disk for everything. */
function Standing({ data }: { data: Overview }) {
  const { backups: words } = useText()
  const format = useFormat()
  const [newest] = data.list
  return (
    <div className="stack">
      {data.overdue && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={newest ? words.overdue : words.never}
          description={newest ? words.overdueHelp : words.neverHelp}
        />
      )}
      {!data.writable && <Alert type="error" showIcon role="alert" title={words.notWritable} description={words.notWritableHelp} />}
      {data.sameDisk && <Alert type="warning" showIcon title={words.sameDisk} description={words.sameDiskHelp} />}
      <p>
        {newest && (
          <>
            {words.last} <DateText at={newest.madeAt} time /> · {words.since(format.count(data.since, 'entries'))}
            <br />
          </>
        )}
        <span className="muted">
          {words.folder(data.folder)} · {words.kept(data.daily, data.monthly)}
        </span>
      </p>
    </div>
  )
}

function List({ data, busy, onDrill }: { data: Overview; busy: boolean; onDrill(name: string): void }) {
  const { backups: words } = useText()
  const format = useFormat()
  if (data.list.length === 0) return null
  return (
    <Table<Overview['list'][number]>
      size="small"
      rowKey="name"
      pagination={false}
      scroll={{ x: 800 }}
      dataSource={[...data.list]}
      columns={[
        { title: words.columns.madeAt, render: (_, row) => <DateText at={row.madeAt} time /> },
        { title: words.columns.name, dataIndex: 'name' },
        { title: words.columns.entries, align: 'right', render: (_, row) => <span className="num">{row.entries}</span> },
        { title: words.columns.filings, align: 'right', render: (_, row) => <span className="num">{row.filings}</span> },
        { title: words.columns.attachments, align: 'right', render: (_, row) => <span className="num">{row.attachments}</span> },
        { title: words.columns.size, align: 'right', render: (_, row) => <span className="num nowrap">{format.size(row.bytes)}</span> },
        { title: words.columns.program, dataIndex: 'program' },
        {
          title: words.columns.act,
          render: (_, row) => (
            <Button size="small" disabled={busy} onClick={() => onDrill(row.name)}>
              {words.drill}
            </Button>
          ),
        },
      ]}
    />
  )
}
