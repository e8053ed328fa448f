import { benefitClaim } from '../filings/benefitClaim.ts'
import { enrolmentDecrease } from '../filings/enrolmentDecrease.ts'
import { enrolmentIncrease } from '../filings/enrolmentIncrease.ts'
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
    cancelReason: member('text', '注销原因', 'Reason of cancellation'),
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
    stopReason: member('text', '停发原因', 'Reason of stop'),
  },
}
