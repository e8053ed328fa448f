import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { kindOf } from '../../../shared/filings/index.ts'
import { officeById } from '../../../shared/policy/offices.ts'
import { unknownDeadline } from '../../../shared/review/deadline.ts'
import { formatRoute, navigate } from '../../app/router.ts'
import { useKeys } from '../../app/useKeys.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useSay } from '../../text/language.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { ActionBar } from '../../ui/ActionBar.tsx'
import { DateText } from '../../ui/DateText.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import css from './counter.module.css'

const another = () => navigate(formatRoute('counter'))

/** 受理回执 for the person at the window; it can be printed again as long as the case is there. */
export function Receipt({ caseId }: { caseId: string }) {
  const { shell, counter, common } = useText()
  const words = counter.receipt
  const say = useSay()
  const format = useFormat()
  const { data, error, isPending, refetch } = useCall('case.open', { caseId })
  const part = data?.parts.at(-1)
  const print = () => part && navigate(formatRoute('prints', ['document', 'receipt', part.filingId]))
  useKeys(shell.screens.counter, [
    { key: 'p', label: counter.key.print, run: print },
    { key: 'n', label: counter.key.another, run: another },
  ])
  const kind = part && kindOf(part.kind)
  const shown = (key: string | undefined) => {
    const field = data?.parts.flatMap(({ fields }) => fields).find((candidate) => candidate.key === key)
    return field ? say(field.display) : ''
  }
  const office = data && officeById(data.officeId)
  const due = data && data.deadline < unknownDeadline ? format.date(data.deadline) : ''
  const given = data?.parts.flatMap(({ materials }) => materials).filter((slot) => slot.files.length > 0) ?? []
  const actions = (
    <ActionBar
      primary={
        <Button type="primary" icon={<PrinterOutlined />} disabled={!data} onClick={print}>
          {words.print}
        </Button>
      }
    >
      <Button onClick={another}>{words.another}</Button>
      <Button onClick={() => navigate(formatRoute('case', [caseId]))}>{words.open}</Button>
    </ActionBar>
  )
  return (
    <Screen head={<PageHead title={shell.screens.counter} note={counter.notYou} />} actions={actions}>
      <ErrorNote failure={error} onRetry={() => void refetch()} />
      {isPending && <Waiting />}
      {data && part && kind && (
        <article className={`${css.receipt} printed`} aria-labelledby="receipt-title">
          <h2 id="receipt-title">{words.title}</h2>
          <dl>
            <dt>{words.number}</dt>
            <dd className="num">
              <strong>{data.parts.map(({ number }) => number).join(common.separator)}</strong>
            </dd>
            <dt>{words.item}</dt>
            <dd>{data.parts.map(({ kindLabel }) => say(kindLabel)).join(common.separator)}</dd>
            <dt>{words.subject}</dt>
            <dd>{common.noted(shown(kind.subject.name), shown(kind.subject.id))}</dd>
            <dt>{words.submitter}</dt>
            <dd>{common.noted(data.submitter.name, data.submitter.identity)}</dd>
            <dt>{words.at}</dt>
            <dd>
              <DateText at={data.submittedAt} time />
            </dd>
            <dt>{words.office}</dt>
            <dd>{data.officeName}</dd>
            <dt>{words.clerk}</dt>
            <dd>{data.history[0]?.who}</dd>
            {data.acceptedAt !== null && (
              <>
                <dt>{words.notices}</dt>
                <dd>
                  {words.accepted} <DateText at={data.acceptedAt} time />
                </dd>
              </>
            )}
            {given.length > 0 && (
              <>
                <dt>{words.materials}</dt>
                <dd>{given.map((slot) => common.noted(say(slot.label), words.count(slot.files.length))).join(common.separator)}</dd>
              </>
            )}
            <dt>{words.due}</dt>
            <dd>
              {due} <span className="muted">{say(data.deadlineRule)}</span>
            </dd>
            <dt>{words.next}</dt>
            <dd>{words.nextWords(due)}</dd>
            {office && (
              <>
                <dt>{words.contact}</dt>
                <dd>
                  {office.address} · {office.phones.join(common.separator)}
                </dd>
              </>
            )}
          </dl>
          <p className={css.stamp}>{words.stamp}</p>
        </article>
      )}
    </Screen>
  )
}
