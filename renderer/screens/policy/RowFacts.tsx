import { shownValue } from '../../../shared/policy/cell.ts'
import { columnsOf } from '../../../shared/policy/columns.ts'
import type { TableName } from '../../../shared/policy/tables.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import css from './policy.module.css'
import { type LooseRow, useRowWords } from './useRowWords.ts'

/** One row of a table, member by member. */
export function RowFacts({ table, row }: { table: TableName; row: LooseRow }) {
  const { policy: words } = useText()
  const say = useSay()
  const { period, docNo, source } = useRowWords()
  const facts: [string, string][] = [
    [words.columns.inForce, period(row)],
    ...columnsOf(table).map(([name, column]): [string, string] => [say(column.label), say(shownValue(column, row[name]))]),
    [words.columns.docNo, docNo(row) || '—'],
    [words.columns.source, source(row)],
    [words.columns.state, row['confirmed'] === true ? words.confirmed : words.unconfirmed],
  ]
  return (
    <dl className={css.facts}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="num">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
