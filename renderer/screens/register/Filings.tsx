import type { QueueRow } from '../../../shared/contract/filings.ts'
import { formatRoute } from '../../app/router.ts'
import { useNow } from '../../bridge/useNow.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { DateText } from '../../ui/DateText.tsx'
import { Deadline } from '../../ui/Deadline.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { StatusTag } from '../../ui/StatusTag.tsx'
import { isOpen } from '../../../shared/review/status.ts'
import { useHolds } from '../../bridge/useSession.ts'
import css from './register.module.css'

/** Cases about a person or of a unit; a link for those who review. */
export function Filings({ rows }: { rows: readonly QueueRow[] }) {
  const { register, queue } = useText()
  const say = useSay()
  const now = useNow()
  const reviews = useHolds('firstReview', 'secondReview', 'supervisor', 'audit')
  const words = queue.columns
  if (rows.length === 0) return <EmptyState why={register.noFilings} />
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            {[words.number, words.kind, words.subject, words.submitted, words.status, words.deadline].map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.filingId}>
              <th scope="row" className="num nowrap">
                {reviews ? <a href={formatRoute('case', [row.caseId])}>{row.number}</a> : row.number}
              </th>
              <td>{say(row.kindLabel)}</td>
              <td>{row.subjectName}</td>
              <td>
                <DateText at={row.submittedAt} />
              </td>
              <td>
                <StatusTag status={row.status} />
              </td>
              <td>{isOpen(row.status) ? <Deadline at={row.deadline} now={now} /> : '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
