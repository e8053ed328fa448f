import type { Account, AccountRight, Enrolment, Entitlement, JobSeeking, Person, Unemployment, Unit } from '../register/records.ts'
import { recordsOf, type Slice } from '../register/slice.ts'

/** What several kinds ask of the register. All look-ups are by full key; nothing matches by name. */

export const unitBy = (slice: Slice, unitNo: string | null): Unit | undefined => (unitNo === null ? undefined : slice.records.unit[unitNo])
export const personBy = (slice: Slice, idNumber: string | null): Person | undefined =>
  idNumber === null ? undefined : slice.records.person[idNumber]

export const enrolmentsOf = (slice: Slice, idNumber: string | null): Enrolment[] =>
  recordsOf(slice, 'enrolment')
    .filter((e) => e.idNumber === idNumber)
    .sort((a, b) => (a.fromMonth < b.fromMonth ? -1 : 1))

/** 参保状态: enrolments that have not been stopped. */
export const runningOf = (slice: Slice, idNumber: string | null): Enrolment[] =>
  enrolmentsOf(slice, idNumber).filter((e) => e.toMonth === null)

/** The registration in force, if any; a person has at most one. */
export const unemploymentOf = (slice: Slice, idNumber: string | null): Unemployment | undefined =>
  recordsOf(slice, 'unemployment').find((u) => u.idNumber === idNumber && u.cancelledOn === null)

export const jobSeekingOf = (slice: Slice, idNumber: string | null): JobSeeking | undefined =>
  recordsOf(slice, 'jobSeeking').find((j) => j.idNumber === idNumber && j.cancelledOn === null)

/** A claim that still has months to pay in or after `month`. */
export const entitlementOf = (slice: Slice, idNumber: string | null, month: string): Entitlement | undefined =>
  recordsOf(slice, 'entitlement').find((e) => e.idNumber === idNumber && e.stoppedFrom === null && e.lastMonth >= month)

/** A unit by 统一社会信用代码, one with a 单位编号 in force first. */
export const unitByCode = (slice: Slice, creditCode: string | null): Unit | undefined =>
  recordsOf(slice, 'unit')
    .filter((u) => u.creditCode === creditCode)
    .sort((a, b) => (a.state === b.state ? (a.unitNo < b.unitNo ? -1 : 1) : a.state === 'active' ? -1 : 1))[0]

export const accountsOf = (slice: Slice, system: Account['system'], creditCode: string | null): Account[] =>
  recordsOf(slice, 'account').filter((a) => a.system === system && a.creditCode === creditCode && a.state !== 'closed')

export const rightsOf = (slice: Slice, account: Account): AccountRight[] =>
  recordsOf(slice, 'accountRight').filter((r) => r.system === account.system && r.accountName === account.accountName)
