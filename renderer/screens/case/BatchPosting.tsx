import type { Preview } from '../../../shared/contract/filings.ts'
import { useSay } from '../../text/language.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { totalOf } from './budget.ts'
import css from './case.module.css'
import { useOpenCase } from './caseContext.ts'

/** What an approval posts for the rows of a batch, summed up: how many pass, what they do to the register, and the money. */
export function BatchPosting({ preview }: { preview: Preview }) {
  const { excluded } = useOpenCase()
  const { caseFile } = useText()
  const say = useSay()
  const format = useFormat()
  const words = caseFile.confirm
  const parts = preview.parts.filter((part) => !excluded.includes(part.filingId))
  const effects = Map.groupBy(
    parts.flatMap((part) => part.effects),
    (effect) => effect.label.zh,
  )
  const money = parts.flatMap((part) => part.money)
  const total = totalOf(money)
  const second = parts.flatMap((part) => part.secondReview ?? [])
  return (
    <section className={css.posting}>
      <p>
        <strong>{caseFile.batch.passing(parts.length, preview.parts.length - parts.length)}</strong>
      </p>
      <p>
        <strong>{words.posts}：</strong>
        {[...effects.values()].map((same) => same[0] && `${say(same[0].label)} × ${same.length}`).join('、') || caseFile.noEffects}
      </p>
      <p>
        <strong>{words.money}：</strong>
        {money.length === 0
          ? caseFile.budgetNone
          : words.moneyLine(money.length, format.money(total.total), total.lateFee === 0 ? '' : format.money(total.lateFee))}
        {total.suspense > 0 && `；${words.suspense(format.money(total.suspense))}`}
      </p>
      {second[0] && (
        <p>
          <strong>{caseFile.second}：</strong>
          {caseFile.batch.second(second.length, say(second[0]))}
        </p>
      )}
    </section>
  )
}
