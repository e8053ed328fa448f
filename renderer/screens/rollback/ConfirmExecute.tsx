import { Button, Modal } from 'antd'
import { type KeyboardEvent, useRef } from 'react'
import type { PlanView } from '../../../shared/contract/rollback.ts'
import type { CallFailure } from '../../bridge/client.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { KeyHint } from '../../ui/KeyHint.tsx'
import css from './rollback.module.css'

interface Props {
  readonly plan: PlanView
  readonly pending: boolean
  readonly failure: CallFailure | null
  onCancel(): void
  onRetry(): void
  onConfirm(): void
}

/** The second person's last look: what will happen in one act. Bare Enter does nothing here. */
export function ConfirmExecute({ plan, pending, failure, onCancel, onRetry, onConfirm }: Props) {
  const { common, rollback: words } = useText()
  const format = useFormat()
  const body = useRef<HTMLDivElement>(null)
  const records = plan.steps.reduce((sum, step) => sum + step.effects.length, 0)
  const claimed = plan.claims.reduce((sum, claim) => sum + claim.amount, 0)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat || pending) return
    event.preventDefault()
    onConfirm()
  }
  return (
    <Modal
      open
      title={words.confirmTitle}
      width={600}
      footer={null}
      closable={false}
      mask={{ closable: false }}
      onCancel={onCancel}
      afterOpenChange={(open) => open && body.current?.focus()}
    >
      <div ref={body} tabIndex={-1} className={css.confirm} onKeyDown={onKeyDown}>
        <p>{words.confirmWhat}</p>
        <ul>
          <li>{words.confirmSteps(format.count(plan.steps.length, 'cases'))}</li>
          <li>{words.confirmRecords(format.count(records, 'items'))}</li>
          {plan.units.slice(0, 5).map((unit) => (
            <li key={unit.unitNo}>
              {words.confirmUnit(
                unit.unitName,
                format.money(unit.ordinaryUnit + unit.ordinaryPerson + unit.adjustUnit + unit.adjustPerson),
                format.money(unit.creditUnit + unit.creditPerson),
              )}
            </li>
          ))}
          {plan.claims.length > 0 && <li>{words.confirmClaims(format.count(plan.claims.length, 'items'), format.money(claimed))}</li>}
          {plan.accounts.length > 0 && <li>{words.confirmAccounts(format.count(plan.accounts.length, 'items'))}</li>}
          {plan.messages.length > 0 && <li>{words.confirmMessages(format.count(plan.messages.length, 'cases'))}</li>}
        </ul>
        <p className="muted">{words.confirmLater}</p>
        {failure && <ErrorNote failure={failure} onRetry={onRetry} />}
        <div className={css.confirmFoot}>
          <span className="muted">
            <KeyHint keys="Ctrl+Enter" /> {words.execute}
          </span>
          <Button onClick={onCancel}>{common.back}</Button>
          <Button type="primary" danger loading={pending} onClick={onConfirm}>
            {words.execute}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
