import { benefitClaim } from '../filings/benefitClaim.ts'
import { stopCauses } from '../filings/benefitStopping.ts'
import { enrolmentDecrease } from '../filings/enrolmentDecrease.ts'
import { enrolmentIncrease } from '../filings/enrolmentIncrease.ts'
import { accountSystems, loginModes, passwordRules, portals, trustLevels, trustWays } from '../filings/accountCodes.ts'
import { retentionConfirmation } from '../filings/retentionConfirmation.ts'
import { accountTypes } from '../filings/sharedFields.ts'
import { skillSubsidy } from '../filings/skillSubsidy.ts'
import { jobSeekingRegistration } from '../filings/jobSeekingRegistration.ts'
import type { Field, FieldType, Kind } from '../filings/kind.ts'
import { unemploymentRegistration } from '../filings/unemploymentRegistration.ts'
import { educationLevels, ethnicities, genders } from '../rules/codes.ts'
import { text } from '../text.ts'
import type { RecordKind, RecordOf } from './records.ts'

/** How a member of a record reads: its words, what it holds (which also decides whether it is masked) and its code list. */
export type Member = Pick<Field, 'label' | 'type' | 'options'>

const member = (type: FieldType, zh: string, en: string, options?: Field['options']): Member => ({
  label: text(zh, en),
  type,
  ...(options !== undefined && { options }),
})
/** The list of the field from which the member came. */
const listOf = (kind: Kind, field: string): Field['options'] => kind.fields[field]?.options

const idNumber = member('idNumber', '证件号码', 'Identity number')
const unitNo = member('text', '单位编号', 'Unit number')
const officeId = member('text', '经办机构', 'Office')
const fromMonth = member('month', '开始月份', 'From')

