import { type Missing, type Policy, rateFor } from '../policy/policy.ts'
import type { Enrolment, Wage } from '../register/records.ts'
import { type Charge, recordsOf, type Slice } from '../register/slice.ts'
import type { Contribution } from './contribution.ts'
import { earlier, later } from './dates.ts'
import { covers, dueOfHolder, holderOf } from './due.ts'
import { interestOver } from './interest.ts'
import { lateFee } from './lateFee.ts'
import { monthsBetween } from './months.ts'
import { both, isNothing, nothing, postedOf, type Shares, settle } from './settlement.ts'

/** One entry that an assessment run would book into the open period. Money in 分, rates in 1/10000, months `YYYYMM`. */
export interface ReconcileLine {
  readonly unitNo: string
  readonly idNumber: string
  readonly coverageMonth: string
  /** 正常应缴, 补收, 退收 (received money, into 待转金), 减收 (not yet received) */
  readonly kind: Charge['kind']
  /** 缴费基数: that of the month's due, or of what was posted when nothing is due any more; never negative */
  readonly base: number
  readonly unitRate: number
  readonly personRate: number
  /** Signed differences, due less posted */
  readonly unitAmount: number
  readonly personAmount: number
  /** 滞纳金 of a 补收 line, else 0; borne by the unit */
  readonly lateFee: number
  readonly lateDays: number
  /** 利息 of a 补收 line, else 0 */
  readonly interest: number
  /** 农民工标志 of the enrolment that has the month; false for a month no longer due */
  readonly ruralWorker: boolean
  /** Whether the line credits the unit's 待转金 */
  readonly suspense: boolean
  /** Whether the month's due is the share assessed for want of a declaration (社会保险法 art. 62) */
  readonly overdue: boolean
}

/** A month that an enrolment covers but that belongs to another unit. */
export interface SkippedMonth {
  readonly unitNo: string
  readonly idNumber: string
  readonly coverageMonth: string
  readonly coveredBy: string
}

export interface Reconciliation {
  readonly lines: readonly ReconcileLine[]
  /** Figures that policy tables or register lack; their months have no line. One entry per table and month. */
  readonly blocked: readonly Missing[]
  /** The same, once for every person and month that lacks one */
  readonly gaps: readonly Missing[]
  readonly skipped: readonly SkippedMonth[]
}

/** All that bears on one person's months. */
export interface Affairs {
  readonly idNumber: string
  readonly enrolments: readonly Enrolment[]
  readonly wages: readonly Wage[]
  /** In the order they were booked in */
  readonly charges: readonly Charge[]
}

type Gathered = { -readonly [K in keyof Affairs]: Affairs[K] extends readonly (infer Held)[] ? Held[] : Affairs[K] }

const affairsOf = (slice: Slice, persons: readonly string[] | undefined): Affairs[] => {
  const wanted = persons && new Set(persons)
  const all = new Map<string, Gathered>()
  const of = (idNumber: string): Gathered | undefined => {
    if (wanted && !wanted.has(idNumber)) return undefined
    const known = all.get(idNumber) ?? { idNumber, enrolments: [], wages: [], charges: [] }
    all.set(idNumber, known)
    return known
  }
  for (const enrolment of recordsOf(slice, 'enrolment')) of(enrolment.idNumber)?.enrolments.push(enrolment)
  for (const wage of recordsOf(slice, 'wage')) of(wage.idNumber)?.wages.push(wage)
  for (const charge of slice.charges) of(charge.idNumber)?.charges.push(charge)
  return [...all.values()].sort((a, b) => (a.idNumber < b.idNumber ? -1 : 1))
}

/** What bears on one person at one unit, ready for a look at each month. */
interface Post {
  readonly idNumber: string
  readonly unitNo: string
  readonly wages: readonly Wage[]
  readonly charged: ReadonlyMap<string, readonly Charge[]>
}

const postOf = (affairs: Affairs, unitNo: string): Post => {
  const charges = affairs.charges.filter((charge) => charge.unitNo === unitNo)
  return {
    idNumber: affairs.idNumber,
    unitNo,
    wages: affairs.wages.filter((wage) => wage.unitNo === unitNo),
    charged: charges.length === 0 ? nothingCharged : Map.groupBy(charges, (charge) => charge.coverageMonth),
  }
}

const nothingCharged: ReadonlyMap<string, readonly Charge[]> = new Map()

/** The months at a unit that the ledger answers for: covered up to the open period, or charged. */
const monthsAt = (post: Post, enrolments: readonly Enrolment[], { ledgerFrom, openPeriod }: Ledger): string[] => {
  const months = new Set<string>()
  for (const { unitNo, fromMonth, toMonth } of enrolments)
    if (unitNo === post.unitNo)
      for (const month of monthsBetween(later(ledgerFrom, fromMonth), earlier(openPeriod, toMonth ?? openPeriod))) months.add(month)
  for (const month of post.charged.keys()) if (month >= ledgerFrom) months.add(month)
  return [...months].sort()
}

/** What a line says of its month besides the money it books. */
interface Says {
  readonly base: number
  readonly unitRate: number
  readonly personRate: number
  readonly ruralWorker: boolean
  readonly overdue: boolean
}
const inTime = { fee: 0, days: 0, interest: 0 }

const lineOf = (
  { unitNo, idNumber }: Pick<Post, 'unitNo' | 'idNumber'>,
  coverageMonth: string,
  kind: Charge['kind'],
  amount: Shares,
  says: Says,
  late: typeof inTime = inTime,
): ReconcileLine => ({
  unitNo,
  idNumber,
  coverageMonth,
  kind,
  base: says.base,
  unitRate: says.unitRate,
  personRate: says.personRate,
  unitAmount: amount.unit,
  personAmount: amount.person,
  lateFee: late.fee,
  lateDays: late.days,
  interest: late.interest,
  ruralWorker: says.ruralWorker,
  suspense: kind === 'refund',
  overdue: says.overdue,
})

