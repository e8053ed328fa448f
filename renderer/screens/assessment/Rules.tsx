import type { OutputOf } from '../../../shared/contract/index.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import css from './assessment.module.css'

/** The rows of the dated tables that a number follows from, with document number and source. */
export function Rules({ rules }: { readonly rules: OutputOf<'assessment.explain'>['rules'] }) {
  const { assessment: words } = useText()
  const say = useSay()
  const { explain } = words
  return (
    <section>
      <h3>{explain.rules}</h3>
      <ul className={css.rules}>
        {rules.map((rule) => (
          <li key={`${rule.table.zh}/${rule.from}`}>
            <strong>{say(rule.table)}</strong> <span className="num">{explain.from(rule.from, rule.to ?? explain.open)}</span>：
            {say(rule.says)}
            <div className="muted">
              {rule.docNo || explain.noDocument} · {rule.source}
              {!rule.confirmed && ` · ${explain.unconfirmed}`}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
