import type { RollbackRowView } from '../../../shared/contract/rollback.ts'
import { formatRoute } from '../../app/router.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { DateText } from '../../ui/DateText.tsx'
import { Money } from '../../ui/Money.tsx'
import css from './rollback.module.css'
import { StateTag } from './StateTag.tsx'

interface Props {
  readonly rows: readonly RollbackRowView[]
  readonly selected: number
  onOpen(rollbackId: string): void
}

export function RegisterTable({ rows, selected, onOpen }: Props) {
  const { rollback: words } = useText()
  const say = useSay()
  const { columns } = words
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{columns.number}</th>
            <th scope="col">{columns.state}</th>
            <th scope="col">{columns.filing}</th>
            <th scope="col">{columns.reason}</th>
            <th scope="col">{columns.proposed}</th>
            <th scope="col">{columns.decided}</th>
            <th scope="col" className="right">
              {columns.steps}
            </th>
            <th scope="col" className="right">
              {columns.moved}
            </th>
            <th scope="col" className="right">
              {columns.claimed}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr
              key={row.rollbackId}
              id={`rollback-${index}`}
              data-open
              data-selected={index === selected}
              onClick={() => onOpen(row.rollbackId)}
            >
              <th scope="row" className="num nowrap">
                <a href={formatRoute('rollback', [row.rollbackId])}>{row.number}</a>
              </th>
              <td>
                <StateTag state={row.state} />
              </td>
              <td>
                {row.restores && <strong>{words.restoring} </strong>}
                {say(row.label)} {row.subject}
                <br />
                <small className="num muted">{row.filingNumber}</small>
              </td>
              <td>{say(row.reason)}</td>
              <td>
                {row.proposedBy}
                <br />
                <small>
                  <DateText at={row.proposedAt} />
                </small>
              </td>
              <td>
                {row.decidedBy ?? ''}
                <br />
                <small>{row.decidedAt && <DateText at={row.decidedAt} />}</small>
              </td>
              <td className="right num">{row.steps}</td>
              <td className="right">
                <Money fen={row.moved} />
              </td>
              <td className="right">
                <Money fen={row.claimed} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
