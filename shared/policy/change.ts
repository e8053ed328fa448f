import { canonical } from '../journal/canonical.ts'
import { addDays } from '../rules/dates.ts'
import { addMonths } from '../rules/months.ts'
import { type Text, text } from '../text.ts'
import { typedOf, typedValue } from './cell.ts'
import { columnsOf } from './columns.ts'
import { type Row, rowShapes, type TableName, type Tables } from './tables.ts'

/**
 * What somebody asks to have changed in a dated table: a new row, an end to a row, or a row corrected. `target` is the row as it stands,
 * null for a new one; `row` is what it becomes.
 */
export interface Change {
  readonly table: TableName
  readonly action: 'add' | 'end' | 'correct'
  readonly target: Row | null
  readonly row: Row
}

export interface ChangeProblem {
  /** A member of the row, or null for the row as a whole */
  readonly field: string | null
  readonly message: Text
}

/** Rows that leave a table and rows that take their place; what a journal entry of an adopted change holds. */
export interface Amendment {
  readonly removed: readonly Row[]
  readonly added: readonly Row[]
}

/** Months or dates that no row of a table answers for; `to` null: and every later one. */
export interface Gap {
  readonly from: string
  readonly to: string | null
}

export type Checked =
  | { readonly ok: true; readonly amendment: Amendment; readonly tables: Tables; readonly gaps: readonly Gap[] }
  | { readonly ok: false; readonly problems: readonly ChangeProblem[] }

const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b)
const problem = (field: string | null, zh: string, en: string): ChangeProblem => ({ field, message: text(zh, en) })
const step = (at: string, count: 1 | -1): string => (at.includes('-') ? addDays(at, count) : addMonths(at, count))
const member = (row: Row, name: string): unknown => Reflect.get(row, name)

/** What a row answers for beside its dates: the class, division, matter or level. */
export const keyOf = (table: TableName, row: Row): string =>
  columnsOf(table)
    .filter(([, column]) => column.key)
    .map(([name]) => String(member(row, name)))
    .join('/')

/** The rows of a table that answer for the same thing as `row`, oldest first. */
const besides = (rows: readonly Row[], table: TableName, row: Row): Row[] =>
  rows.filter((other) => keyOf(table, other) === keyOf(table, row)).toSorted((a, b) => (a.from < b.from ? -1 : 1))

const overlap = (a: Row, b: Row): boolean => a.from <= (b.to ?? '9999') && b.from <= (a.to ?? '9999')

/** Stretches between the first and the last row, and after the last, without a row. */
export function gapsIn(rows: readonly Row[]): Gap[] {
  const sorted = rows.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return sorted.flatMap((row, i): Gap[] => {
    if (row.to === null) return []
    const next = sorted[i + 1]
    const from = step(row.to, 1)
    if (!next) return [{ from, to: null }]
    return from < next.from ? [{ from, to: step(next.from, -1) }] : []
  })
}

function rowProblems(table: TableName, row: Row): ChangeProblem[] {
  const problems: ChangeProblem[] = []
  for (const [name, column] of columnsOf(table)) {
    const typed = typedValue(column, typedOf(column, member(row, name)))
    if (!typed.ok) problems.push({ field: name, message: typed.reason })
  }
  if (row.to !== null && row.to < row.from) problems.push(problem('to', '终止不能早于启用', 'The end is before the start'))
  if (row.docNo.trim().length < 2)
    problems.push(problem('docNo', '请填写文号（内部规定写明内部文号）', 'Name the document, an internal one by its own number'))
  if ('floor' in row && row.floor >= row.ceiling) problems.push(problem('ceiling', '上限应高于下限', 'The ceiling must exceed the floor'))
  // domain rule 1.1: the person's rate is never above the unit's.
  if ('scope' in row && 'person' in row && row.person > row.unit)
    problems.push(problem('person', '个人费率不得高于单位费率', 'The person’s rate may not exceed the unit’s'))
  if ('firstDay' in row && 'lastDay' in row && row.lastDay < row.firstDay)
    problems.push(problem('lastDay', '末日不能早于首日', 'The last day is before the first'))
  return problems
}

/**
 * A change held against the tables in force: shape, plausible ranges, document number, overlaps. A new row that begins inside an open-ended
 * one ends that row the step before. What it leaves without a row comes back as `gaps`, which block with words where they are asked for.
 */
export function checkChange(tables: Tables, change: Change): Checked {
  const { table, action, target, row } = change
  if (!rowShapes[table].safeParse(row).success)
    return { ok: false, problems: [problem(null, '填写的内容不符合这张表的格式', 'The row does not fit its table')] }
  const rows: readonly Row[] = tables[table]
  const problems = action === 'end' ? [] : rowProblems(table, row)
  const standing = target && rows.find((candidate) => same(candidate, target))
  if ((action === 'add') !== (target === null) || (target && !standing))
    problems.push(problem(null, '这一行已被其他人更改，请重新打开后再提出', 'The row has been changed meanwhile; open it again'))
  if (action === 'end' && target) {
    if (row.to === null || !same({ ...row, to: target.to }, target))
      problems.push(problem('to', '终止一行只填写终止时间', 'Ending a row sets its end and nothing else'))
    else if (row.to < row.from) problems.push(problem('to', '终止不能早于启用', 'The end is before the start'))
  }
  if (action !== 'add' && target && same(row, target)) problems.push(problem(null, '没有任何变化', 'Nothing changes'))
  const others = besides(rows, table, row).filter((other) => other !== standing)
  const superseded = action === 'add' ? others.find((other) => other.to === null && other.from < row.from) : undefined
  const clash = others.find((other) => other !== superseded && overlap(other, row))
  if (clash)
    problems.push(
      problem('from', `与 ${clash.from} 至 ${clash.to ?? '今'} 的一行重叠`, `Overlaps the row from ${clash.from} to ${clash.to ?? 'now'}`),
    )
  if (problems.length > 0) return { ok: false, problems }

  const ended = superseded && { ...superseded, to: step(row.from, -1) }
  const amendment = {
    removed: [...(standing ? [standing] : []), ...(superseded ? [superseded] : [])],
    added: [row, ...(ended ? [ended] : [])],
  }
  const next = amended(tables, table, amendment)
  const before = gapsIn(besides(rows, table, row)).map((gap) => canonical(gap))
  const gaps = gapsIn(besides(next[table], table, row)).filter((gap) => !before.includes(canonical(gap)))
  return { ok: true, amendment, tables: next, gaps }
}

/** The tables with an amendment made. Throws when a row to be removed is not there: the journal would not follow from itself. */
export function amended(tables: Tables, table: TableName, { removed, added }: Amendment): Tables {
  const rows: readonly Row[] = tables[table]
  const kept = rows.filter((row) => !removed.some((gone) => same(gone, row)))
  if (kept.length !== rows.length - removed.length) throw new Error(`policy table ${table} lacks a row that an amendment removes`)
  const sorted = [...kept, ...added].sort((a, b) =>
    a.from === b.from ? (keyOf(table, a) < keyOf(table, b) ? -1 : 1) : a.from < b.from ? -1 : 1,
  )
  return { ...tables, [table]: sorted }
}
