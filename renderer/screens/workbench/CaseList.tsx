import { Table } from 'antd'
import type { ReactNode } from 'react'
import type { QueueRow } from '../../../shared/contract/filings.ts'
import { formatRoute } from '../../app/router.ts'
import { useNow } from '../../bridge/useNow.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { Deadline } from '../../ui/Deadline.tsx'
import { StatusTag } from '../../ui/StatusTag.tsx'

/** A short list of cases, most urgent first; the number opens the case. */
export function CaseList({ rows, linked, empty }: { rows: readonly QueueRow[]; linked: boolean; empty: ReactNode }) {
  const { workbench: words } = useText()
  const say = useSay()
  const now = useNow()
  const notes = (row: QueueRow) =>
    [row.parts > 1 && words.parts(row.parts), row.round > 1 && words.round(row.round)].filter((note) => note !== false)
  if (rows.length === 0) return empty
  return (
    <Table<QueueRow>
      size="small"
      rowKey="filingId"
      pagination={false}
      scroll={{ x: 620 }}
      dataSource={[...rows]}
      columns={[
        { title: words.columns.deadline, render: (_, row) => <Deadline at={row.deadline} now={now} /> },
        {
          title: words.columns.number,
          render: (_, row) =>
            linked ? (
              <a className="num nowrap" href={formatRoute('case', [row.caseId])}>
                {row.number}
              </a>
            ) : (
              <span className="num nowrap">{row.number}</span>
            ),
        },
        {
          title: words.columns.kind,
          render: (_, row) => (
            <>
              {say(row.kindLabel)}
              {notes(row).map((note) => (
                <div key={note} className="muted nowrap">
                  {note}
                </div>
              ))}
            </>
          ),
        },
        {
          title: words.columns.subject,
          render: (_, row) => (
            <>
              <span className="nowrap">{row.subjectName}</span>
              {row.unitName && (
                <div className="muted clip" title={row.unitName}>
                  {row.unitName}
                </div>
              )}
            </>
          ),
        },
        { title: words.columns.status, render: (_, row) => <StatusTag status={row.status} /> },
      ]}
    />
  )
}
