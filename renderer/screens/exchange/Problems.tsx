import { Table } from 'antd'
import type { OutputOf } from '../../../shared/contract/index.ts'
import { useText } from '../../text/useText.ts'

type Problem = OutputOf<'intake.list'>['packages'][number]['problems'][number]

/** Why a package was refused: part, line, field and problem, as the sender needs them. */
export function Problems({ problems }: { problems: readonly Problem[] }) {
  const { exchange: words } = useText()
  return (
    <div className="stack">
      <h3>{words.report(problems.length)}</h3>
      <p className="muted">{words.reportHelp}</p>
      <Table<Problem & { key: number }>
        size="small"
        bordered
        pagination={problems.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
        dataSource={problems.map((problem, key) => ({ ...problem, key }))}
        columns={[
          { title: words.columns.part, dataIndex: 'part' },
          {
            title: words.columns.line,
            dataIndex: 'line',
            align: 'right',
            render: (line: number | null) => <span className="num">{line ?? '—'}</span>,
          },
          { title: words.columns.field, dataIndex: 'field', render: (field: string | null) => field ?? '—' },
          { title: words.columns.problem, dataIndex: 'problem' },
        ]}
      />
    </div>
  )
}
