import type { PartPreview } from '../../shared/contract/filings.ts'
import { useSay } from '../text/language.ts'
import css from './effectTable.module.css'

const shown = (value: string | number | boolean | null): string => (value === null || value === '' ? '—' : String(value))

interface Props {
  readonly effect: PartPreview['effects'][number]
  /** Heads of the two columns. */
  readonly before: string
  readonly after: string
  /** Said beside the first head where the record is no longer there afterwards. */
  readonly gone: string
}

/** One record that changes: its members, before and after. A record that comes or goes has one column. */
export function EffectTable({ effect, before, after, gone }: Props) {
  const say = useSay()
  const created = effect.changes.every((change) => change.before === null)
  const removed = effect.changes.every((change) => change.after === null)
  return (
    <table className={css.effect}>
      <caption>
        {say(effect.label)}{' '}
        <span className="muted">
          · {say(effect.recordLabel)} <span className="num">{effect.key}</span>
        </span>
      </caption>
      <thead>
        <tr>
          <td />
          {!created && (
            <th scope="col">
              {before} {removed && <span className="muted">{gone}</span>}
            </th>
          )}
          {!removed && <th scope="col">{after}</th>}
        </tr>
      </thead>
      <tbody>
        {effect.changes.map((change) => (
          <tr key={change.name}>
            <th scope="row">{say(change.label)}</th>
            {!created && <td>{shown(change.before)}</td>}
            {!removed && <td>{shown(change.after)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
