import type { PlanView } from '../../../shared/contract/rollback.ts'
import { useSay } from '../../text/language.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { Money } from '../../ui/Money.tsx'
import css from './rollback.module.css'

/** What the next sheet of each unit moves by, line by line of the form, and below it month by month of each person. */
export function PlanMoney({ plan }: { plan: PlanView }) {
  const { rollback: words, caseFile } = useText()
  const say = useSay()
  const format = useFormat()
  const amounts = (lines: PlanView['moves'][number]['after']) =>
    lines.length === 0
      ? words.nothing
      : lines
          .map((line) => `${caseFile.moneyKinds[line.kind]} ${format.money(line.unitAmount)} + ${format.money(line.personAmount)}`)
          .join('；')
  return (
    <section className="panel" aria-labelledby="plan-money">
      <h2 id="plan-money">{words.money(format.month(plan.openPeriod))}</h2>
      {plan.units.length === 0 ? (
        <p className="muted">{words.moneyNone}</p>
      ) : (
        <>
          <p className="muted">{words.moneyWhat}</p>
          <div className={css.scroll}>
            <table className={css.table}>
              <thead>
                <tr>
                  <th scope="col" rowSpan={2}>
                    {words.unit}
                  </th>
                  {[words.ordinary, words.adjust, words.credit].map((label) => (
                    <th key={label} scope="colgroup" colSpan={2}>
                      {label}
                    </th>
                  ))}
                </tr>
                <tr>
                  {[1, 2, 3].flatMap((group) =>
                    [words.unitShare, words.personShare].map((share) => (
                      <th key={`${group}${share}`} scope="col" className="right">
                        {share}
                      </th>
                    )),
                  )}
                </tr>
              </thead>
              <tbody>
                {plan.units.map((unit) => (
                  <tr key={unit.unitNo}>
                    <th scope="row">
                      {unit.unitName} <small className="num muted">{unit.unitNo}</small>
                    </th>
                    {[unit.ordinaryUnit, unit.ordinaryPerson, unit.adjustUnit, unit.adjustPerson, unit.creditUnit, unit.creditPerson].map(
                      (fen, index) => (
                        // The six figures are always the same six.
                        // eslint-disable-next-line react/no-array-index-key
                        <td key={index} className="right">
                          <Money fen={fen} />
                        </td>
                      ),
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <details>
            <summary>{words.lines(format.count(plan.moves.length, 'lines'))}</summary>
            <div className={css.scroll}>
              <table className={css.table}>
                <thead>
                  <tr>
                    <th scope="col">{words.person}</th>
                    <th scope="col">{words.month}</th>
                    <th scope="col">{words.without}</th>
                    <th scope="col">{words.withRollback}</th>
                  </tr>
                </thead>
                <tbody>
                  {plan.moves.map((move) => (
                    <tr key={`${move.unitNo}/${move.idNumber}/${move.personName}/${move.coverageMonth}`}>
                      <th scope="row">
                        {move.personName} <small className="num muted">{move.idNumber}</small>
                      </th>
                      <td className="nowrap">{format.month(move.coverageMonth)}</td>
                      <td className="num">{amounts(move.without)}</td>
                      <td className="num">{amounts(move.after)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            {plan.moves.length === 2000 && <p className="muted">{words.linesMore(2000)}</p>}
          </details>
        </>
      )}
      {plan.feesLeft.lateFee + plan.feesLeft.interest > 0 && (
        <p role="note">{words.feesLeft(format.money(plan.feesLeft.lateFee), format.money(plan.feesLeft.interest))}</p>
      )}
      {plan.blocked.length > 0 && (
        <>
          <p>{words.blocked}</p>
          <ul>
            {plan.blocked.map((month) => (
              <li key={month.zh}>{say(month)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
