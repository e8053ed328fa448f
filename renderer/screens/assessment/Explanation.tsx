import { Button } from 'antd'
import { type SheetKey, sheetLineLabels } from '../../../shared/rules/sheet.ts'
import { useSay } from '../../text/language.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Money } from '../../ui/Money.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import css from './assessment.module.css'
import { ExplainRows } from './ExplainRows.tsx'
import { Moved } from './Moved.tsx'
import { Rules } from './Rules.tsx'
import { SuspenseMoves } from './SuspenseMoves.tsx'
import { useExplanation } from './useExplanation.ts'

interface Props {
  readonly period: string
  readonly unitNo: string
  readonly line: SheetKey
  onLine(line: SheetKey): void
}

/** What stands behind a number: its change, the entry that booked it, how it is computed, the persons, and the rules with their source. */
export function Explanation({ period, unitNo, line, onLine }: Props) {
  const { assessment: words } = useText()
  const say = useSay()
  const format = useFormat()
  const found = useExplanation(period, unitNo, line)
  const label = sheetLineLabels.find(({ key }) => key === line)
  const { explain } = words
  if (found.failure) return <ErrorNote failure={found.failure} onRetry={found.retry} />
  if (!found.data || !label) return <Waiting />
  const { value, before, posted, formula, suspense, rules, count } = found.data
  const { rows } = found
  const persons = label.unit === 'persons'
  const labelOf = (key: SheetKey) => sheetLineLabels.find((candidate) => candidate.key === key)
  return (
    <div className="stack">
      <div>
        <h2>{explain.title(label.number, say(label.label))}</h2>
        <p>
          <strong>{persons ? <span className="num">{value.toLocaleString('en-US')}</span> : <Money fen={value} />}</strong>{' '}
          {before === null ? <span className="muted">{explain.noBefore}</span> : <Moved now={value} before={before} persons={persons} />}
        </p>
        <p className="muted">{posted ? explain.posted(posted.seq, posted.by, format.time(posted.at)) : explain.notPosted}</p>
      </div>
      {formula.length > 0 && (
        <section>
          <h3>{explain.formula}</h3>
          <ul className={css.formula}>
            {formula.map(({ key, sign, value: part }) => (
              <li key={key}>
                <span>{sign === '-' ? '−' : '+'}</span>
                <Button type="link" size="small" onClick={() => onLine(key)}>
                  {explain.title(labelOf(key)?.number ?? 0, say(labelOf(key)?.group ?? label.group))}
                </Button>
                <Money fen={part} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {suspense.length > 0 && <SuspenseMoves moves={suspense} />}
      {formula.length === 0 && suspense.length === 0 && (
        <section>
          <h3>{explain.persons(format.count(count, 'lines'))}</h3>
          {rows.length === 0 ? <p className="muted">{explain.noRows}</p> : <ExplainRows rows={rows} />}
          {found.hasMore && (
            <p>
              <Button size="small" loading={found.fetching} onClick={found.more}>
                {explain.more}
              </Button>{' '}
              <span className="muted num">{explain.shown(rows.length, count)}</span>
            </p>
          )}
        </section>
      )}
      {rules.length > 0 && <Rules rules={rules} />}
    </div>
  )
}
