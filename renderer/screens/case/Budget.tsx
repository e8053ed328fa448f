import { formatRate } from '../../../shared/rules/money.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { Money } from '../../ui/Money.tsx'
import { type MoneyLine, totalOf } from './budget.ts'
import css from './case.module.css'

/** 预算 month by month: what the next assessment books because of this filing. The rate stands under its amount. */
export function Budget({ lines }: { lines: readonly MoneyLine[] }) {
  const { caseFile } = useText()
  const format = useFormat()
  const words = caseFile.budgetColumns
  const total = totalOf(lines)
  const late = lines.some((line) => line.lateFee !== 0)
  const suspense = lines.some((line) => line.suspense)
  const units = new Set(lines.map((line) => line.unitNo)).size > 1
  return (
    <>
      <h3>{caseFile.budget}</h3>
      {lines.length === 0 && <p className="muted">{caseFile.budgetNone}</p>}
      {lines.length > 0 && (
        <div className={css.scroll}>
          <table className={css.budget}>
            <caption className="muted">{caseFile.yuan}</caption>
            <thead>
              <tr>
                <th scope="col">{words.month}</th>
                <th scope="col">{words.base}</th>
                <th scope="col">
                  {words.unitAmount}
                  <small>{words.unitRate}</small>
                </th>
                <th scope="col">
                  {words.personAmount}
                  <small>{words.personRate}</small>
                </th>
                <th scope="col">{words.total}</th>
                {late && <th scope="col">{words.lateFee}</th>}
                {suspense && <th scope="col">{words.suspense}</th>}
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={`${line.unitNo}/${line.idNumber}/${line.coverageMonth}/${line.kind}`}>
                  <th scope="row">
                    <span className="nowrap">{format.month(line.coverageMonth)}</span>
                    <small>
                      {caseFile.moneyKinds[line.kind]}
                      {units && ` · ${line.unitName}`}
                    </small>
                  </th>
                  <td>
                    <Money fen={line.base} />
                  </td>
                  <td>
                    <Money fen={line.unitAmount} />
                    <small>{formatRate(line.unitRate)}</small>
                  </td>
                  <td>
                    <Money fen={line.personAmount} />
                    <small>{formatRate(line.personRate)}</small>
                  </td>
                  <td>
                    <Money fen={line.unitAmount + line.personAmount} />
                  </td>
                  {late && (
                    <td>
                      <Money fen={line.lateFee} />
                      {line.lateDays > 0 && <small>{caseFile.lateDays(line.lateDays)}</small>}
                    </td>
                  )}
                  {suspense && <td>{line.suspense ? <Money fen={-(line.unitAmount + line.personAmount)} /> : '—'}</td>}
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{caseFile.sum}</th>
                <td />
                <td>
                  <Money fen={total.unitAmount} />
                </td>
                <td>
                  <Money fen={total.personAmount} />
                </td>
                <td>
                  <Money fen={total.total} />
                </td>
                {late && (
                  <td>
                    <Money fen={total.lateFee} />
                  </td>
                )}
                {suspense && (
                  <td>
                    <Money fen={total.suspense} />
                  </td>
                )}
              </tr>
            </tfoot>
          </table>
        </div>
      )}
    </>
  )
}
