import { typedOf, typedValue } from '../../../shared/policy/cell.ts'
import type { Change } from '../../../shared/policy/change.ts'
import { columnsOf } from '../../../shared/policy/columns.ts'
import { isMonthly, type Row, rowShapes, type TableName } from '../../../shared/policy/tables.ts'
import { month } from '../../../shared/register/records.ts'
import { isDate } from '../../../shared/rules/dates.ts'
import { type Text, text } from '../../../shared/text.ts'

/** What stands in the fields of the form, by member of the row; `reason` and the like are beside it. */
export type Entries = Readonly<Record<string, string>>

/** A row as it would be typed; for a new one that of the newest row, so that only what changes is typed, without its dates and document. */
export function entriesOf(table: TableName, action: Change['action'], row: Row | undefined): Entries {
  if (!row) return { confirmed: 'false' }
  const cells = columnsOf(table).map(([name, column]): [string, string] => [name, typedOf(column, Reflect.get(row, name))])
  const fresh = action === 'add'
  return {
    ...Object.fromEntries(cells),
    from: fresh ? '' : row.from,
    to: fresh ? '' : (row.to ?? ''),
    docNo: fresh || action === 'end' ? '' : row.docNo,
    source: fresh ? '' : row.source,
    confirmed: String(!fresh && row.confirmed),
  }
}

export interface ReadChange {
  /** The change, once every field can be read. */
  readonly change: Change | null
  readonly problems: Readonly<Record<string, Text>>
}

const plain = (typed: string | undefined) => (typed ?? '').normalize('NFKC').trim()

/** The change that the fields describe, or which of them cannot be read. Whether it may be is for the desk to say. */
export function readChange(table: TableName, action: Change['action'], target: Row | null, entries: Entries): ReadChange {
  const problems: Record<string, Text> = {}
  const monthly = isMonthly(table)
  const isMoment = (value: string) => (monthly ? month.safeParse(value).success : isDate(value))
  const badMoment = monthly
    ? text('请输入月份，如 202601', 'Enter a month such as 202601')
    : text('请输入日期，如 2026-01-01', 'Enter a day such as 2026-01-01')
  const from = plain(entries['from'])
  const to = plain(entries['to'])
  if (to !== '' || action === 'end') if (!isMoment(to)) problems['to'] = badMoment
  if (plain(entries['docNo']).length < 2) problems['docNo'] = text('请填写文号', 'Name the document')
  if (action === 'end') return { change: target && !problems['to'] ? { table, action, target, row: { ...target, to } } : null, problems }

  if (!isMoment(from)) problems['from'] = badMoment
  if (plain(entries['source']) === '') problems['source'] = text('请填写来源', 'Name the source')
  const cells = columnsOf(table).map(([name, column]): [string, unknown] => {
    const typed = typedValue(column, entries[name] ?? '')
    if (!typed.ok) problems[name] = typed.reason
    return [name, typed.ok ? typed.value : undefined]
  })
  if (Object.keys(problems).length > 0) return { change: null, problems }
  const row = rowShapes[table].safeParse({
    ...Object.fromEntries(cells),
    from,
    to: to === '' ? null : to,
    docNo: plain(entries['docNo']),
    source: (entries['source'] ?? '').trim(),
    confirmed: entries['confirmed'] === 'true',
  })
  return { change: row.success ? { table, action, target, row: row.data } : null, problems }
}
