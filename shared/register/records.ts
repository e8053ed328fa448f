import { z } from 'zod'
import { type Text, text } from '../text.ts'

/** Coverage month or accounting period, `YYYYMM`. */
export const month = z.string().regex(/^(19|20)\d{2}(0[1-9]|1[0-2])$/)
/** Calendar date, `YYYY-MM-DD`. */
export const date = z.iso.date()
/** Money in 分, never negative; signs belong to the line that uses it. */
export const fen = z.int().nonnegative().max(100_000_000_000)

/** How a password is made that is not the holder's own: last 6 of the login (S1-02), last 8 of the credit code (S1-03), or by chance. */
export const passwordRule = z.enum(['accountTail', 'creditCodeTail', 'random'])
export type PasswordRule = z.infer<typeof passwordRule>

/**
 * The register (参保登记): everything that an approved filing can change, one shape per record.
 * A record is replaced as a whole by an effect that names its body before and after, so undoing it is exact.
 */
export const recordShapes = {
  /** 参保单位 */
  unit: z.strictObject({
    unitNo: z.string().regex(/^\d{12}$/),
    creditCode: z.string(),
    name: z.string(),
    officeId: z.string(),
    /** 单位类型 */
    type: z.enum(['enterprise', 'institution', 'society', 'individual']),
    phone: z.string().nullable(),
    address: z.string().nullable(),
    state: z.enum(['active', 'cancelled']),
  }),
  /** 参保人, keyed by 社会保障号码 = 公民身份号码 (经办条例 art. 6) */
  person: z.strictObject({
    idNumber: z.string(),
    name: z.string(),
    gender: z.enum(['0', '1', '2', '9']),
    birthDate: date,
    ethnicity: z.string().nullable(),
    phone: z.string().nullable(),
    address: z.string().nullable(),
    /** 户口性质 */
    household: z.enum(['urban', 'rural']).nullable(),
    /** 学历 GB/T 4658 */
    education: z.string().nullable(),
    /** 资格证书与职称 stay null until a change filing (S3-10) brings them. */
    diedOn: date.nullable(),
  }),
  /** 参保关系: one spell of one person at one unit */
  enrolment: z.strictObject({
    unitNo: z.string(),
    idNumber: z.string(),
    fromMonth: month,
    /** Last covered month (停保当月), null while insured. */
    toMonth: month.nullable(),
    stopReason: z.string().nullable(),
    /** 农民工标志 (statistical, line 2 of the sheet) */
    ruralWorker: z.boolean(),
    /** 农民工是否缴费; counts only for months before 202207 */
    ruralWorkerPays: z.boolean(),
    employedOn: date.nullable(),
  }),
  /** 申报工资, in force from a month on */
  wage: z.strictObject({
    unitNo: z.string(),
    idNumber: z.string(),
    fromMonth: month,
    monthly: fen,
  }),
  /** 失业登记 */
  unemployment: z.strictObject({
    idNumber: z.string(),
    registeredOn: date,
    lostJobOn: date,
    /** Reason code of 实施社会保险法若干规定 art. 13 */
    reason: z.string(),
    lastUnitNo: z.string().nullable(),
    personType: z.string(),
    /** 特殊身份 (就业困难人员) */
    specialStatus: z.string().nullable(),
    officeId: z.string(),
    cancelledOn: date.nullable(),
    cancelReason: z.string().nullable(),
  }),
  /** 求职登记 */
  jobSeeking: z.strictObject({
    idNumber: z.string(),
    registeredOn: date,
    area: z.string(),
    position: z.string(),
    employmentForm: z.string(),
    payType: z.string(),
    cancelledOn: date.nullable(),
  }),
  /** 失业保险金待遇核定 */
  entitlement: z.strictObject({
    idNumber: z.string(),
    claimedOn: date,
    paidMonths: z.int().nonnegative(),
    /** 可享受月数 including what was carried over */
    months: z.int().min(0).max(24),
    carriedOver: z.int().min(0).max(24),
    firstMonth: month,
    lastMonth: month,
    accountNumber: z.string(),
    accountType: z.enum(['card', 'passbook']),
    accountName: z.string(),
    bankCode: z.string(),
    phone: z.string(),
    /** 缴纳医保方式: 代缴 or 放弃 with its reason */
    medical: z.enum(['fund', 'waived']),
    medicalNo: z.string().nullable(),
    waiverReason: z.string().nullable(),
    stoppedFrom: month.nullable(),
    stopReason: z.string().nullable(),
  }),
  /** 资格证书与职称 of a person, brought by a change filing (S3-10) */
  skill: z.strictObject({
    idNumber: z.string(),
    qualification: z.string().nullable(),
    issuedOn: date.nullable(),
    level: z.string().nullable(),
    /** 职称 */
    title: z.string().nullable(),
  }),
  /** 应退待遇: benefit paid for months after the stop, a claim against the person (经办条例 art. 46) */
  repayment: z.strictObject({
    idNumber: z.string(),
    fromMonth: month,
    toMonth: month,
    amount: fen,
    reason: z.string(),
    foundOn: date,
  }),
  /** 技能提升补贴, one per certificate */
  subsidy: z.strictObject({
    idNumber: z.string(),
    certificateNo: z.string(),
    occupation: z.string(),
    level: z.enum(['5', '4', '3']),
    issuedOn: date,
    appliedOn: date,
    /** On the provincial 急需紧缺 list of its year */
    shortage: z.boolean(),
    amount: fen,
    accountNumber: z.string(),
    accountType: z.enum(['card', 'passbook']),
    accountName: z.string(),
    bankCode: z.string(),
  }),
  /** 稳岗返还 of a unit, by the year whose contributions are refunded */
  retention: z.strictObject({
    unitNo: z.string(),
    year: z.string().regex(/^\d{4}$/),
    size: z.enum(['large', 'small']),
    /** Insured payers added up over the twelve months */
    headMonths: z.int().nonnegative(),
    /** Who lost the job in the year and drew benefit */
    cuts: z.int().nonnegative(),
    /** Contributions of unit and workers really paid in the year */
    paid: fen,
    amount: fen,
    accountNumber: z.string(),
    accountName: z.string(),
    confirmedOn: date,
  }),
  /** 网厅账号 of a unit, in one of the portals' account systems */
  account: z.strictObject({
    system: z.enum(['platform', 'hall', 'gdUnified', 'gdHrss']),
    accountName: z.string(),
    creditCode: z.string(),
    unitName: z.string(),
    unitNo: z.string().nullable(),
    /** 专管员 */
    holderName: z.string(),
    holderId: z.string(),
    phone: z.string(),
    loginMode: z.enum(['password', 'sms', 'socialCard', 'mobileCa', 'entityCa']),
    state: z.enum(['open', 'locked', 'closed']),
    openedOn: date,
    /** 实体CA bound to it */
    caSerial: z.string().nullable(),
    caIssuer: z.string().nullable(),
    caFrom: date.nullable(),
    caTo: date.nullable(),
    /** 可信等级: 三级(L1) by 法人基础库, 四级(L2) by 网银证书 or 电子营业执照 */
    trustLevel: z.enum(['L1', 'L2', 'L3']).nullable(),
    trustBy: z.enum(['legalBase', 'bankCertificate', 'licence', 'person']).nullable(),
    /** 登录初始化 of the first login is done (S4-03) */
    initialised: z.boolean().default(true),
    /** 父账号: the unit account that added this one (S4-04) */
    parentAccount: z.string().nullable().default(null),
    /** 锁定次数 over all, and the last lock: when, after how many wrong passwords in a row (S1-03) */
    lockCount: z.int().nonnegative().default(0),
    lockedAt: z.iso.datetime().nullable().default(null),
    wrongTries: z.int().nonnegative().default(0),
    /** The next login must change the password (S1-02) */
    mustChange: z.boolean().default(false),
    /** A password that somebody else set and the holder has not replaced: by which rule, since when */
    standingPassword: passwordRule.nullable().default(null),
    passwordSince: z.iso.datetime().nullable().default(null),
    /** Last reset at the desk; older news of the portal do not undo it */
    resetAt: z.iso.datetime().nullable().default(null),
  }),
  /** 网厅权限 of an account, one per portal */
  accountRight: z.strictObject({
    system: z.enum(['platform', 'hall', 'gdUnified', 'gdHrss']),
    accountName: z.string(),
    portal: z.enum(['enterprise', 'government', 'project', 'labour', 'employment', 'unemployment']),
    division: z.string().nullable(),
    /** 失业险网厅账号 it was bound to */
    hallAccount: z.string().nullable(),
    grantedBy: z.enum(['filing', 'entityCa', 'hallAccount']),
    grantedOn: date,
  }),
  /** 单位授权码 of an operator for one unit */
  authorisationCode: z.strictObject({
    codeId: z.string(),
    unitNo: z.string(),
    operatorName: z.string(),
    operatorId: z.string(),
    phone: z.string(),
    issuedOn: date,
    /** Last day on which it may be used */
    expiresOn: date,
    usedOn: date.nullable(),
  }),
  /** 经办人绑定: a person acts for a unit */
  operatorBinding: z.strictObject({
    creditCode: z.string(),
    operatorId: z.string(),
    boundOn: date,
    operatorName: z.string(),
    phone: z.string(),
    unitNo: z.string().nullable(),
    endedOn: date.nullable(),
  }),
} as const

