import { CheckCircleFilled, QuestionCircleFilled } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { shownValue } from '../../../shared/policy/cell.ts'
import { columnsOf } from '../../../shared/policy/columns.ts'
import { tableLabels } from '../../../shared/policy/tables.ts'
import type { OutputOf } from '../../../shared/contract/index.ts'
import { formatRoute, navigate } from '../../app/router.ts'
import { useSay } from '../../text/language.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { Tag } from '../../ui/StatusTag.tsx'
import css from './policy.module.css'
import { type LooseRow, useRowWords } from './useRowWords.ts'

type Table = OutputOf<'policy.tables'>[number]

/** The rows of one table, newest first, with their document, source and hands; above them, loudly, what no row answers for. */
export function TablePage({ table: { table, rows, gaps }, mayPropose }: { table: Table; mayPropose: boolean }) {
  const { policy: words } = useText()
  const say = useSay()
  const format = useFormat()
  const { gap, period, docNo, source, key } = useRowWords()
  const columns = columnsOf(table)
  const hand = (name: string | null, at: string | null, otherwise: string) =>
    name === null || at === null ? otherwise : words.by(name, format.date(at))
  const keyed = columns.filter(([, column]) => column.key).map(([name]) => name)
  /** The gap's key is made of stored values; a row of that key says it in words. */
  const ofKey = (wanted: string) => {
    const like = rows.find(({ row }) => keyed.map((name) => String(row[name])).join('/') === wanted)
    return like ? key(table, like.row) : ''
  }
  const act = (action: string, row: LooseRow) =>
    navigate(formatRoute('policy', [table, action, String(rows.findIndex((each) => each.row === row))]))
  return (
    <div className="stack">
      <h2>{say(tableLabels[table])}</h2>
      {gaps.length > 0 && (
        <Alert
          type="error"
          showIcon
          title={gaps.map((each) => (each.key ? words.noRowOf(ofKey(each.key), gap(each)) : gap(each))).join('；')}
          description={words.noRowHelp}
        />
      )}
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{words.columns.inForce}</th>
              {columns.map(([name, column]) => (
                <th key={name} scope="col">
                  {say(column.label)}
                </th>
              ))}
              <th scope="col">{words.columns.docNo}</th>
              <th scope="col">{words.columns.state}</th>
              <th scope="col">{words.columns.entered}</th>
              {mayPropose && <th scope="col">{words.columns.act}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.toReversed().map(({ row, enteredBy, enteredAt, checkedBy, checkedAt }, i) => (
              <tr key={i}>
                <th scope="row" className="num">
                  {period(row)}
                </th>
                {columns.map(([name, column]) => (
                  <td key={name} className="num">
                    {say(shownValue(column, row[name]))}
                  </td>
                ))}
                <td>
                  {docNo(row) || '—'}
                  <small className={css.note}>{source(row)}</small>
                </td>
                <td>
                  {row['confirmed'] === true ? (
                    <Tag tone="good" icon={<CheckCircleFilled aria-hidden />}>
                      {words.confirmed}
                    </Tag>
                  ) : (
                    <span title={words.unconfirmedHelp}>
                      <Tag tone="back" icon={<QuestionCircleFilled aria-hidden />}>
                        {words.unconfirmed}
                      </Tag>
                    </span>
                  )}
                </td>
                <td>
                  {hand(enteredBy, enteredAt, words.initial)}
                  <small className={css.note}>{hand(checkedBy, checkedAt, words.initialChecked)}</small>
                </td>
                {mayPropose && (
                  <td className="nowrap">
                    <Button size="small" onClick={() => act('correct', row)}>
                      {words.correct}
                    </Button>{' '}
                    <Button size="small" onClick={() => act('end', row)}>
                      {words.end}
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
