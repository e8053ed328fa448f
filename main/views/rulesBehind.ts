import {
  interestFor,
  limitsFor,
  lateFeeRuleFor,
  overdueRateFor,
  type Policy,
  rateFor,
  ruralWorkerRuleFor,
} from '../../shared/policy/policy.ts'
import { tableLabels, type TableName } from '../../shared/policy/tables.ts'
import { formatFen, formatRate } from '../../shared/rules/money.ts'
import type { SheetKey } from '../../shared/rules/sheet.ts'
import { type Text, text } from '../../shared/text.ts'

/** A row of a dated table in words, with where it is from. */
export interface RuleBehind {
  readonly table: Text
  readonly from: string
  readonly to: string | null
  readonly says: Text
  readonly docNo: string
  readonly source: string
  readonly confirmed: boolean
}

type Row = Omit<RuleBehind, 'table' | 'says'>
type Held<R> = { readonly ok: true; readonly row: R } | { readonly ok: false }

/** The rows from which a number on a sheet follows, each once: rate, limits and rural rule of its months; fee rules up to `asOf`; with `overdue` also why 110 % is assessed. */
export function rulesBehind(policy: Policy, key: SheetKey, months: readonly string[], asOf: string, overdue: boolean): RuleBehind[] {
  const found = new Map<string, RuleBehind>()
  const add = <R extends Row>(table: TableName, held: Held<R>, says: (row: R) => Text) => {
    if (!held.ok) return
    const { from, to, docNo, source, confirmed } = held.row
    found.set(`${table}/${from}`, { table: tableLabels[table], from, to, says: says(held.row), docNo, source, confirmed })
  }
  if (key === 'lateFee') {
    for (const day of [...months.map((month) => `${month.slice(0, 4)}-${month.slice(4)}-28`), asOf])
      add('lateFee', lateFeeRuleFor(policy, day), (row) =>
        text(
          `每日 ${row.perMillion / 10_000}%，${row.start === 'V1' ? '自缴费截止次日起算到核定当日' : '自次月 1 日起算到核定前一日'}${row.cap === 'principal' ? '，不超过本金' : ''}${row.graceDays > 0 ? `，宽限 ${row.graceDays} 天` : ''}`,
          `${row.perMillion / 10_000}% a day`,
        ),
      )
    return [...found.values()]
  }
  if (key === 'interest') {
    add('interest', interestFor(policy, asOf), (row) =>
      text(`每日 ${row.perMillion / 10_000}%${row.basis && `，${row.basis}`}`, `${row.perMillion / 10_000}% a day`),
    )
    return [...found.values()]
  }
  for (const month of months) {
    add('rate', rateFor(policy, month), (row) =>
      text(
        `单位 ${formatRate(row.unit)}，个人 ${formatRate(row.person)}`,
        `Unit ${formatRate(row.unit)}, person ${formatRate(row.person)}`,
      ),
    )
    add('baseLimits', limitsFor(policy, month), (row) =>
      text(
        `下限 ${formatFen(row.floor)} 元，上限 ${formatFen(row.ceiling)} 元`,
        `Floor ¥${formatFen(row.floor)}, ceiling ¥${formatFen(row.ceiling)}`,
      ),
    )
    add('ruralWorkerRule', ruralWorkerRuleFor(policy, month), (row) =>
      row.personShare === 'always'
        ? text('农民工与城镇职工同样缴纳个人部分', 'Rural workers pay their share like everybody')
        : text('农民工个人部分按登记的“是否缴费”', 'A rural worker’s share is due where the enrolment says so'),
    )
    if (overdue)
      add('overdueRate', overdueRateFor(policy, month), (row) =>
        text(
          `未按时申报的，按上月的 ${formatRate(row.share)} 核定`,
          `${formatRate(row.share)} of the month before where no wage was declared`,
        ),
      )
  }
  return [...found.values()]
}