export type RecordKind = keyof typeof recordShapes
export type RecordOf<K extends RecordKind> = z.infer<(typeof recordShapes)[K]>
export type Unit = RecordOf<'unit'>
export type Person = RecordOf<'person'>
export type Enrolment = RecordOf<'enrolment'>
export type Wage = RecordOf<'wage'>
export type Unemployment = RecordOf<'unemployment'>
export type JobSeeking = RecordOf<'jobSeeking'>
export type Entitlement = RecordOf<'entitlement'>
export type Account = RecordOf<'account'>
export type AccountRight = RecordOf<'accountRight'>

/** What nobody has done to an account yet. */
export const newAccount = {
  caSerial: null,
  caIssuer: null,
  caFrom: null,
  caTo: null,
  trustLevel: null,
  trustBy: null,
  initialised: true,
  parentAccount: null,
  lockCount: 0,
  lockedAt: null,
  wrongTries: 0,
  mustChange: false,
  standingPassword: null,
  passwordSince: null,
  resetAt: null,
} as const satisfies Partial<Account>

/** A body as its shape is today: members that came after it was written are filled in. */
export const completed = <K extends RecordKind>(record: K, body: RecordOf<K>): RecordOf<K> =>
  recordShapes[record].parse(body) as RecordOf<K>

