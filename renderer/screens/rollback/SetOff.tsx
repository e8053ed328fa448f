import type { PlanView } from '../../../shared/contract/rollback.ts'
import { setOffAgainst } from '../../../shared/rollback/instalments.ts'
import type { Settlement } from '../../../shared/rollback/proposal.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { Money } from '../../ui/Money.tsx'
import css from './rollback.module.css'

interface Props {
  readonly entries: Settlement['entries']
  readonly claim: Pick<PlanView['claims'][number], 'setOff'>
}

/** Which months a claim is taken off, with what is left of each to be paid out. */
export function SetOff({ entries, claim }: Props) {
  const { rollback: words } = useText()
  const format = useFormat()
  const { months, rest } = setOffAgainst(entries, claim.setOff)
  return (
    <div className={css.setOff}>
      <table className={css.table}>
        <thead>
          <tr>
            {words.setOffColumns.map((head, at) => (
              <th key={head} scope="col" className={at === 0 ? '' : 'right'}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, due, setOff }) => (
            <tr key={month}>
              <th scope="row">{format.month(month)}</th>
              <td className="right">
                <Money fen={due} />
              </td>
              <td className="right">
                <Money fen={setOff} />
              </td>
              <td className="right">
                <Money fen={due - setOff} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && <p role="status">{words.setOffRest(format.money(rest))}</p>}
    </div>
  )
}
