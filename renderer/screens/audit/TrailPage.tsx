import { Button, Table } from 'antd'
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { DateText } from '../../ui/DateText.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import css from './audit.module.css'

export type Filter = Omit<InputOf<'audit.page'>, 'before' | 'limit'>
export type Group = NonNullable<Filter['group']>
type Row = OutputOf<'audit.page'>['rows'][number]

/** One page of entries, newest first. */
export function TrailPage({
  filter,
  before,
  last,
  onReveal,
  onMore,
}: {
  filter: Filter
  before: number | null
  last: boolean
  onReveal(seq: number): void
  onMore(next: number): void
}) {
  const { audit: words } = useText()
  const { columns } = words
  const say = useSay()
  const { data, error, isPending, refetch } = useCall('audit.page', { ...filter, before, limit: 100 })
  if (isPending) return <Waiting />
  if (!data) return <ErrorNote failure={error} onRetry={() => void refetch()} />
  if (data.rows.length === 0) return <EmptyState why={words.empty} what={words.emptyWhat} />
  return (
    <>
      <Table<Row>
        size="small"
        rowKey="seq"
        pagination={false}
        scroll={{ x: 1000 }}
        dataSource={data.rows}
        columns={[
          { title: columns.seq, align: 'right', className: 'num', dataIndex: 'seq', width: 70 },
          { title: columns.at, width: 140, render: (_, row) => <DateText at={row.at} time /> },
          { title: columns.who, width: 90, dataIndex: 'who' },
          { title: columns.group, width: 110, render: (_, row) => say(row.label) },
          { title: columns.type, width: 150, className: 'breakable', dataIndex: 'type' },
          { title: columns.record, width: 300, render: (_, row) => <code className={css.stream}>{row.stream}</code> },
          { title: columns.content, render: (_, row) => <div className={css.line}>{row.content}</div> },
          {
            title: columns.act,
            width: 130,
            render: (_, row) => (
              <Button size="small" onClick={() => onReveal(row.seq)}>
                {words.reveal}
              </Button>
            ),
          },
        ]}
      />
      {last && data.next !== null && (
        <Button className="start" onClick={() => data.next !== null && onMore(data.next)}>
          {words.more}
        </Button>
      )}
    </>
  )
}