export const recordLabels: { readonly [K in RecordKind]: Text } = {
  unit: text('参保单位', 'Unit'),
  person: text('参保人', 'Person'),
  enrolment: text('参保关系', 'Enrolment'),
  wage: text('申报工资', 'Declared wage'),
  unemployment: text('失业登记', 'Unemployment registration'),
  jobSeeking: text('求职登记', 'Job-seeking registration'),
  entitlement: text('待遇核定', 'Entitlement'),
  skill: text('资格证书与职称', 'Qualification and title'),
  repayment: text('应退待遇', 'Benefit to be returned'),
  subsidy: text('技能提升补贴', 'Skill subsidy'),
  retention: text('稳岗返还', 'Job-retention refund'),
  account: text('网厅账号', 'Portal account'),
  accountRight: text('网厅权限', 'Portal right'),
  authorisationCode: text('单位授权码', 'Authorisation code'),
  operatorBinding: text('经办人绑定', 'Operator'),
}

/** The natural key of a record; two records of a kind with one key are the same record. */
export const recordKey: { readonly [K in RecordKind]: (body: RecordOf<K>) => string } = {
  unit: (u) => u.unitNo,
  person: (p) => p.idNumber,
  enrolment: (e) => `${e.unitNo}/${e.idNumber}/${e.fromMonth}`,
  wage: (w) => `${w.unitNo}/${w.idNumber}/${w.fromMonth}`,
  unemployment: (u) => `${u.idNumber}/${u.registeredOn}`,
  jobSeeking: (j) => `${j.idNumber}/${j.registeredOn}`,
  entitlement: (e) => `${e.idNumber}/${e.claimedOn}`,
  skill: (s) => s.idNumber,
  repayment: (r) => `${r.idNumber}/${r.fromMonth}`,
  subsidy: (s) => `${s.idNumber}/${s.certificateNo}`,
  retention: (r) => `${r.unitNo}/${r.year}`,
  account: (a) => `${a.system}/${a.accountName}`,
  accountRight: (r) => `${r.system}/${r.portal}/${r.accountName}`,
  authorisationCode: (c) => `${c.unitNo}/${c.codeId}`,
  operatorBinding: (b) => `${b.creditCode}/${b.operatorId}/${b.boundOn}`,
}
