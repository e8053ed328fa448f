import { Button, Table } from 'antd'
import type { OutputOf } from '../../../shared/contract/index.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'

interface Props {
  readonly data: OutputOf<'intake.list'>
  readonly busy?: boolean
  /** Absent: may only look. */
  readonly onImport?: () => void
}

/** The packages that wait in the watched folder. */
export function Inbox({ data, busy = false, onImport }: Props) {
  const { exchange: words } = useText()
  const format = useFormat()
  return (
    <section className="panel" aria-labelledby="inbox">
      <div className="row">
        <h2 id="inbox">
          {words.inbox} <span className="muted">{format.count(data.waiting.length, 'packages')}</span>
        </h2>
        {onImport && data.waiting.length > 0 && (
          <Button className="far" disabled={busy} onClick={onImport}>
            {words.importInbox}
          </Button>
        )}
      </div>
      <p className="muted path">{words.inboxDir(data.inboxDir)}</p>
      {data.waiting.length === 0 ? (
        <EmptyState why={words.inboxEmpty} what={words.inboxEmptyHelp} />
      ) : (
        <Table
          size="small"
          rowKey="name"
          pagination={false}
          dataSource={data.waiting}
          columns={[
            { title: words.columns.file, dataIndex: 'name' },
            {
              title: words.columns.size,
              dataIndex: 'size',
              align: 'right',
              render: (size: number) => <span className="num">{format.size(size)}</span>,
            },
          ]}
        />
      )}
    </section>
  )
}
