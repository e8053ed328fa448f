import { type Text, text } from '../text.ts'
import { type RowOf, type TableName, type Tables, tableLabels } from './tables.ts'

/** The dated parameter tables in force at this office. */
export interface Policy {
  readonly tables: Tables
}

/** A figure that the tables (or the register, for a wage) do not hold for a month or date. It blocks; there is no default. */
export interface Missing {
  readonly table: TableName | 'wage'
  /** `YYYYMM` or `YYYY-MM-DD` that was asked for */
  readonly month: string
  readonly message: Text
}
export type Found<Row> = { readonly ok: true; readonly row: Row } | { readonly ok: false; readonly missing: Missing }

const inForce = (row: { from: string; to: string | null }, at: string) => row.from <= at && (row.to === null || at <= row.to)

export const missing = (table: TableName, month: string, about?: Text): Missing => ({
  table,
  month,
  message: text(
    `参数表“${tableLabels[table].zh}”没有 ${month}${about ? `（${about.zh}）` : ''} 的有效数据，不能计算，请先由主管维护并注明文号`,
    `Table “${tableLabels[table].en}” has no row for ${month}${about ? ` (${about.en})` : ''}; nothing is computed until it is entered with its document number`,
  ),
})

const find = <T extends TableName>(
  policy: Policy,
  table: T,
  at: string,
  where: (row: RowOf<T>) => boolean = () => true,
  about?: Text,
): Found<RowOf<T>> => {
  const rows: readonly RowOf<T>[] = policy.tables[table]
  const row = rows.find((candidate) => inForce(candidate, at) && where(candidate))
  return row ? { ok: true, row } : { ok: false, missing: missing(table, at, about) }
}

/** `YYYYMM` of a month or date, so that a caller may ask with either. */
const toMonth = (at: string) => at.replaceAll('-', '').slice(0, 6)

/** 缴费费率 of a coverage month `YYYYMM`, in 1/10000. */
export const rateFor = (policy: Policy, month: string) => find(policy, 'rate', month)
/** 缴费基数上下限 of a coverage month, in 分. */
export const limitsFor = (policy: Policy, month: string) => find(policy, 'baseLimits', month)
/** 农民工 rule of a coverage month. */
export const ruralWorkerRuleFor = (policy: Policy, month: string) => find(policy, 'ruralWorkerRule', month)
/** 业务期 of a month. */
export const businessWindowFor = (policy: Policy, month: string) => find(policy, 'businessWindow', toMonth(month))
/** 享受期限 table in force in the month of 失业登记. */
export const durationTableFor = (policy: Policy, month: string) => find(policy, 'durationTable', month)
/** Offset of the first benefit month for a registration month. */
export const firstMonthOffsetFor = (policy: Policy, month: string) => find(policy, 'firstMonthOffset', month)
/** 滞纳金 rule on a date `YYYY-MM-DD`. */
export const lateFeeRuleFor = (policy: Policy, date: string) => find(policy, 'lateFee', date)
/** 利息 on a date `YYYY-MM-DD`. */
export const interestFor = (policy: Policy, date: string) => find(policy, 'interest', date)
/** 未按时申报: the share assessed, and from when a wage must have been declared to count in a coverage month. */
export const overdueRateFor = (policy: Policy, month: string) => find(policy, 'overdueRate', month)
export const wageDeadlineFor = (policy: Policy, month: string) => find(policy, 'wageDeadline', month)
/** 工作日历 of the year of a date `YYYY-MM-DD`. */
export const workCalendarFor = (policy: Policy, date: string) => find(policy, 'workCalendar', date)
/** Lease of a case on a date. */
export const leaseFor = (policy: Policy, date: string) => find(policy, 'leaseWorkingDays', date)
/** 撤销审核时限 on a date. */
export const takeBackMinutesFor = (policy: Policy, date: string) => find(policy, 'takeBackMinutes', date)
/** 法定退休年龄 on a date. */
export const retirementAgeFor = (policy: Policy, date: string) => find(policy, 'retirementAge', date)
/** 停发月份 rule for the month of the event. */
export const benefitStopMonthFor = (policy: Policy, month: string) => find(policy, 'benefitStopMonth', month)
/** 技能提升补贴: amount of a level (5 初级, 4 中级, 3 高级), months paid and deadline by the day of issue, times a year by that of application. */
export const skillAmountFor = (policy: Policy, issuedOn: string, level: string) =>
  find(policy, 'skillAmount', issuedOn, (row) => row.level === level, text(level, level))
