import { benefitAmountFor, durationTableFor, firstMonthOffsetFor, type Missing, type Policy } from '../policy/policy.ts'
import type { Entitlement, Unemployment } from '../register/records.ts'
import type { Payment } from '../register/slice.ts'
import { countDays } from './dates.ts'
import { addMonths, monthOf, monthsBetween } from './months.ts'

export interface EntitlementFacts {
  /** Fully paid months */
  readonly paidMonths: number
  /** Unused months of earlier claims */
  readonly carriedOver: number
  /** 失业登记 date `YYYY-MM-DD` */
  readonly registeredOn: string
  /** Division of the office, null for a development zone */
  readonly division: string | null
}

/** Consecutive months with one amount. */
export interface AmountSpan {
  readonly from: string
  readonly to: string
  readonly months: number
  /** 分 a month */
  readonly monthly: number
  readonly total: number
  /** 文号 or source of the wage it follows from */
  readonly source: string
}

export interface EntitlementResult {
  /** Full years that `tableMonths` was read at */
  readonly fullYears: number
  readonly tableMonths: number
  readonly carriedOver: number
  /** 可享受月数, at most the table's maximum of 24; 0 gives no claim */
  readonly months: number
  /** 开始年月 and 终止年月; null for 0 months */
  readonly firstMonth: string | null
  readonly lastMonth: string | null
  readonly spans: readonly AmountSpan[]
  /** 分; later changes of the minimum wage are paid as 补发 */
  readonly total: number
}

export type EntitlementOutcome =
  | { readonly ok: true; readonly value: EntitlementResult }
  | { readonly ok: false; readonly missing: readonly Missing[] }

/** Months for a number of paid months by a duration table whose last figure holds for every longer time. */
export const monthsByTable = (table: readonly number[], paidMonths: number): number =>
  table[Math.min(Math.floor(paidMonths / 12), table.length - 1)] ?? 0

const spansOf = (policy: Policy, months: readonly string[], division: string | null) => {
  const spans: AmountSpan[] = []
  const missing: Missing[] = []
  for (const month of months) {
    const found = benefitAmountFor(policy, month, division)
    if (!found.ok) {
      missing.push(found.missing)
      continue
    }
    const { amount: monthly, wage } = found.row
    const source = wage.docNo === '' ? wage.source : wage.docNo
    const last = spans.at(-1)
    if (last?.monthly === monthly && addMonths(last.to, 1) === month) {
      spans[spans.length - 1] = { ...last, to: month, months: last.months + 1, total: last.total + monthly }
    } else spans.push({ from: month, to: month, months: 1, monthly, total: monthly, source })
  }
  return { spans, missing }
}

/**
 * What a claim gives: months by Yunnan's table plus what was left over, from which month to which, and how much by the tables in force.
 * Source: 云南省失业保险条例; 社会保险法 art. 46, 47, 50; domain rules 4.3 to 4.6.
 */
export const entitlement = (policy: Policy, facts: EntitlementFacts): EntitlementOutcome => {
  const registered = monthOf(facts.registeredOn)
  const table = durationTableFor(policy, registered)
  const offset = firstMonthOffsetFor(policy, registered)
  if (!table.ok) return { ok: false, missing: [table.missing] }
  if (!offset.ok) return { ok: false, missing: [offset.missing] }
  const tableMonths = monthsByTable(table.row.months, facts.paidMonths)
  const months = Math.min(table.row.maximum, tableMonths + facts.carriedOver)
  const firstMonth = months > 0 ? addMonths(registered, offset.row.offset) : null
  const lastMonth = firstMonth && addMonths(firstMonth, months - 1)
  const { spans, missing } = spansOf(policy, firstMonth && lastMonth ? monthsBetween(firstMonth, lastMonth) : [], facts.division)
  if (missing.length > 0) return { ok: false, missing }
  return {
    ok: true,
    value: {
      fullYears: Math.floor(facts.paidMonths / 12),
      tableMonths,
      carriedOver: facts.carriedOver,
      months,
      firstMonth,
      lastMonth,
      spans,
      total: spans.reduce((sum, span) => sum + span.total, 0),
    },
  }
}

/**
 * Months of a person's latest claim that were never paid, to be carried over (社会保险法 art. 46; 若干规定 art. 14). A claim's own months
 * already hold what it took over; one never drawn on only hands that on, as its contribution time runs on. 0 without a claim.
 */
export const unusedMonths = (claims: readonly Entitlement[], payments: readonly Payment[], idNumber: string): number => {
  const latest = claims
    .filter((claim) => claim.idNumber === idNumber)
    .sort((a, b) => (a.claimedOn < b.claimedOn ? -1 : 1))
    .at(-1)
  if (!latest) return 0
  const drawn = new Set(
    payments.filter((p) => p.idNumber === idNumber && latest.firstMonth <= p.month && p.month <= latest.lastMonth).map((p) => p.month),
  )
  return drawn.size === 0 ? latest.carriedOver : Math.max(0, latest.months - drawn.size)
}

/** Days from the loss of the job to the claim; the old limit of 60 days no longer bars anyone (人社厅发〔2020〕24号 item 4). */
export const daysSinceJobLoss = (unemployment: Pick<Unemployment, 'lostJobOn'>, claimedOn: string): number =>
  Math.max(0, countDays(unemployment.lostJobOn, claimedOn) - 1)
