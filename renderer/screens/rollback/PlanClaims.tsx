import { Input, InputNumber, Select } from 'antd'
import type { PlanView } from '../../../shared/contract/rollback.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { Money } from '../../ui/Money.tsx'
import { type Arranged, arrangementOf, entriesOf, type ProposalDraft } from './proposalDraft.ts'
import { SetOff } from './SetOff.tsx'
import css from './rollback.module.css'

interface Props {
  readonly plan: PlanView
  readonly draft: ProposalDraft
  /** Absent: only to read. */
  onArrange?: (claim: string, made: Arranged) => void
}

/** What was paid and is not due afterwards, and how it comes back: at once, by instalments, or off later benefit (经办条例 art. 46). */
export function PlanClaims({ plan, draft, onArrange }: Props) {
  const { rollback: words } = useText()
  const format = useFormat()
  return (
    <section className="panel" aria-labelledby="plan-claims">
      <h2 id="plan-claims">{words.payments}</h2>
      {plan.payments.length === 0 && <p className="muted">{words.paymentsNone}</p>}
      {plan.payments.length > 0 && (
        <ul className={css.plain}>
          {plan.payments.map((paid) => (
            <li key={`${paid.item}/${paid.payee}/${paid.about}`}>
              {words.items[paid.item]} {paid.payeeName} {paid.item === 'benefit' ? format.month(paid.about) : paid.about}{' '}
              <Money fen={paid.amount} /> <span className="muted">{paid.paidOn ? words.paidOn(paid.paidOn) : words.paidBefore}</span>
            </li>
          ))}
        </ul>
      )}
      {plan.claims.map((claim) => {
        const made = arrangementOf(draft, claim)
        const entries = entriesOf(claim, made, plan.openPeriod)
        const [first, last] = [entries[0], entries.at(-1)]
        const id = `claim-${claim.claim}`
        return (
          <fieldset key={claim.claim} className={css.claim} disabled={!onArrange}>
            <legend>{words.claim(claim.payeeName || claim.payee, format.money(claim.amount))}</legend>
            <label htmlFor={`${id}-way`}>{words.way}</label>
            <Select
              id={`${id}-way`}
              value={made.way}
              disabled={!onArrange}
              onChange={(way) => onArrange?.(claim.claim, { ...made, way, count: way === 'once' ? 1 : Math.max(2, made.count) })}
              options={[
                { value: 'once' as const, label: words.ways.once },
                { value: 'instalments' as const, label: words.ways.instalments },
                {
                  value: 'setOff' as const,
                  label: words.ways.setOff,
                  disabled: claim.setOff.length === 0,
                  title: claim.setOff.length === 0 ? words.noSetOff : '',
                },
              ]}
            />
            {made.way !== 'once' && (
              <>
                <label htmlFor={`${id}-count`}>{words.count}</label>
                <InputNumber
                  id={`${id}-count`}
                  min={1}
                  max={made.way === 'setOff' ? claim.setOff.length : 60}
                  disabled={!onArrange}
                  value={made.count}
                  onChange={(count) => count !== null && onArrange?.(claim.claim, { ...made, count })}
                />
                <Input
                  id={id}
                  aria-label={words.wayReason}
                  placeholder={words.wayReasonHint}
                  maxLength={500}
                  readOnly={!onArrange}
                  value={made.reason}
                  onChange={(event) => onArrange?.(claim.claim, { ...made, reason: event.target.value })}
                />
              </>
            )}
            {made.way === 'setOff' && <SetOff entries={entries} claim={claim} />}
            {made.way !== 'setOff' && first && last && (
              <span className="muted">
                {words.schedule(format.month(first.month), format.month(last.month), format.money(first.amount))}
              </span>
            )}
          </fieldset>
        )
      })}
    </section>
  )
}
