import { Input, Radio } from 'antd'
import type { PlanView } from '../../../shared/contract/rollback.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { ActName } from './ActName.tsx'
import { TieWords } from './PlanSteps.tsx'
import type { ProposalDraft } from './proposalDraft.ts'
import css from './rollback.module.css'

interface Props {
  readonly plan: PlanView
  readonly draft: Pick<ProposalDraft, 'choices'>
  /** Absent: only to read. */
  onChoice?: (seq: number, choice: { undo: boolean; reason: string }) => void
}

/** Later acts that need not be undone: those beside the records, and those whose result would be another one. */
export function PlanRelated({ plan, draft, onChoice }: Props) {
  const { rollback: words } = useText()
  const say = useSay()
  const none = plan.kept.length === 0 && plan.reviews.length === 0
  const choice = (seq: number, fallback: { undo: boolean; reason: string } | null) => {
    const made = draft.choices[String(seq)] ?? fallback
    return (
      <div className={css.choice}>
        <Radio.Group
          disabled={!onChoice}
          value={made === null ? null : made.undo ? 'undo' : 'keep'}
          onChange={(event) => onChoice?.(seq, { undo: event.target.value === 'undo', reason: made?.reason ?? '' })}
          options={[
            { value: 'undo', label: words.undoAlso },
            { value: 'keep', label: words.keep },
          ]}
        />
        {made && !made.undo && fallback === null && (
          <Input
            id={`review-${seq}`}
            aria-label={words.keepReason}
            placeholder={words.keepReasonHint}
            maxLength={500}
            readOnly={!onChoice}
            value={made.reason}
            onChange={(event) => onChoice?.(seq, { undo: false, reason: event.target.value })}
          />
        )}
      </div>
    )
  }
  return (
    <section className="panel" aria-labelledby="plan-related">
      <h2 id="plan-related">{words.kept}</h2>
      {none && <p className="muted">{words.keptNone}</p>}
      {plan.kept.map((act) => (
        <div key={act.seq} className={css.related}>
          <ActName act={act} />
          <p className={css.tie}>
            <TieWords tie={act.tie} />
          </p>
          {choice(act.seq, { undo: false, reason: '' })}
        </div>
      ))}
      {plan.reviews.map((act) => (
        <div key={act.seq} className={css.related} id={draft.choices[String(act.seq)] ? undefined : `review-${act.seq}`} tabIndex={-1}>
          <ActName act={act} />
          <p>{words.reviewWhat}</p>
          <ul className={css.differences}>
            {act.differences.map((each) => (
              <li key={each.label.zh}>{words.differs(say(each.label), each.was, each.now)}</li>
            ))}
          </ul>
          {choice(act.seq, null)}
        </div>
      ))}
    </section>
  )
}
