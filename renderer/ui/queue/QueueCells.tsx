import { LockOutlined, TeamOutlined } from '@ant-design/icons'
import type { QueueRow } from '../../../shared/contract/filings.ts'
import { isOpen } from '../../../shared/review/status.ts'
import { useLanguage, useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { DateText } from '../DateText.tsx'
import { Deadline } from '../Deadline.tsx'
import { officeName } from '../officeName.ts'
import { StatusTag } from '../StatusTag.tsx'
import css from './queue.module.css'

export const queueColumns = [
  'number',
  'kind',
  'subject',
  'subjectId',
  'office',
  'submitted',
  'status',
  'deadline',
  'holder',
  'round',
] as const
export type QueueColumn = (typeof queueColumns)[number]

/** What one column shows of a case. */
export function QueueCell({ row, column, now }: { row: QueueRow; column: QueueColumn; now: string }) {
  const { queue } = useText()
  const say = useSay()
  const language = useLanguage()
  switch (column) {
    case 'number':
      return <span className="num">{row.number}</span>
    case 'kind':
      return (
        <>
          {say(row.kindLabel)}
          {row.parts > 1 && (
            <span className={css.parts} title={row.batch ? queue.batchRows(row.parts) : queue.parts(row.parts)}>
              {row.batch ? queue.rowsShort(row.parts) : queue.partsShort(row.parts)}
            </span>
          )}
        </>
      )
    case 'subject':
      return (
        <>
          {row.subjectName}
          {row.unitName && <span className="muted"> · {row.unitName}</span>}
        </>
      )
    case 'subjectId':
      return <span className="num">{row.subjectId}</span>
    case 'office':
      return officeName(row.officeId, language)
    case 'submitted':
      return <DateText at={row.submittedAt} />
    case 'status':
      return <StatusTag status={row.status} />
    case 'deadline':
      return isOpen(row.status) ? <Deadline at={row.deadline} now={now} /> : '—'
    case 'holder':
      return <Holder holder={row.holder} />
    case 'round':
      return <span className="num">{row.round}</span>
  }
}

function Holder({ holder }: { holder: QueueRow['holder'] }) {
  const { queue } = useText()
  if (!holder) return queue.noHolder
  return (
    <span title={holder.expired ? queue.expired : undefined}>
      {holder.expired ? <TeamOutlined aria-label={queue.expired} /> : <LockOutlined aria-hidden />} {holder.name}
    </span>
  )
}

/** The whole text of a cell that may be cut off. */
export function titleOf(row: QueueRow, column: QueueColumn): string | undefined {
  if (column === 'subject') return row.unitName ? `${row.subjectName} · ${row.unitName}` : row.subjectName
  if (column === 'kind') return row.kindLabel.zh
  if (column === 'number') return row.number
  return undefined
}
