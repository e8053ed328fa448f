import { StopFilled, TeamOutlined } from '@ant-design/icons'
import type { PartPreview } from '../../../shared/contract/filings.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { Budget } from './Budget.tsx'
import css from './case.module.css'
import { useOpenCase } from './caseContext.ts'
import { Outcome } from './Outcome.tsx'

/** Exactly what an approval of the part on screen would post. */
export function Effects() {
  const { partPreview } = useOpenCase()
  const { caseFile } = useText()
  const say = useSay()
  if (!partPreview) return null
  const sound = partPreview.checks.every((check) => check.result !== 'fail')
  return (
    <section aria-label={caseFile.effects} className={css.effects}>
      <h2>{caseFile.effects}</h2>
      {partPreview.blocked.map((words) => (
        <p key={words.zh} className={css.fail}>
          <StopFilled aria-hidden /> {caseFile.blocked}：{say(words)}
        </p>
      ))}
      {partPreview.secondReview && (
        <p className={css.second}>
          <TeamOutlined aria-hidden /> <strong>{caseFile.second}</strong>：{say(partPreview.secondReview)}。{caseFile.secondAfter}
        </p>
      )}
      {!sound && <p className="muted">{caseFile.noEffectsWhy}</p>}
      {partPreview.outcome.length > 0 && (
        <>
          <h3>{caseFile.outcome}</h3>
          <Outcome items={partPreview.outcome} />
        </>
      )}
      {sound && (
        <>
          <h3>{caseFile.register}</h3>
          {partPreview.effects.length === 0 && <p className="muted">{caseFile.noEffects}</p>}
          {partPreview.effects.map((effect) => (
            <Effect key={`${effect.type}/${effect.key}`} effect={effect} />
          ))}
          <Budget lines={partPreview.money} />
        </>
      )}
    </section>
  )
}

function Effect({ effect }: { effect: PartPreview['effects'][number] }) {
  const { caseFile } = useText()
  const say = useSay()
  const created = effect.changes.every((change) => change.before === null)
  return (
    <table className={css.effect}>
      <caption>
        {say(effect.label)} <span className="muted">· {say(effect.recordLabel)}</span>
      </caption>
      <thead className={created ? 'hidden' : undefined}>
        <tr>
          <td />
          {!created && <th scope="col">{caseFile.before}</th>}
          <th scope="col">{caseFile.after}</th>
        </tr>
      </thead>
      <tbody>
        {effect.changes.map((change) => (
          <tr key={change.name}>
            <th scope="row">{say(change.label)}</th>
            {!created && <td>{shown(change.before)}</td>}
            <td>{shown(change.after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const shown = (value: string | number | boolean | null): string => (value === null || value === '' ? '—' : String(value))
