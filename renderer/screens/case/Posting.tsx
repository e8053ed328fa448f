import type { Preview } from '../../../shared/contract/filings.ts'
import { useSay } from '../../text/language.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { totalOf } from './budget.ts'
import css from './case.module.css'
import { useOpenCase } from './caseContext.ts'
import { Outcome } from './Outcome.tsx'

/** What an approval posts, part by part, short enough to be read before the last click. */
export function Posting({ preview }: { preview: Preview }) {
  const { view, excluded } = useOpenCase()
  const { caseFile } = useText()
  const say = useSay()
  const format = useFormat()
  const words = caseFile.confirm
  return preview.parts
    .filter((part) => !excluded.includes(part.filingId))
    .map((part) => {
      const total = totalOf(part.money)
      const label = view.parts.find((each) => each.filingId === part.filingId)?.kindLabel
      return (
        <section key={part.filingId} className={css.posting}>
          {view.parts.length > 1 && label && <h3>{say(label)}</h3>}
          {part.outcome.length > 0 && <Outcome items={part.outcome} />}
          <p>
            <strong>{words.posts}：</strong>
            {part.effects.map((effect) => say(effect.label)).join('、') || caseFile.noEffects}
          </p>
          <p>
            <strong>{words.money}：</strong>
            {part.money.length === 0
              ? caseFile.budgetNone
              : words.moneyLine(part.money.length, format.money(total.total), total.lateFee === 0 ? '' : format.money(total.lateFee))}
            {total.suspense > 0 && `；${words.suspense(format.money(total.suspense))}`}
          </p>
          {part.secondReview && (
            <p>
              <strong>{caseFile.second}：</strong>
              {say(part.secondReview)}
            </p>
          )}
        </section>
      )
    })
}
