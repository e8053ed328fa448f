import { CheckCircleFilled, ClockCircleOutlined } from '@ant-design/icons'
import { Table } from 'antd'
import type { OutputOf } from '../../../shared/contract/index.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { DateText } from '../../ui/DateText.tsx'
import { Tag } from '../../ui/StatusTag.tsx'

type ResultPackage = OutputOf<'results.list'>['packages'][number]

/** The result packages that left, newest first, with the checksum to compare at the other end. */
export function ResultTable({ packages }: { packages: readonly ResultPackage[] }) {
  const { exchange: words } = useText()
  const format = useFormat()
  return (
    <Table<ResultPackage>
      size="small"
      rowKey="id"
      pagination={packages.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
      dataSource={[...packages]}
      columns={[
        { title: words.columns.at, render: (_, row) => <DateText at={row.at} time /> },
        { title: words.columns.file, dataIndex: 'fileName', className: 'breakable' },
        {
          title: words.columns.filings,
          align: 'right',
          render: (_, row) => <span className="num nowrap">{format.count(row.filings, 'cases')}</span>,
        },
        {
          title: words.columns.accounts,
          align: 'right',
          render: (_, row) => <span className="num nowrap">{format.count(row.accounts, 'items')}</span>,
        },
        {
          title: words.columns.written,
          render: (_, row) => (
            <Tag
              tone={row.written ? 'good' : 'wait'}
              icon={row.written ? <CheckCircleFilled aria-hidden /> : <ClockCircleOutlined aria-hidden />}
            >
              {row.written ? words.written : words.unwritten}
            </Tag>
          ),
        },
        { title: words.columns.sha, dataIndex: 'sha256', render: (sha: string) => <code>{sha}</code> },
      ]}
    />
  )
}