/** Words for every member of every record, in the order in which a person reads them. */
export const memberLabels: { readonly [K in RecordKind]: { readonly [M in keyof RecordOf<K>]: Member } } = {
  unit: {
    unitNo,
    name: member('text', '单位名称', 'Name'),
    creditCode: member('creditCode', '统一社会信用代码', 'Credit code'),
    type: member('code', '单位类型', 'Type', [
      { value: 'enterprise', label: text('企业', 'Enterprise') },
      { value: 'institution', label: text('事业单位', 'Public institution') },
      { value: 'society', label: text('社会团体', 'Society') },
      { value: 'individual', label: text('个体工商户', 'Individual business') },
    ]),
    officeId,
    phone: member('phone', '联系电话', 'Phone'),
    address: member('text', '单位地址', 'Address'),
    state: member('code', '参保状态', 'State', [
      { value: 'active', label: text('参保缴费', 'Active') },
      { value: 'cancelled', label: text('已注销', 'Cancelled') },
    ]),
  },
  person: {
    name: member('personName', '姓名', 'Name'),
    idNumber,
    gender: member('code', '性别', 'Sex', genders),
    birthDate: member('date', '出生日期', 'Birth date'),
    ethnicity: member('code', '民族', 'Ethnicity', ethnicities),
    phone: member('phone', '联系电话', 'Phone'),
    address: member('text', '常住地址', 'Address'),
    household: member('code', '户口性质', 'Household', listOf(enrolmentIncrease, 'household')),
    education: member('code', '文化程度', 'Education', educationLevels),
    diedOn: member('date', '死亡日期', 'Died on'),
  },
  enrolment: {
    unitNo,
    idNumber,
    fromMonth: member('month', '参保月份', 'Insured from'),
    toMonth: member('month', '停保当月', 'Last covered month'),
    stopReason: member('code', '停保原因', 'Reason of stop', listOf(enrolmentDecrease, 'stopReason')),
    ruralWorker: member('boolean', '农民工标志', 'Rural worker'),
    ruralWorkerPays: member('boolean', '农民工是否缴费', 'Rural worker pays'),
    employedOn: member('date', '就业登记时间', 'Employment registered on'),
  },
  wage: { unitNo, idNumber, fromMonth, monthly: member('money', '申报工资', 'Declared wage') },
  unemployment: {
    idNumber,
    registeredOn: member('date', '失业登记日期', 'Registered on'),
    lostJobOn: member('date', '失业日期', 'Job lost on'),
    reason: member('code', '失业原因', 'Reason', listOf(unemploymentRegistration, 'reason')),
    lastUnitNo: member('text', '最后缴费单位编号', 'Last unit'),
    personType: member('code', '失业人员类型', 'Type of person', listOf(unemploymentRegistration, 'personType')),
    specialStatus: member('code', '特殊身份', 'Special status', listOf(unemploymentRegistration, 'specialStatus')),
    officeId,
    cancelledOn: member('date', '注销日期', 'Cancelled on'),
    cancelReason: member('code', '注销原因', 'Reason of cancellation', stopCauses),
  },
  jobSeeking: {
    idNumber,
    registeredOn: member('date', '求职登记日期', 'Registered on'),
    area: member('text', '工作地区', 'Area'),
    position: member('text', '岗位名称', 'Position'),
    employmentForm: member('code', '就业形式', 'Form of employment', listOf(jobSeekingRegistration, 'employmentForm')),
    payType: member('code', '薪酬类型', 'Type of pay', listOf(jobSeekingRegistration, 'payType')),
    cancelledOn: member('date', '注销日期', 'Cancelled on'),
  },
  entitlement: {
    idNumber,
    claimedOn: member('date', '申领日期', 'Claimed on'),
    paidMonths: member('integer', '累计缴费月数', 'Months paid'),
    months: member('integer', '可享受月数', 'Months of benefit'),
    carriedOver: member('integer', '其中结转月数', 'Months carried over'),
    firstMonth: member('month', '待遇享受开始年月', 'First month'),
    lastMonth: member('month', '待遇享受终止年月', 'Last month'),
    accountNumber: member('bankAccount', '银行账号', 'Account number'),
    accountType: member('code', '账户类型', 'Type of account', listOf(benefitClaim, 'accountType')),
    accountName: member('personName', '户名', 'Account name'),
    bankCode: member('text', '金融机构编码', 'Bank code'),
    phone: member('phone', '领取人联系电话', "Payee's phone"),
    medical: member('code', '缴纳医保方式', 'Medical insurance', listOf(benefitClaim, 'medical')),
    medicalNo: member('text', '医保卡号（个人编号）', 'Medical card number'),
    waiverReason: member('text', '放弃代缴原因', 'Reason to give up'),
    stoppedFrom: member('month', '停发月份', 'Stopped from'),
    stopReason: member('code', '停发原因', 'Reason of stop', stopCauses),
  },
  skill: {
    idNumber,
    qualification: member('text', '职业（工种）资格名称', 'Qualification'),
    issuedOn: member('date', '证书发放日期', 'Issued on'),
    level: member('text', '技术等级', 'Level'),
    title: member('text', '职称', 'Title'),
  },
  repayment: {
    idNumber,
    fromMonth,
    toMonth: member('month', '结束月份', 'To'),
    amount: member('money', '应退金额', 'Amount'),
    reason: member('code', '应退原因', 'Reason', stopCauses),
    foundOn: member('date', '发现日期', 'Found on'),
  },
  subsidy: {
    idNumber,
    certificateNo: member('text', '证书编号', 'Certificate'),
    occupation: member('text', '工种/职业方向', 'Occupation'),
    level: member('code', '职业技能等级', 'Level', listOf(skillSubsidy, 'level')),
    issuedOn: member('date', '发证日期', 'Issued on'),
    appliedOn: member('date', '申请日期', 'Applied on'),
    shortage: member('boolean', '急需紧缺职业', 'Shortage occupation'),
    amount: member('money', '计发金额', 'Amount'),
    accountNumber: member('bankAccount', '银行账号', 'Account number'),
    accountType: member('code', '账户类型', 'Type of account', accountTypes),
    accountName: member('personName', '户名', 'Account name'),
    bankCode: member('text', '金融机构编码', 'Bank code'),
  },
  retention: {
    unitNo,
    year: member('text', '返还年度', 'Year'),
    size: member('code', '划型', 'Size', listOf(retentionConfirmation, 'size')),
    headMonths: member('integer', '全年缴费人数合计（人月）', 'Insured months'),
    cuts: member('integer', '裁员人数', 'Layoffs'),
    paid: member('money', '上年度实缴', 'Paid in the year'),
    amount: member('money', '返还金额', 'Refund'),
    accountNumber: member('bankAccount', '银行账号', 'Account number'),
    accountName: member('text', '户名', 'Account name'),
    confirmedOn: member('date', '确认日期', 'Confirmed on'),
  },
  account: {
    system: member('code', '账号体系', 'System', accountSystems),
    accountName: member('text', '账号', 'Account'),
    creditCode: member('creditCode', '统一社会信用代码', 'Credit code'),
    unitName: member('text', '单位名称', 'Unit'),
    unitNo,
    holderName: member('personName', '专管员姓名', 'Holder'),
    holderId: member('idNumber', '专管员证件号码', "Holder's number"),
    phone: member('phone', '手机号码', 'Phone'),
    loginMode: member('code', '登录方式', 'Login', loginModes),
    state: member('code', '账号状态', 'State', [
      { value: 'open', label: text('正常', 'Open') },
      { value: 'locked', label: text('已锁定', 'Locked') },
      { value: 'closed', label: text('已停用', 'Closed') },
    ]),
    openedOn: member('date', '注册日期', 'Opened on'),
    caSerial: member('text', 'CA证书序列号', 'Certificate serial'),
    caIssuer: member('text', 'CA颁发机构', 'Issuer'),
    caFrom: member('date', 'CA有效期起', 'Valid from'),
    caTo: member('date', 'CA有效期止', 'Valid to'),
    trustLevel: member('code', '可信等级', 'Trust level', trustLevels),
    trustBy: member('code', '核验方式', 'Verified by', trustWays),
    initialised: member('boolean', '已完成登录初始化', 'Initialised'),
    parentAccount: member('text', '父账号', 'Parent account'),
    lockCount: member('integer', '锁定次数', 'Times locked'),
    lockedAt: member('text', '最近锁定时间', 'Last locked at'),
    wrongTries: member('integer', '锁定前连续输错', 'Wrong tries before it'),
    mustChange: member('boolean', '下次登录须改密', 'Must change at next login'),
    standingPassword: member('code', '未改的密码', 'Password not changed yet', passwordRules),
    passwordSince: member('text', '密码设置时间', 'Password set at'),
    resetAt: member('text', '最近重置时间', 'Last reset at'),
  },
  accountRight: {
    system: member('code', '账号体系', 'System', accountSystems),
    accountName: member('text', '账号', 'Account'),
    portal: member('code', '网厅', 'Portal', portals),
    division: member('division', '参保地行政区划', 'Division'),
    hallAccount: member('text', '失业险网厅账号', 'Unemployment portal account'),
    grantedBy: member('code', '取得方式', 'Granted by', [
      { value: 'filing', label: text('权限开通申报', 'Filing') },
      { value: 'entityCa', label: text('实体CA登录自动绑定', 'Entity certificate') },
      { value: 'hallAccount', label: text('网厅账号绑定', 'Portal account') },
    ]),
    grantedOn: member('date', '开通日期', 'Granted on'),
  },
  authorisationCode: {
    codeId: member('text', '授权码编号', 'Code'),
    unitNo,
    operatorName: member('personName', '经办人姓名', 'Operator'),
    operatorId: member('idNumber', '经办人证件号码', "Operator's number"),
    phone: member('phone', '手机号码', 'Phone'),
    issuedOn: member('date', '发放日期', 'Issued on'),
    expiresOn: member('date', '有效期止', 'Valid to'),
    usedOn: member('date', '使用日期', 'Used on'),
  },
  operatorBinding: {
    creditCode: member('creditCode', '统一社会信用代码', 'Credit code'),
    operatorId: member('idNumber', '经办人证件号码', "Operator's number"),
    boundOn: member('date', '绑定日期', 'Bound on'),
    operatorName: member('personName', '经办人姓名', 'Operator'),
    phone: member('phone', '手机号码', 'Phone'),
    unitNo,
    endedOn: member('date', '解除日期', 'Ended on'),
  },
}
