import { z } from 'zod'
import { date, fen, month, passwordRule, recordShapes } from '../register/records.ts'
import { type Text, text } from '../text.ts'

/**
 * `docNo` is the 文号, empty where the source names none. `confirmed` is false while the office has not confirmed a parameter that
 * the source leaves open (a start month, a variant); such a row is used, and the desk says that it is unconfirmed.
 */
const provenance = { docNo: z.string(), source: z.string().min(1), confirmed: z.boolean() }
const byMonth = { from: month, to: month.nullable(), ...provenance }
const byDate = { from: date, to: date.nullable(), ...provenance }
/** Share in 1/10000: 70 is 0.7 %. */
const tenThousandths = z.int().min(0).max(100_000)
const wageClass = z.union([z.literal(1), z.literal(2), z.literal(3)])
const division = z.string().regex(/^\d{6}$/)

/** Every dated parameter table, one shape per row. A row is in force from `from` to `to`, both included. */
export const rowShapes = {
  /** 缴费费率 */
  rate: z.strictObject({ ...byMonth, scope: z.literal('province'), unit: tenThousandths, person: tenThousandths }),
  /** 缴费基数上下限: published figures, never computed (domain rule 1.2) */
  baseLimits: z.strictObject({ ...byMonth, floor: fen, ceiling: fen }),
  /** 农民合同制工人: whether the person's share is due for every rural worker, or only where the enrolment says so */
  ruralWorkerRule: z.strictObject({ ...byMonth, personShare: z.enum(['byFlag', 'always']) }),
  /** 未按时申报: share of the previous month's amount that is assessed, in 1/10000 */
  overdueRate: z.strictObject({ ...byMonth, share: tenThousandths }),
  /** 缴费基数申报截止: in these coverage months only wages declared in force from `wagesFrom` or later count as declared (社会保险法 art. 62) */
  wageDeadline: z.strictObject({ ...byMonth, wagesFrom: month }),
  /** 最低工资标准 per class of area */
  minimumWage: z.strictObject({ ...byMonth, class: wageClass, monthly: fen }),
  /** 区域类别: the class of a division in the minimum-wage notice */
  classMembership: z.strictObject({ ...byMonth, division, class: wageClass }),
  /** 失业保险金标准 as a share of the minimum wage: of the division's own class, or of class 1 for the whole province */
  benefitPercent: z.strictObject({ ...byMonth, share: tenThousandths, scope: z.enum(['ownClass', 'provinceClass1']) }),
  /** 享受期限: months by full years paid; the last figure holds for every longer time */
  durationTable: z.strictObject({ ...byMonth, months: z.array(z.int().min(0).max(24)).min(2), maximum: z.int().max(24) }),
  /** First paid month = month of 失业登记 + offset */
  firstMonthOffset: z.strictObject({ ...byMonth, offset: z.union([z.literal(0), z.literal(1)]) }),
  /** 业务期: days of the month, both included; holidays do not move them */
  businessWindow: z.strictObject({ ...byMonth, firstDay: z.int().min(1).max(28), lastDay: z.int().min(1).max(28) }),
  /**
   * 滞纳金: rate per day in 1/1,000,000. V1 runs from the day after the pay deadline to the day of assessment, V2 from the first day of
   * the month after the coverage month to the day before assessment.
   */
  lateFee: z.strictObject({
    ...byDate,
    perMillion: z.int().min(0).max(1_000_000),
    start: z.enum(['V1', 'V2']),
    cap: z.enum(['none', 'principal']),
    graceDays: z.int().min(0).max(365),
  }),
  /** 利息 on back-collected months (line 12): rate per day in 1/1,000,000, with the text it rests on, which the sheet shows when it is not 0 */
  interest: z.strictObject({ ...byDate, perMillion: z.int().min(0).max(1_000_000), basis: z.string().max(200) }),
  /** 工作日历: holidays (放假) and weekend days worked (调休上班), one row a year */
  workCalendar: z.strictObject({
    ...byDate,
    holidays: z.array(z.strictObject({ name: z.string(), from: date, to: date })),
    workingDays: z.array(date),
  }),
  /** 办理时限 in working days per matter */
  timeLimits: z.strictObject({ ...byDate, matter: z.string(), workingDays: z.int().positive(), article: z.string() }),
  /** 复核: a decision that moves at least this much money, in 分, needs a second person; 0 = every decision of the matter */
  secondReview: z.strictObject({ ...byDate, matter: z.string(), threshold: fen }),
  /** 办件占用: working days after which an untouched case is free again */
  leaseWorkingDays: z.strictObject({ ...byDate, workingDays: z.int().positive() }),
  /** 撤销审核时限: minutes after an approval in which its reviewer takes it back alone. */
  takeBackMinutes: z.strictObject({ ...byDate, minutes: z.int().nonnegative() }),
  /** 法定退休年龄: ages in months at the start of the period, and how they move */
  retirementAge: z.strictObject({ ...byDate, male: z.int(), femaleCadre: z.int(), femaleWorker: z.int(), note: z.string() }),
  /** 停发: first month without benefit = month of the event + offset */
  benefitStopMonth: z.strictObject({ ...byMonth, offset: z.union([z.literal(0), z.literal(1)]) }),
  /** 技能提升补贴标准 per 职业技能等级, by the day the certificate was issued */
  skillAmount: z.strictObject({ ...byDate, level: z.enum(['5', '4', '3']), amount: fen }),
  /** 技能提升补贴: months of contributions asked for, by the day of issue */
  skillMonths: z.strictObject({ ...byDate, months: z.int().positive() }),
  /** 技能提升补贴: months after issue within which to apply, the same day of the last month included; by the day of issue */
  skillDeadline: z.strictObject({ ...byDate, months: z.int().positive() }),
  /** 技能提升补贴: certificates a year and person, and how many where all are on the 急需紧缺 list; by the day of application */
  skillYearly: z.strictObject({ ...byDate, ordinary: z.int().positive(), shortage: z.int().positive() }),
  /** 稳岗返还: layoff rates in 1/1000, shares of the contributions in 1/10000, on the day of confirmation; `year` is refunded */
  retention: z.strictObject({
    ...byDate,
    year: z.string().regex(/^\d{4}$/),
    minimumMonths: z.int().positive(),
    layoffs: z.int().min(0).max(1000),
    smallUnit: z.int().positive(),
    smallUnitLayoffs: z.int().min(0).max(1000),
    largeShare: tenThousandths,
    smallShare: tenThousandths,
  }),
  /**
   * 终端安全: when the desk locks by itself (minutes without a touch; hours after sign-in), how long a password check serves for calls
   * that ask for a recent one, after how many months a password has to change (0: never), and when a change of posts needs a second
   * person; how often the data are backed up while the desk runs, and how many backups and months of them are kept. The bounds are those of GB/T 22239-2019 level 3 practice and NIST SP 800-63B AAL2.
   */
  deskSecurity: z.strictObject({
    ...byDate,
    idleMinutes: z.int().min(1).max(30),
    absoluteHours: z.int().min(1).max(12),
    reauthMinutes: z.int().min(1).max(30),
    passwordMonths: z.int().min(0).max(12),
    backupHours: z.int().min(1).max(168),
    backupDaily: z.int().min(3).max(60),
    backupMonthly: z.int().min(1).max(36),
    postChanges: z.enum(['secondPerson', 'secondPersonIfAppointed', 'systemAlone']),
  }),
  /** 须签名: an act that its decider has to sign with a key, from this much money on, in 分; no row = no signature is asked */
  signature: z.strictObject({ ...byDate, act: z.enum(['approval', 'rollback', 'reset', 'lock', 'policy']), threshold: fen }),
  /** 核定单打印: first day of the month of the accounting period on which its sheets may be printed officially */
  sheetPrinting: z.strictObject({ ...byMonth, firstDay: z.int().min(1).max(28) }),
  /** 单位授权码有效期, days counted from the day after issue */
  codeValidity: z.strictObject({ ...byDate, days: z.int().positive() }),
  /**
   * 网厅账号密码规则: how a reset and an initial password are made, how long a random one holds, who else has to agree, and from how many
   * resets on an operator's day or an account's month stand out
   */
  accountPassword: z.strictObject({
    ...byDate,
    reset: passwordRule.extract(['creditCodeTail', 'random']),
    initial: passwordRule.extract(['accountTail', 'random']),
    validHours: z.int().positive().max(720),
    /** Wrong passwords in a row that lock an account */
    tries: z.int().positive(),
    /** People it takes: to reset or allocate, and to unlock a list */
    people: z.union([z.literal(1), z.literal(2)]),
    bulkPeople: z.union([z.literal(1), z.literal(2)]),
    operatorDaily: z.int().positive(),
    accountMonthly: z.int().positive(),
  }),
  /** 网厅登录方式: one row for each login of an account system, for units of Kunming or elsewhere */
  accountLogin: z.strictObject({
    ...byDate,
    system: recordShapes.account.shape.system,
    area: z.enum(['all', 'kunming', 'elsewhere']),
    mode: recordShapes.account.shape.loginMode,
  }),
} as const