const saysOf = ({ base, unitRate, personRate, overdue }: Contribution, ruralWorker: boolean): Says => ({
  base,
  unitRate,
  personRate,
  ruralWorker,
  overdue: overdue !== null,
})

/** A month no longer due shows the rates it was charged at, as far as the tables know them. */
const saysOfCharged = (policy: Policy, month: string, base: number, amount: Shares): Says => {
  const rate = rateFor(policy, month)
  const { unit, person } = rate.ok ? rate.row : nothing
  return { base, unitRate: amount.unit === 0 ? 0 : unit, personRate: amount.person === 0 ? 0 : person, ruralWorker: false, overdue: false }
}

type MonthResult = { readonly lines: readonly ReconcileLine[] } | { readonly blocked: Missing }
const settled: MonthResult = { lines: [] }

const reconcileMonth = (post: Post, month: string, holder: Enrolment | undefined, policy: Policy, run: Ledger): MonthResult => {
  const due = holder?.unitNo === post.unitNo && month <= run.openPeriod ? dueOfHolder(policy, holder, post.wages, month) : undefined
  if (due && !due.ok) return { blocked: due.missing }
  const owed = due?.covered ? due.contribution : undefined
  const posted = postedOf(post.charged.get(month) ?? [])
  const target = owed ? { unit: owed.unitAmount, person: owed.personAmount } : nothing
  const { more, reduced, refunded } = settle(target, posted)
  if (isNothing(more) && isNothing(reduced) && isNothing(refunded)) return settled

  const line = (kind: Charge['kind'], amount: Shares, late?: typeof inTime): ReconcileLine =>
    lineOf(
      post,
      month,
      kind,
      amount,
      owed ? saysOf(owed, holder?.ruralWorker === true) : saysOfCharged(policy, month, posted.base, amount),
      late,
    )
  const lines: ReconcileLine[] = []
  if (!isNothing(more)) {
    if (month === run.openPeriod) lines.push(line('ordinary', more))
    else {
      const principal = more.unit + more.person
      const fee = lateFee(policy, { month, principal, asOf: run.asOf })
      if (!fee.ok) return { blocked: fee.missing }
      const interest = interestOver(policy, principal, fee.value.from, fee.value.to)
      if (!interest.ok) return { blocked: interest.missing }
      lines.push(line('back', more, { ...fee.value, interest: interest.value }))
    }
  }
  const taken = (amount: Shares) => both(nothing, amount, (a, b) => a - b)
  if (!isNothing(reduced)) lines.push(line('reduction', taken(reduced)))
  if (!isNothing(refunded)) lines.push(line('refund', taken(refunded)))
  return { lines }
}

/**
 * The line of a person for whom only the open month is to be booked and nothing was posted for it: what `reconcile` comes to in that case,
 * without the person's affairs. Nothing where nothing is due.
 */
export const ordinaryLine = (
  post: { readonly unitNo: string; readonly idNumber: string },
  month: string,
  owed: Contribution,
  ruralWorker: boolean,
): ReconcileLine | undefined => {
  const amount = { unit: owed.unitAmount, person: owed.personAmount }
  return isNothing(amount) ? undefined : lineOf(post, month, 'ordinary', amount, saysOf(owed, ruralWorker))
}

/** What the ledger answers for, and up to which day late fees run. */
export interface Ledger {
  readonly ledgerFrom: string
  readonly openPeriod: string
  readonly asOf: string
}

/**
 * What an assessment run on the day `asOf` would book: for every person (or those named), at every unit (or the one named) and month from
 * `ledgerFrom` to the open period, due less posted. More in an earlier month is 补收 with its late fee, in the open period 正常应缴; less is 减收 of what was not received,
 * then 退收 into 待转金 of what was. Booking the lines leaves nothing to reconcile. Source: domain rules 2.3 and 3; S001 2.1, 2.2.
 */
export const reconcile = (
  slice: Slice,
  policy: Policy,
  options: { readonly persons?: readonly string[]; readonly unitNo?: string; readonly asOf: string },
): Reconciliation => reconcileAffairs(affairsOf(slice, options.persons), policy, { ...slice, ...options })

/** The same for affairs as they were read, in the order given. */
export const reconcileAffairs = (
  all: readonly Affairs[],
  policy: Policy,
  run: Ledger & { readonly unitNo?: string | undefined },
): Reconciliation => {
  const lines: ReconcileLine[] = []
  const blocked = new Map<string, Missing>()
  const gaps: Missing[] = []
  const skipped: SkippedMonth[] = []
  for (const affairs of all) {
    const { idNumber, enrolments, charges } = affairs
    const units = run.unitNo === undefined ? [...new Set([...enrolments, ...charges].map((record) => record.unitNo))].sort() : [run.unitNo]
    for (const unitNo of units) {
      const post = postOf(affairs, unitNo)
      for (const month of monthsAt(post, enrolments, run)) {
        const holder = holderOf(enrolments, month)
        if (holder && holder.unitNo !== unitNo && enrolments.some((e) => e.unitNo === unitNo && covers(e, month))) {
          skipped.push({ unitNo, idNumber, coverageMonth: month, coveredBy: holder.unitNo })
        }
        const result = reconcileMonth(post, month, holder, policy, run)
        if ('blocked' in result) {
          blocked.set(`${result.blocked.table}/${result.blocked.month}`, result.blocked)
          gaps.push(result.blocked)
        } else lines.push(...result.lines)
      }
    }
  }
  return { lines, blocked: [...blocked.values()], gaps, skipped }
}
