import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import type { AccountView } from '../../../shared/contract/accounts.ts'
import { formatRoute } from '../../app/router.ts'
import { useHolds } from '../../bridge/useSession.ts'
import { useSay } from '../../text/language.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { DateText } from '../../ui/DateText.tsx'
import css from './accounts.module.css'
import type { Next } from './found.ts'
import { NextStep } from './NextStep.tsx'
import { StandingTags } from './StandingTags.tsx'

const icons = {
  ok: <CheckCircleFilled aria-hidden />,
  attention: <ExclamationCircleFilled aria-hidden />,
  blocked: <CloseCircleFilled aria-hidden />,
} as const

/** One account: how it stands, every finding with its next step, and what was done to it. */
export function AccountCard({
  account,
  may,
  onNext,
  onAct,
}: {
  account: AccountView
  may: boolean
  onNext(step: Next): void
  onAct(act: 'reset' | 'unlock'): void
}) {
  const { accounts: words, common } = useText()
  const say = useSay()
  const format = useFormat()
  const mayRollBack = useHolds('firstReview', 'secondReview', 'supervisor')
  const name = `account-${account.key}`
  return (
    <section className="panel stack" aria-labelledby={name} data-chosen={account.chosen || undefined}>
      <div className="row">
        <h2 id={name} className="num">
          {account.accountName} <span className="muted">{say(account.systemLabel)}</span>
        </h2>
        <StandingTags standings={account.standings} />
        {may && !account.standings.includes('closed') && (
          <span className="far row">
            <Button size="small" disabled={account.waiting} onClick={() => onAct('reset')}>
              {words.act.reset}
            </Button>
          </span>
        )}
      </div>
      <p className="muted">
        {[
          common.labelled(words.holder, `${account.holderName} ${account.holderId}`),
          common.labelled(words.phone, account.phone),
          words.opened(account.openedOn),
        ].join(' · ')}
      </p>
      {account.waiting && <Alert type="info" showIcon title={words.waiting} />}
      {account.often && <Alert type="warning" showIcon title={words.often(format.count(account.resets, 'times'))} />}
      <table className={css.findings}>
        <tbody>
          {account.findings.map((finding) => (
            <tr key={finding.id} data-result={finding.result}>
              <th scope="row">{say(finding.label)}</th>
              <td className="nowrap">
                {icons[finding.result]} {words.result[finding.result]}
              </td>
              <td className="breakable">{say(finding.detail)}</td>
              <td>{finding.next && may && <NextStep step={finding.next} disabled={account.waiting} onNext={onNext} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <details>
        <summary>
          {words.history} {account.acts.length > 0 && <span className="muted">{format.count(account.acts.length, 'lines')}</span>}
        </summary>
        {account.acts.length === 0 ? (
          <p className="muted">{words.noHistory}</p>
        ) : (
          <ul className={css.acts}>
            {account.acts.map((act) => (
              <li key={`${act.seq}${act.label.en}`}>
                <DateText at={act.at} time /> <strong>{say(act.label)}</strong> {act.who}
                {act.second && ` · ${words.second(act.second)}`} <span className="muted">{act.reason}</span>{' '}
                {act.slip && may && <a href={formatRoute('prints', ['document', 'accountReset', String(act.seq)])}>{words.printSlip}</a>}{' '}
                {act.inForce && mayRollBack && <a href={formatRoute('rollback', ['new', 'act', String(act.seq)])}>{words.rollBack}</a>}
              </li>
            ))}
          </ul>
        )}
      </details>
    </section>
  )
}
