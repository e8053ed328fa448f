import type { QueueRow } from '../../../shared/contract/filings.ts'
import { isOpen } from '../../../shared/review/status.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { Deadline } from '../Deadline.tsx'
import { StatusTag } from '../StatusTag.tsx'
import css from './queue.module.css'

/** A case in three short lines, where there is no room for columns. */
export function CompactCase({ row, now }: { row: QueueRow; now: string }) {
  const { queue } = useText()
  const say = useSay()
  return (
    <>
      <span className={css.line}>
        <strong className={css.cut}>{row.subjectName}</strong>
        <StatusTag status={row.status} />
      </span>
      <span className={css.line}>
        <span className={css.cut}>
          {say(row.kindLabel)}
          {row.parts > 1 && <span className={css.parts}>{row.batch ? queue.batchRows(row.parts) : queue.parts(row.parts)}</span>}
        </span>
      </span>
      <span className={css.line}>
        <span className="muted num nowrap" title={row.number}>
          …{row.number.slice(-9)}
        </span>
        {isOpen(row.status) && <Deadline at={row.deadline} now={now} />}
      </span>
    </>
  )
}
