import { Button, Table } from 'antd'
import { useState } from 'react'
import { formatRoute, navigate } from '../../app/router.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useHolds } from '../../bridge/useSession.ts'
import { useTypedText } from '../../bridge/useTypedText.ts'
import { useText } from '../../text/useText.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import type { OpenBatch } from './openBatch.ts'
import { FindingList } from './FindingList.tsx'

type ParkedRow = OpenBatch['parked'][number]

/** Rows kept back when the batch was saved: brought again corrected, or dropped with a reason. */
export function Parked({ open: { batch, parked } }: { open: OpenBatch }) {
  const { batches: words } = useText()
  const mayAct = useHolds('firstReview', 'supervisor')
  const drop = useCommand('batch.dropRow')
  const [dropping, setDropping] = useState<number | null>(null)
  const typed = useTypedText(dropping === null ? null : `batch.dropRow/${batch.batchId}/${dropping}`)
  if (parked.length === 0) return <EmptyState why={words.empty.parked} />
  return (
    <div className="stack">
      {mayAct && batch.parked > 0 && (
        <div className="row">
          <Button onClick={() => navigate(formatRoute('batches', [], { corrects: batch.batchId }))}>{words.correct}</Button>
          <span className="muted">{words.correctHelp}</span>
        </div>
      )}
      <Table<ParkedRow>
        size="small"
        rowKey="row"
        pagination={parked.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        scroll={{ x: 'max-content' }}
        dataSource={[...parked]}
        columns={[
          { title: words.row, dataIndex: 'row', align: 'right', className: 'num', width: 80 },
          { title: words.name, dataIndex: 'name', width: 120 },
          { title: words.idNumber, dataIndex: 'idNumber', className: 'num', width: 190 },
          { title: words.reason, render: (_, row) => <FindingList findings={row.findings} part="reason" /> },
          { title: words.fix, render: (_, row) => <FindingList findings={row.findings} part="fix" /> },
          {
            title: words.decision,
            render: (_, row) => {
              if (row.state === 'dropped') return `${words.parkedStates.dropped}：${row.dropReason}`
              if (row.correctedBy) return <a href={formatRoute('batches', [row.correctedBy])}>{words.parkedStates.corrected}</a>
              return mayAct ? (
                <Button size="small" danger onClick={() => setDropping(row.row)}>
                  {words.dropRow}
                </Button>
              ) : (
                words.parkedStates[row.state]
              )
            },
          },
        ]}
      />
      <ReasonDialog
        open={dropping !== null}
        title={words.dropTitle(dropping ?? 0)}
        okText={words.dropRow}
        danger
        typed={typed}
        pending={drop.pending}
        failure={<ErrorNote failure={drop.failure} />}
        onCancel={() => setDropping(null)}
        onSubmit={async (reason) => {
          if (dropping !== null && (await drop.attempt({ batchId: batch.batchId, row: dropping, reason }))) setDropping(null)
        }}
      >
        <p>{words.dropText}</p>
      </ReasonDialog>
    </div>
  )
}
