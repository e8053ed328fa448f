import { shownValue } from '../../../shared/policy/cell.ts'
import { columnsOf } from '../../../shared/policy/columns.ts'
import type { Row, TableName } from '../../../shared/policy/tables.ts'
import { useSay } from '../../text/language.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'

/** Rows as they come over the bridge: members by name, to be shown by the table's columns. */
export type LooseRow = Readonly<Record<string, unknown>>
/** Main took it out of the table in force, or held it against the table's shape. */
export const asRow = (row: LooseRow): Row => row as unknown as Row

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Dates, periods and members of rows in the language on screen. */
export function useRowWords() {
  const say = useSay()
  const format = useFormat()
  const { policy: words } = useText()
  const moment = (at: string) => (at.includes('-') ? at : format.month(at))
  return {
    moment,
    period: (row: LooseRow) => words.until(moment(textOf(row['from'])), row['to'] === null ? words.now : moment(textOf(row['to']))),
    gap: ({ from, to }: { readonly from: string; readonly to: string | null }) =>
      to === null ? words.noRowAfter(moment(from)) : words.noRow(moment(from), moment(to)),
    /** What the row answers for beside its dates: 一类, 530102; empty for tables with one row at a time. */
    key: (table: TableName, row: LooseRow) =>
      columnsOf(table)
        .filter(([, column]) => column.key)
        .map(([name, column]) => say(shownValue(column, row[name])))
        .join(' '),
    docNo: (row: LooseRow) => textOf(row['docNo']),
    source: (row: LooseRow) => textOf(row['source']),
  }
}
