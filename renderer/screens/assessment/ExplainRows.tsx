import type { OutputOf } from '../../../shared/contract/index.ts'
import { formatRate } from '../../../shared/rules/money.ts'
import { formatRoute } from '../../app/router.ts'
import { money } from '../../text/format.ts'
import { useSay } from '../../text/language.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { Money } from '../../ui/Money.tsx'
import css from './assessment.module.css'

type Row = OutputOf<'assessment.explain'>['rows'][number]

/** Persons behind a number, those that moved first: base, rates, shares, the period before, and the filing that made it so. */
export function ExplainRows({ rows }: { readonly rows: readonly Row[] }) {
  const { assessment: words } = useText()
  const format = useFormat()
  const { explain } = words
  const compared = rows.some((row) => row.change !== null)
  const late = rows.some((row) => row.now && row.now.lateFee !== 0)
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{explain.name}</th>
            {!compared && <th scope="col">{explain.month}</th>}
            <th scope="col" className="right">
              {explain.base}
            </th>
            <th scope="col">{explain.rates}</th>
            <th scope="col" className="right">
              {explain.unit}
            </th>
            <th scope="col" className="right">
              {explain.person}
            </th>
            {late && (
              <th scope="col" className="right">
                {explain.fee}
              </th>
            )}
            {compared && <th scope="col">{explain.change}</th>}
            <th scope="col">{explain.cause}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const line = row.now ?? row.before
            if (!line) return null
            return (
              <tr key={`${row.personId}/${row.idNumber}/${line.coverageMonth}/${line.kind}`} data-gone={row.now === null}>
                <th scope="row">
                  {row.personId === null ? (
                    row.personName
                  ) : (
                    <a href={formatRoute('register', ['persons', row.personId])}>{row.personName}</a>
                  )}
                  <div className="muted num nowrap">{row.idNumber}</div>
                  {line.ruralWorker && <span className="muted">{explain.rural} </span>}
                  {line.overdue && <span className={css.fail}>{explain.overdue}</span>}
                </th>
                {!compared && (
                  <td className="nowrap">
                    {format.month(line.coverageMonth)}
                    <div className="muted">{explain.kinds[line.kind]}</div>
                  </td>
                )}
                <td className="right">
                  <Money fen={line.base} />
                </td>
                <td className="num nowrap">
                  {line.unitRate === 0 && line.personRate === 0 ? '—' : `${formatRate(line.unitRate)} / ${formatRate(line.personRate)}`}
                </td>
                <td className="right">
                  <Money fen={row.now ? line.unitAmount : 0} />
                </td>
                <td className="right">
                  <Money fen={row.now ? line.personAmount : 0} />
                </td>
                {late && (
                  <td className="right">
                    <Money fen={line.lateFee} />
                    {line.lateDays > 0 && <div className="muted nowrap">{explain.days(line.lateDays)}</div>}
                  </td>
                )}
                {compared && (
                  <td className="nowrap">
                    {row.change && explain.changes[row.change]}
                    {row.before && row.change !== 'same' && <div className="muted num">{explain.was(money(row.before.base))}</div>}
                  </td>
                )}
                <td>
                  <CauseOf row={row} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function CauseOf({ row: { cause } }: { readonly row: Row }) {
  const { assessment: words } = useText()
  const say = useSay()
  const format = useFormat()
  if (!cause) return <span className="muted">{words.explain.opening}</span>
  return (
    <>
      {cause.foreign ? <span className="num">{cause.number}</span> : <a href={formatRoute('case', [cause.caseId])}>{cause.number}</a>}
      <div className="muted">
        {words.explain.causeOf(say(cause.kind), format.date(cause.decidedAt), cause.decidedBy)} <span className="num">{cause.seq}</span>
      </div>
    </>
  )
}
