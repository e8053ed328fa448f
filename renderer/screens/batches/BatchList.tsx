import { Table } from 'antd'
import type { BatchHead } from '../../../shared/contract/batches.ts'
import { formatRoute } from '../../app/router.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useJobs } from '../../bridge/useJobs.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { DateText } from '../../ui/DateText.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { BatchState } from './BatchState.tsx'

/** Every batch of the person's offices, those still being prepared first. */
export function BatchList() {
  const { batches: words } = useText()
  const say = useSay()
  const list = useCall('batch.list', { limit: 200 })
  const jobs = useJobs()
  const running = (batchId: string) => jobs.some(({ id, state }) => id === batchId && state === 'running')
  return (
    <section className="panel" aria-labelledby="batches">
      <h2 id="batches">{words.list}</h2>
      <ErrorNote failure={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Waiting />}
      {list.data?.batches.length === 0 && <EmptyState why={words.listEmpty} what={words.listEmptyHelp} />}
      {list.data && list.data.batches.length > 0 && (
        <Table<BatchHead>
          size="small"
          rowKey="batchId"
          pagination={list.data.batches.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
          scroll={{ x: 960 }}
          dataSource={[...list.data.batches]}
          columns={[
            {
              title: words.columns.number,
              render: (_, row) => (
                <a className="num nowrap" href={formatRoute('batches', [row.batchId])} aria-label={words.open(row.number ?? row.fileName)}>
                  {row.number ?? words.notNumbered}
                </a>
              ),
            },
            { title: words.columns.kind, render: (_, row) => say(row.kindLabel) },
            { title: words.columns.unit, dataIndex: 'unitName' },
            { title: words.columns.file, dataIndex: 'fileName', className: 'breakable' },
            { title: words.columns.rows, align: 'right', render: (_, row) => <span className="num">{row.rows.toLocaleString('en')}</span> },
            {
              title: words.columns.parked,
              align: 'right',
              render: (_, row) => <span className="num">{row.parked.toLocaleString('en')}</span>,
            },
            { title: words.columns.at, render: (_, row) => <DateText at={row.at} time /> },
            { title: words.columns.by, dataIndex: 'by' },
            { title: words.columns.state, render: (_, row) => <BatchState state={row.state} running={running(row.batchId)} /> },
          ]}
        />
      )}
    </section>
  )
}
