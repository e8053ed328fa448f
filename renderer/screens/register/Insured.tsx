import { formatRoute } from '../../app/router.ts'
import type { OutputOf } from '../../../shared/contract/index.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Money } from '../../ui/Money.tsx'
import css from './register.module.css'

/** Persons insured at a unit now; says so when not all are listed. */
export function Insured({ rows, all }: { rows: OutputOf<'register.unit'>['insured']; all: number }) {
  const { register } = useText()
  const format = useFormat()
  if (rows.length === 0) return <EmptyState why={register.noInsured} />
  return (
    <>
      {rows.length < all && <p>{register.insuredShown(format.count(rows.length, 'people'), format.count(all, 'people'))}</p>}
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{register.columns.name}</th>
              <th scope="col">{register.columns.idNumber}</th>
              <th scope="col">{register.from}</th>
              <th scope="col" className="right">
                {register.wage}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.personId}>
                <th scope="row">
                  <a href={formatRoute('register', ['persons', row.personId])}>{row.name}</a>
                </th>
                <td className="num nowrap">{row.idNumber}</td>
                <td className="nowrap">{format.month(row.fromMonth)}</td>
                <td className="right">
                  <Money fen={row.wage} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