/** All tables together, as an adopted policy is stored and read back. */
export const tablesShape = z.strictObject({
  rate: z.array(rowShapes.rate),
  baseLimits: z.array(rowShapes.baseLimits),
  ruralWorkerRule: z.array(rowShapes.ruralWorkerRule),
  overdueRate: z.array(rowShapes.overdueRate),
  wageDeadline: z.array(rowShapes.wageDeadline),
  minimumWage: z.array(rowShapes.minimumWage),
  classMembership: z.array(rowShapes.classMembership),
  benefitPercent: z.array(rowShapes.benefitPercent),
  durationTable: z.array(rowShapes.durationTable),
  firstMonthOffset: z.array(rowShapes.firstMonthOffset),
  businessWindow: z.array(rowShapes.businessWindow),
  lateFee: z.array(rowShapes.lateFee),
  interest: z.array(rowShapes.interest),
  workCalendar: z.array(rowShapes.workCalendar),
  timeLimits: z.array(rowShapes.timeLimits),
  secondReview: z.array(rowShapes.secondReview),
  leaseWorkingDays: z.array(rowShapes.leaseWorkingDays),
  takeBackMinutes: z.array(rowShapes.takeBackMinutes),
  retirementAge: z.array(rowShapes.retirementAge),
  benefitStopMonth: z.array(rowShapes.benefitStopMonth),
  skillAmount: z.array(rowShapes.skillAmount),
  skillMonths: z.array(rowShapes.skillMonths),
  skillDeadline: z.array(rowShapes.skillDeadline),
  skillYearly: z.array(rowShapes.skillYearly),
  retention: z.array(rowShapes.retention),
  deskSecurity: z.array(rowShapes.deskSecurity),
  signature: z.array(rowShapes.signature),
  sheetPrinting: z.array(rowShapes.sheetPrinting),
  codeValidity: z.array(rowShapes.codeValidity),
  accountPassword: z.array(rowShapes.accountPassword),
  accountLogin: z.array(rowShapes.accountLogin),
}) satisfies z.ZodType<Tables>

