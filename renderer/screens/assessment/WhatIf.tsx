import { sheetLineLabels } from '../../../shared/rules/sheet.ts'
import { formatRoute } from '../../app/router.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useSay } from '../../text/language.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Money } from '../../ui/Money.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import css from './assessment.module.css'
import { Moved } from './Moved.tsx'

/** The unit's figures in the open period now, and if its pending filings were approved today; only lines that would change are listed. */
export function WhatIf({ unitNo, locked }: { readonly unitNo: string; readonly locked: boolean }) {
  const { assessment: words, common } = useText()
  const say = useSay()
  const format = useFormat()
  const found = useCall('assessment.whatIf', { unitNo })
  const text = words.whatIf
  if (found.error) return <ErrorNote failure={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <Waiting />
  const { now, after, filings } = found.data
  if (filings.length === 0) return <EmptyState why={text.none} />
  const moved = sheetLineLabels.filter(({ key }) => now[key] !== after[key])
  return (
    <div className="stack">
      <h2>{text.title}</h2>
      {locked && <p className="muted">{text.lockedNote}</p>}
      {moved.length === 0 ? (
        <p>{text.same}</p>
      ) : (
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{words.sheet.item}</th>
              {[text.now, text.after, words.explain.change].map((label) => (
                <th key={label} scope="col" className="right">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {moved.map(({ key, number, group, label, unit }) => (
              <tr key={key}>
                <th scope="row">
                  <span className="num">{number}</span> {common.noted(say(label), say(group))}
                </th>
                {[now[key], after[key]].map((value, index) => (
                  <td key={index === 0 ? 'now' : 'after'} className="right">
                    {unit === 'persons' ? <span className="num">{value}</span> : <Money fen={value} />}
                  </td>
                ))}
                <td className="right">
                  <Moved now={after[key]} before={now[key]} persons={unit === 'persons'} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <section>
        <h3>{text.pending(format.count(filings.length, 'cases'))}</h3>
        <ul className={css.rules}>
          {filings.map((filing) => (
            <li key={filing.number}>
              {filing.foreign ? (
                <span className="num">{filing.number}</span>
              ) : (
                <a href={formatRoute('case', [filing.caseId])}>{filing.number}</a>
              )}{' '}
              {say(filing.kind)} · {filing.subjectName}
              <div className="muted">
                {filing.hindrances.length === 0 ? text.counts : text.not(filing.hindrances.map(say).join(common.separator))}
              </div>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