export const skillMonthsFor = (policy: Policy, issuedOn: string) => find(policy, 'skillMonths', issuedOn)
export const skillDeadlineFor = (policy: Policy, issuedOn: string) => find(policy, 'skillDeadline', issuedOn)
export const skillYearlyFor = (policy: Policy, appliedOn: string) => find(policy, 'skillYearly', appliedOn)
/** 稳岗返还 on the day of confirmation. */
export const retentionFor = (policy: Policy, date: string) => find(policy, 'retention', date)
/** 终端安全 on a date. */
export const deskSecurityFor = (policy: Policy, date: string) => find(policy, 'deskSecurity', date)
/** 须签名的业务 on a date. */
export const signatureFor = (policy: Policy, date: string, act: RowOf<'signature'>['act']) =>
  find(policy, 'signature', date, (row) => row.act === act, text(act, act))
/** 核定单打印日 of an accounting period `YYYYMM`. */
export const sheetPrintingFor = (policy: Policy, period: string) => find(policy, 'sheetPrinting', period)
/** 单位授权码有效期 on the day of issue. */
export const codeValidityFor = (policy: Policy, date: string) => find(policy, 'codeValidity', date)
/** 网厅账号密码规则 on a date. */
export const accountPasswordFor = (policy: Policy, date: string) => find(policy, 'accountPassword', date)
/** 网厅登录方式 of an account system, for a unit of Kunming or elsewhere, on a date; empty where the table has no row. */
export const accountLoginsFor = (
  policy: Policy,
  date: string,
  system: RowOf<'accountLogin'>['system'],
  kunming: boolean,
): RowOf<'accountLogin'>['mode'][] =>
  policy.tables.accountLogin
    .filter(
      (row) => inForce(row, date) && row.system === system && (row.area === 'all' || row.area === (kunming ? 'kunming' : 'elsewhere')),
    )
    .map((row) => row.mode)
/** 办理时限 of a matter on a date. */
export const timeLimitFor = (policy: Policy, date: string, matter: string) =>
  find(policy, 'timeLimits', date, (row) => row.matter === matter, text(matter, matter))
/** 复核 threshold of a matter on a date. */
export const secondReviewFor = (policy: Policy, date: string, matter: string) =>
  find(policy, 'secondReview', date, (row) => row.matter === matter, text(matter, matter))

const wageOfClass = (policy: Policy, month: string, wanted: RowOf<'minimumWage'>['class']) =>
  find(policy, 'minimumWage', month, (row) => row.class === wanted, text(`${wanted}类`, `class ${wanted}`))

/** 最低工资 of a month or date in a division (6 digits), in 分. */
export const minimumWageFor = (policy: Policy, at: string, division: string): Found<RowOf<'minimumWage'>> => {
  const month = toMonth(at)
  const membership = find(policy, 'classMembership', month, (row) => row.division === division, text(division, division))
  return membership.ok ? wageOfClass(policy, month, membership.row.class) : membership
}

/** One month's 失业保险金 with the two rows it follows from. */
export interface BenefitAmount {
  /** 分 */
  readonly amount: number
  readonly percent: RowOf<'benefitPercent'>
  readonly wage: RowOf<'minimumWage'>
}

/**
 * 失业保险金 of one month, in 分. From 2023-12 one amount for the province, so a division without a class (or none: null) is fine then.
 * Source: domain rule 4.4.
 */
export const benefitAmountFor = (policy: Policy, month: string, division: string | null): Found<BenefitAmount> => {
  const percent = find(policy, 'benefitPercent', month)
  if (!percent.ok) return percent
  const wage =
    percent.row.scope === 'provinceClass1' ? wageOfClass(policy, month, 1) : minimumWageFor(policy, month, division ?? '未指定区划')
  if (!wage.ok) return wage
  // Half up to the 分; the published figures are all exact.
  return {
    ok: true,
    row: { amount: Math.floor((wage.row.monthly * percent.row.share + 5000) / 10_000), percent: percent.row, wage: wage.row },
  }
}
