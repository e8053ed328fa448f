import type { Missing, Policy } from '../policy/policy.ts'
import type { Enrolment, Wage } from '../register/records.ts'
import { recordsOf, type Slice } from '../register/slice.ts'
import { text } from '../text.ts'
import { type Contribution, contribution } from './contribution.ts'

/** What the rules say about one enrolment and month: money, nothing (with the unit that has the month instead), or a missing figure. */
export type Due =
  | { readonly ok: true; readonly covered: true; readonly contribution: Contribution }
  | { readonly ok: true; readonly covered: false; readonly coveredBy: string | null }
  | { readonly ok: false; readonly missing: Missing }

export const covers = (enrolment: Enrolment, month: string): boolean =>
  enrolment.fromMonth <= month && (enrolment.toMonth === null || month <= enrolment.toMonth)

const byRight = (a: Enrolment, b: Enrolment) =>
  a.fromMonth < b.fromMonth ? -1 : a.fromMonth > b.fromMonth ? 1 : a.unitNo < b.unitNo ? -1 : a.unitNo > b.unitNo ? 1 : 0

/** The enrolment a month belongs to: one unit a month, the earliest enrolment first, then the smaller unit number. Domain rule 3. */
export const holderOf = (enrolments: readonly Enrolment[], month: string): Enrolment | undefined =>
  enrolments.filter((enrolment) => covers(enrolment, month)).sort(byRight)[0]

/** The wage in force in a month: the latest declared from that month or before, else the first one ever declared. */
export const wageIn = (wages: readonly Wage[], month: string): Wage | undefined => {
  const sorted = wages.toSorted((a, b) => (a.fromMonth < b.fromMonth ? -1 : 1))
  return sorted.findLast((wage) => wage.fromMonth <= month) ?? sorted[0]
}

const noWage = (month: string): Missing => ({
  table: 'wage',
  month,
  message: text(`${month} 没有申报工资，不能核定`, `No wage is declared for ${month}; nothing can be assessed`),
})

/** Due of a month that `enrolment` holds; `wages` are the person's at that unit. */
export const dueOfHolder = (policy: Policy, enrolment: Enrolment, wages: readonly Wage[], month: string): Due => {
  const wage = wageIn(wages, month)
  if (!wage) return { ok: false, missing: noWage(month) }
  const { ruralWorker, ruralWorkerPays } = enrolment
  const result = contribution(policy, { month, wage: wage.monthly, ruralWorker, ruralWorkerPays })
  return result.ok ? { ok: true, covered: true, contribution: result.value } : result
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
