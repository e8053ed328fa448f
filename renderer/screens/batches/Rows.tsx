import { Button, Table } from 'antd'
import type { ColumnsType } from 'antd/es/table'
import { useState } from 'react'
import type { BatchRowView, BatchTab } from '../../../shared/contract/batches.ts'
import { useKeys } from '../../app/useKeys.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useText } from '../../text/useText.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Money } from '../../ui/Money.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import css from './batches.module.css'
import type { OpenBatch } from './openBatch.ts'
import { Decide } from './Decide.tsx'
import { FindingList } from './FindingList.tsx'

const pageSize = 100

/** The rows of one tab, a hundred at a time: of 100,000 only those on screen are fetched. */
export function Rows({ open: { batch, counts, mayAct }, tab }: { open: OpenBatch; tab: BatchTab }) {
  const { shell, batches: words, common } = useText()
  /** Row numbers after which the pages before this one began. */
  const [before, setBefore] = useState<readonly number[]>([])
  const [chosen, setChosen] = useState<readonly number[]>([])
  const [deciding, setDeciding] = useState<'all' | 'chosen' | null>(null)
  const after = before.at(-1) ?? 0
  const page = useCall('batch.rows', { batchId: batch.batchId, tab, after, limit: pageSize }, { keepPrevious: true })
  const rows = page.data?.rows ?? []
  const mayDecide = tab === 'warned' && batch.state === 'ready' && mayAct
  useKeys(
    shell.screens.batches,
    mayDecide && counts.undecided > 0
      ? [{ key: 'd', label: words.key.decide, run: () => setDeciding(chosen.length > 0 ? 'chosen' : 'all') }]
      : [],
  )
  if (page.isPending) return <Waiting />
  if (rows.length === 0)
    return page.error ? <ErrorNote failure={page.error} onRetry={() => void page.refetch()} /> : <EmptyState why={words.empty[tab]} />

  const who: ColumnsType<BatchRowView> = [
    { title: words.row, dataIndex: 'row', align: 'right', className: 'num', width: 80 },
    { title: words.name, dataIndex: 'name', width: 120 },
    { title: words.idNumber, dataIndex: 'idNumber', className: 'num', width: 190 },
  ]
  const findings: ColumnsType<BatchRowView> = [
    {
      title: `${words.column}${common.separator}${words.reason}`,
      render: (_, row) => <FindingList findings={row.findings} part="reason" />,
    },
    { title: words.fix, render: (_, row) => <FindingList findings={row.findings} part="fix" /> },
  ]
  const decision: ColumnsType<BatchRowView> = [
    {
      title: words.decision,
      width: 180,
      render: (_, row) => (row.choice === '' ? <strong>{words.undecided}</strong> : `${words.choices[row.choice]}：${row.reason}`),
    },
  ]
  const refund: ColumnsType<BatchRowView> = [
    { title: words.months, align: 'right', className: 'num', render: (_, row) => row.refund?.months },
    { title: words.unitAmount, align: 'right', render: (_, row) => row.refund && <Money fen={row.refund.unitAmount} /> },
    { title: words.personAmount, align: 'right', render: (_, row) => row.refund && <Money fen={row.refund.personAmount} /> },
  ]
  const columns = { passed: who, warned: [...who, ...findings, ...decision], failed: [...who, ...findings], refund: [...who, ...refund] }[
    tab
  ]
  return (
    <div className="stack">
      {mayDecide && (
        <div className="row">
          <Button disabled={chosen.length === 0} onClick={() => setDeciding('chosen')}>
            {words.decideSome(chosen.length.toLocaleString('en'))}
          </Button>
          {counts.undecided > 0 && (
            <Button onClick={() => setDeciding('all')}>{words.decideAll(counts.undecided.toLocaleString('en'))}</Button>
          )}
        </div>
      )}
      <ErrorNote failure={page.error} onRetry={() => void page.refetch()} />
      <Table<BatchRowView>
        size="small"
        rowKey="row"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={[...rows]}
        columns={columns}
        {...(mayDecide && {
          rowSelection: {
            selectedRowKeys: [...chosen],
            onChange: (keys) => setChosen(keys.map(Number)),
            getCheckboxProps: (row: BatchRowView) => ({ 'aria-label': `${words.row} ${row.row}` }),
          },
        })}
      />
      {(before.length > 0 || page.data?.more) && (
        <div className={css.pager}>
          <span className="muted num">{words.pages(before.length * pageSize + 1, before.length * pageSize + rows.length)}</span>
          <Button size="small" disabled={before.length === 0} onClick={() => setBefore(before.slice(0, -1))}>
            {words.previousPage}
          </Button>
          <Button size="small" disabled={!page.data?.more} onClick={() => setBefore([...before, rows.at(-1)?.row ?? after])}>
            {words.nextPage}
          </Button>
        </div>
      )}
      {deciding && (
        <Decide
          batchId={batch.batchId}
          rows={deciding === 'all' ? null : chosen}
          count={deciding === 'all' ? counts.undecided : chosen.length}
          onDone={() => {
            setDeciding(null)
            setChosen([])
          }}
          onCancel={() => setDeciding(null)}
        />
      )}
    </div>
  )
}
