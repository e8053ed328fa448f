import { LockOutlined, UnlockOutlined } from '@ant-design/icons'
import { isOpen } from '../../../shared/review/status.ts'
import { useNow } from '../../bridge/useNow.ts'
import { useSay } from '../../text/language.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { Deadline } from '../../ui/Deadline.tsx'
import { StatusTag } from '../../ui/StatusTag.tsx'
import css from './case.module.css'
import { useOpenCase } from './caseContext.ts'
import { subjectOf } from './subject.ts'

/** Who, what, until when, and with whom it lies. */
export function CaseHeader() {
  const { view, part } = useOpenCase()
  const { caseFile } = useText()
  const say = useSay()
  const format = useFormat()
  const now = useNow()
  const subject = subjectOf(view.parts)
  const { holder } = view
  // The last minute of a day is its 24:00 to everybody who reads it.
  const lastMinute = format.time(view.deadline).replace('23:59', '24:00')
  const until = holder && format.date(holder.until)
  return (
    <header className={css.header}>
      <div className={css.title}>
        <h1>{view.batch ? caseFile.batch.andOthers(subject.name, view.parts.length) : subject.name}</h1>
        <span className={css.matter}>{view.parts.length > 1 && !view.batch ? caseFile.joint(view.parts.length) : say(part.kindLabel)}</span>
        {subject.unit && <span>{subject.unit}</span>}
        {subject.isUnit && <span className="num">{subject.id}</span>}
        <StatusTag status={view.status} />
        {isOpen(view.status) && <Deadline at={view.deadline} now={now} />}
      </div>
      <div className={`${css.context} muted`}>
        <span className="num">{part.number}</span>
        <span>{caseFile.round(view.round)}</span>
        <span>
          {holder ? <LockOutlined aria-hidden /> : <UnlockOutlined aria-hidden />}{' '}
          {holder
            ? holder.expired
              ? caseFile.holderExpired(holder.name, until ?? '')
              : caseFile.holder(holder.name, until ?? '')
            : caseFile.nobody}
        </span>
        {view.firstReviewer && <span>{caseFile.firstReviewer(view.firstReviewer)}</span>}
        <span>
          {caseFile.deadline(lastMinute)}：{say(view.deadlineRule)}
        </span>
        {view.leftDesk && <strong>{caseFile.leftDesk}</strong>}
      </div>
    </header>
  )
}
