import { Table } from 'antd'
import type { OutputOf } from '../../../shared/contract/index.ts'
import { formatRoute } from '../../app/router.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { DateText } from '../../ui/DateText.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { Often } from './Often.tsx'

type Found = OutputOf<'accounts.resets'>

/** Who resets unusually often, and what is reset unusually often. */
export function Resets() {
  const { accounts: words } = useText()
  const w = words.resets
  const { columns } = w
  const format = useFormat()
  const rule = useCall('accounts.rule', {}).data?.rule
  const { data, error, isPending, refetch } = useCall('accounts.resets', {})
  const times = (n: number) => format.count(n, 'times')
  return (
    <div className="screen-body stack">
      <p>
        {w.what} {rule && <span className="muted">{w.thresholds(times(rule.operatorDaily), times(rule.accountMonthly))}</span>}
      </p>
      <ErrorNote failure={error} onRetry={() => void refetch()} />
      {isPending && <Waiting />}
      {data && data.operators.length === 0 && <EmptyState why={w.none} />}
      {data && data.operators.length > 0 && (
        <>
          <section className="panel" aria-labelledby="by-operator">
            <h2 id="by-operator">{w.operators}</h2>
            <Table<Found['operators'][number]>
              size="small"
              rowKey="name"
              pagination={false}
              dataSource={data.operators}
              columns={[
                { title: columns.name, dataIndex: 'name' },
                { title: columns.today, align: 'right', className: 'num', dataIndex: 'today' },
                { title: columns.month, align: 'right', className: 'num', dataIndex: 'month' },
                { title: columns.accounts, align: 'right', className: 'num', dataIndex: 'accounts' },
                { title: columns.often, render: (_, row) => row.often && <Often /> },
              ]}
            />
          </section>
          <section className="panel" aria-labelledby="by-account">
            <h2 id="by-account">{w.accounts}</h2>
            <Table<Found['accounts'][number]>
              size="small"
              rowKey={({ row }) => row.key}
              pagination={false}
              dataSource={data.accounts}
              columns={[
                {
                  title: columns.account,
                  render: (_, { row }) => (
                    <a className="num" href={formatRoute('accounts', [], { q: row.accountName, code: row.creditCode })}>
                      {row.accountName}
                    </a>
                  ),
                },
                { title: columns.unit, render: (_, { row }) => row.unitName },
                { title: columns.resets, align: 'right', className: 'num', dataIndex: 'resets' },
                { title: columns.operators, align: 'right', className: 'num', dataIndex: 'operators' },
                { title: columns.last, render: (_, { last }) => <DateText at={last} time /> },
                { title: columns.often, render: (_, row) => row.often && <Often /> },
              ]}
            />
          </section>
        </>
      )}
    </div>
  )
}
