import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons'
import { Table } from 'antd'
import type { OutputOf } from '../../../shared/contract/index.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { DateText } from '../../ui/DateText.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Tag } from '../../ui/StatusTag.tsx'
import { Problems } from './Problems.tsx'

type Receipt = OutputOf<'intake.list'>['packages'][number]

/** Every package that came, newest first; a refused one opens to its report. */
export function Receipts({ packages }: { packages: readonly Receipt[] }) {
  const { exchange: words } = useText()
  const format = useFormat()
  return (
    <section className="panel" aria-labelledby="receipts">
      <h2 id="receipts">{words.receipts}</h2>
      {packages.length === 0 ? (
        <EmptyState why={words.receiptsEmpty} what={words.receiptsEmptyHelp} />
      ) : (
        <Table<Receipt>
          size="small"
          rowKey="id"
          pagination={packages.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
          scroll={{ x: 'max-content' }}
          dataSource={[...packages]}
          expandable={{ rowExpandable: (row) => row.problems.length > 0, expandedRowRender: (row) => <Problems problems={row.problems} /> }}
          columns={[
            { title: words.columns.at, render: (_, row) => <DateText at={row.at} time /> },
            { title: words.columns.file, dataIndex: 'fileName', className: 'breakable' },
            { title: words.columns.portal, dataIndex: 'portal' },
            {
              title: words.columns.filings,
              align: 'right',
              render: (_, row) => <span className="num nowrap">{format.count(row.filings, 'cases')}</span>,
            },
            {
              title: words.columns.attachments,
              align: 'right',
              render: (_, row) => <span className="num nowrap">{format.count(row.attachments, 'files')}</span>,
            },
            {
              title: words.columns.accounts,
              align: 'right',
              render: (_, row) => <span className="num nowrap">{format.count(row.accounts, 'lines')}</span>,
            },
            {
              title: words.columns.state,
              render: (_, row) => (
                <Tag
                  tone={row.state === 'imported' ? 'good' : 'bad'}
                  icon={row.state === 'imported' ? <CheckCircleFilled aria-hidden /> : <CloseCircleFilled aria-hidden />}
                >
                  {words.states[row.state]}
                </Tag>
              ),
            },
          ]}
        />
      )}
    </section>
  )
}
