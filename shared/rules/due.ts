import { type Missing, type Policy, wageDeadlineFor } from '../policy/policy.ts'
import type { Enrolment, Wage } from '../register/records.ts'
import { recordsOf, type Slice } from '../register/slice.ts'
import { text } from '../text.ts'
import { type Contribution, contribution, overdueContribution } from './contribution.ts'
import { addMonths } from './months.ts'

/** What the rules say about one enrolment and month: money, nothing (with the unit that has the month instead), or a missing figure. */
export type Due =
  | { readonly ok: true; readonly covered: true; readonly contribution: Contribution }
  | { readonly ok: true; readonly covered: false; readonly coveredBy: string | null }
  | { readonly ok: false; readonly missing: Missing }

export const covers = (enrolment: Enrolment, month: string): boolean =>
  enrolment.fromMonth <= month && (enrolment.toMonth === null || month <= enrolment.toMonth)

const hasTheBetterRight = (a: Enrolment, b: Enrolment): boolean =>
  a.fromMonth < b.fromMonth || (a.fromMonth === b.fromMonth && a.unitNo < b.unitNo)

/** The enrolment a month belongs to: one unit a month, the earliest enrolment first, then the smaller unit number. Domain rule 3. */
export const holderOf = (enrolments: readonly Enrolment[], month: string): Enrolment | undefined => {
  let holder: Enrolment | undefined
  for (const enrolment of enrolments)
    if (covers(enrolment, month) && (holder === undefined || hasTheBetterRight(enrolment, holder))) holder = enrolment
  return holder
}

/** The wage in force in a month: the latest declared from that month or before, else the first one ever declared. */
export const wageIn = (wages: readonly Wage[], month: string): Wage | undefined => {
  let first: Wage | undefined
  let latest: Wage | undefined
  for (const wage of wages) {
    if (first === undefined || wage.fromMonth < first.fromMonth) first = wage
    if (wage.fromMonth <= month && (latest === undefined || wage.fromMonth > latest.fromMonth)) latest = wage
  }
  return latest ?? first
}

const noWage = (month: string): Missing => ({
  table: 'wage',
  month,
  message: text(`${month} 没有申报工资，不能核定`, `No wage is declared for ${month}; nothing can be assessed`),
})

const noEarlierMonth = (month: string): Missing => ({
  table: 'wage',
  month,
  message: text(
    `${month} 未按时申报工资，也没有可参照的上月缴费额，须按经营状况、职工人数等确定后申报（社会保险费征缴暂行条例第十条）`,
    `No wage was declared in time for ${month} and no earlier month can stand in; it has to be determined and declared`,
  ),
})

type Declared = { readonly ok: true; readonly wage: Wage | undefined } | { readonly ok: false; readonly missing: Missing }

/** The wage that counts as declared in a month, if any: the one in force, unless a deadline asks for a later declaration. */
const declaredIn = (policy: Policy, wages: readonly Wage[], month: string): Declared => {
  const deadline = wageDeadlineFor(policy, month)
  if (!deadline.ok) return deadline
  const wage = wageIn(wages, month)
  return { ok: true, wage: wage && wage.fromMonth >= deadline.row.wagesFrom ? wage : undefined }
}

/**
 * Due of a month that `enrolment` holds; `wages` are the person's at that unit. Where the deadline of a declaration passed without one, the
 * share of the last declared month (社会保险法 art. 62); a late declaration changes the due of those months and reconciliation settles it.
 */
export const dueOfHolder = (policy: Policy, enrolment: Enrolment, wages: readonly Wage[], month: string): Due => {
  if (wages.length === 0) return { ok: false, missing: noWage(month) }
  const { ruralWorker, ruralWorkerPays } = enrolment
  const facts = { month, ruralWorker, ruralWorkerPays }
  const declared = declaredIn(policy, wages, month)
  if (!declared.ok) return declared
  const covered = (result: ReturnType<typeof contribution>): Due =>
    result.ok ? { ok: true, covered: true, contribution: result.value } : result
  if (declared.wage) return covered(contribution(policy, { ...facts, wage: declared.wage.monthly }))
  for (let at = addMonths(month, -1); covers(enrolment, at); at = addMonths(at, -1)) {
    const before = declaredIn(policy, wages, at)
    if (!before.ok) return before
    if (!before.wage) continue
    const earlier = contribution(policy, { ...facts, month: at, wage: before.wage.monthly })
    return earlier.ok ? covered(overdueContribution(policy, facts, { base: earlier.value.base, month: at })) : earlier
  }
  return { ok: false, missing: noEarlierMonth(month) }
}

/** What an enrolment owes for a coverage month `YYYYMM`. Depends on register and policy only, never on the ledger (due minus posted). */
export const due = (slice: Slice, policy: Policy, enrolment: Enrolment, month: string): Due => {
  const own = recordsOf(slice, 'enrolment').filter((e) => e.idNumber === enrolment.idNumber)
  const holder = holderOf(own, month)
  if (!holder || holder.unitNo !== enrolment.unitNo || !covers(enrolment, month)) {
    return { ok: true, covered: false, coveredBy: holder && holder.unitNo !== enrolment.unitNo ? holder.unitNo : null }
  }
  const wages = recordsOf(slice, 'wage').filter((w) => w.idNumber === enrolment.idNumber && w.unitNo === enrolment.unitNo)
  return dueOfHolder(policy, holder, wages, month)
}