export type TableName = keyof typeof rowShapes
export type RowOf<T extends TableName> = z.infer<(typeof rowShapes)[T]>
export type Tables = { readonly [T in TableName]: readonly RowOf<T>[] }
export type Row = RowOf<TableName>
export type WageClass = z.infer<typeof wageClass>

export const tableLabels: { readonly [T in TableName]: Text } = {
  rate: text('缴费费率', 'Contribution rate'),
  baseLimits: text('缴费基数上下限', 'Limits of the contribution base'),
  ruralWorkerRule: text('农民合同制工人缴费规则', 'Rural workers’ rule'),
  overdueRate: text('未按时申报核定比例', 'Share assessed without a declaration'),
  wageDeadline: text('缴费基数申报截止', 'Deadline of wage declarations'),
  minimumWage: text('最低工资标准', 'Minimum wage'),
  classMembership: text('最低工资区域类别', 'Minimum-wage class of a division'),
  benefitPercent: text('失业保险金标准比例', 'Benefit as a share of the minimum wage'),
  durationTable: text('失业保险金享受期限', 'Duration of benefit'),
  firstMonthOffset: text('待遇享受开始年月规则', 'First benefit month'),
  businessWindow: text('业务期', 'Business window'),
  lateFee: text('滞纳金', 'Late fee'),
  interest: text('利息', 'Interest'),
  workCalendar: text('工作日历', 'Working-day calendar'),
  timeLimits: text('办理时限', 'Time limits'),
  secondReview: text('复核标准', 'Second-review thresholds'),
  leaseWorkingDays: text('办件占用期限', 'Lease of a case'),
  takeBackMinutes: text('撤销审核时限', 'Time to take an approval back'),
  retirementAge: text('法定退休年龄', 'Statutory retirement age'),
  benefitStopMonth: text('停发月份规则', 'First month without benefit'),
  skillAmount: text('技能提升补贴标准', 'Skill subsidy amounts'),
  skillMonths: text('技能提升补贴缴费月数', 'Skill subsidy: months paid'),
  skillDeadline: text('技能提升补贴申请期限', 'Skill subsidy: deadline'),
  skillYearly: text('技能提升补贴年度次数', 'Skill subsidy: times a year'),
  retention: text('稳岗返还', 'Job-retention refund'),
  deskSecurity: text('终端安全', 'Security of the desk'),
  signature: text('须签名的业务', 'Acts to be signed'),
  sheetPrinting: text('核定单打印日', 'Printing of sheets'),
  codeValidity: text('单位授权码有效期', 'Validity of authorisation codes'),
  accountPassword: text('网厅账号密码规则', 'Portal passwords'),
  accountLogin: text('网厅登录方式', 'Portal logins'),
}

export const tableNames = Object.keys(rowShapes) as TableName[]

/** Whether a table goes by month (`YYYYMM`) rather than by day (`YYYY-MM-DD`). */
export const isMonthly = (table: TableName): boolean => rowShapes[table].shape.from.safeParse('202501').success
