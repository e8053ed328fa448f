import { Alert } from 'antd'
import type { PlanView } from '../../../shared/contract/rollback.ts'
import { useSay } from '../../text/language.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { PlanClaims } from './PlanClaims.tsx'
import { PlanMoney } from './PlanMoney.tsx'
import { PlanRelated } from './PlanRelated.tsx'
import { PlanSteps } from './PlanSteps.tsx'
import { type Arranged, emptyDraft, type ProposalDraft } from './proposalDraft.ts'
import css from './rollback.module.css'

interface Props {
  readonly plan: PlanView
  readonly draft?: ProposalDraft
  onChoice?: (seq: number, choice: { undo: boolean; reason: string }) => void
  onArrange?: (claim: string, made: Arranged) => void
}

/** 回退影响单: everything a rollback does, before it happens. */
export function Plan({ plan, draft = emptyDraft, onChoice, onArrange }: Props) {
  const { rollback: words } = useText()
  const say = useSay()
  const format = useFormat()
  return (
    <div className={css.plan}>
      {plan.conflicts.length > 0 && (
        <Alert
          type="error"
          showIcon
          title={words.conflictsTitle}
          description={
            <>
              <ul>
                {plan.conflicts.map((conflict) => (
                  <li key={`${conflict.number}/${conflict.key}`}>
                    {words.conflict(say(conflict.recordLabel), conflict.key)}：{words.conflictBetween(conflict.number, conflict.other)}
                  </li>
                ))}
              </ul>
              <p>{words.conflictWhat}</p>
            </>
          }
        />
      )}
      <PlanSteps steps={plan.steps} />
      <PlanRelated plan={plan} draft={draft} {...(onChoice && { onChoice })} />
      <PlanMoney plan={plan} />
      <section className="panel" aria-labelledby="plan-sheets">
        <h2 id="plan-sheets">{words.sheets}</h2>
        {plan.sheets.length === 0 && <p className="muted">{words.sheetsNone}</p>}
        <ul className={css.plain}>
          {plan.sheets.map((sheet) => (
            <li key={`${sheet.unitNo}/${sheet.period}`}>
              {words.sheet(sheet.unitName, format.month(sheet.period))} <strong>{sheet.locked ? words.locked : words.open}</strong>{' '}
              {sheet.locked && <span className="muted">{words.copies(sheet.copies)}</span>}
            </li>
          ))}
        </ul>
      </section>
      <PlanClaims plan={plan} draft={draft} {...(onArrange && { onArrange })} />
      <section className="panel" aria-labelledby="plan-accounts">
        <h2 id="plan-accounts">{words.accounts}</h2>
        {plan.accounts.length === 0 && <p className="muted">{words.accountsNone}</p>}
        <ul className={css.plain}>
          {plan.accounts.map((account) => (
            <li key={`${account.system.zh}/${account.accountName}`}>
              {say(account.system)} <span className="num">{account.accountName}</span>：{account.revoked ? words.revoked : words.restored}
            </li>
          ))}
        </ul>
      </section>
      <section className="panel" aria-labelledby="plan-messages">
        <h2 id="plan-messages">{words.messages}</h2>
        {plan.messages.length === 0 && <p className="muted">{words.messagesNone}</p>}
        <ul className={css.plain}>
          {plan.messages.map((message) => (
            <li key={message.number}>
              {words.message(message.number, message.portal, message.rolledBack)}{' '}
              <span className="muted">{message.sent ? words.sentBefore : words.notSent}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
