import { put } from '../effects/apply.ts'
import { benefitAward } from '../effects/benefitAward.ts'
import { officeById } from '../policy/offices.ts'
import { secondReviewFor } from '../policy/policy.ts'
import { recordsOf } from '../register/slice.ts'
import { daysSinceJobLoss, entitlement, unusedMonths } from '../rules/entitlement.ts'
import { formatFen } from '../rules/money.ts'
import { monthInWords } from '../rules/months.ts'
import { paidMonths } from '../rules/paidMonths.ts'
import { unemploymentReasonOf, unemploymentReasons } from '../rules/unemploymentReasons.ts'
import { text } from '../text.ts'
import { claimMaterials } from './claimMaterials.ts'
import { nameAgrees } from './commonChecks.ts'
import { entitlementOf, jobSeekingOf, runningOf, unemploymentOf } from './facts.ts'
import { fail, pass, warn } from './findings.ts'
import { medical, payment, unemploymentDetails } from './groups.ts'
import { defineKind, type Facts, type Fields, type ValuesOf } from './kind.ts'
import { contactPhone, personFields } from './sharedFields.ts'

const objectionAddressees = [
  { value: 'formerUnit', label: text('原参保单位', 'Former unit') },
  { value: 'archive', label: text('存档机构', 'Keeper of the file') },
]

const fields = {
  ...personFields,
  medical: {
    label: text('缴纳医保方式', 'Medical insurance'),
    type: 'code',
    group: medical,
    required: true,
    options: [
      { value: 'fund', label: text('由失业保险基金代缴', 'Paid by the fund') },
      { value: 'waived', label: text('放弃代缴', 'Given up') },
    ],
  },
  medicalNo: {
    label: text('医保卡号（个人编号）', 'Medical card number'),
    type: 'text',
    group: medical,
    maxLength: 30,
    required: (v) => v['medical'] === 'fund',
    visible: (v) => v['medical'] !== 'waived',
  },
  waiverReason: {
    label: text('放弃原因', 'Reason to give up'),
    type: 'text',
    group: medical,
    maxLength: 200,
    required: (v) => v['medical'] === 'waived',
    visible: (v) => v['medical'] === 'waived',
  },
  lostJobOn: { label: text('失业日期', 'Job lost on'), type: 'date', group: unemploymentDetails, derived: true },
  reason: {
    label: text('失业原因', 'Reason'),
    type: 'code',
    group: unemploymentDetails,
    required: true,
    derived: true,
    options: unemploymentReasons,
  },
  registeredOn: { label: text('失业登记日期', 'Registered on'), type: 'date', group: unemploymentDetails, derived: true },
  firstMonth: { label: text('待遇享受开始年月', 'First month of benefit'), type: 'month', group: unemploymentDetails, derived: true },
  paidMonths: { label: text('累计缴费月数', 'Months paid'), type: 'integer', group: unemploymentDetails, derived: true },
  lastUnitName: { label: text('最后缴费单位', 'Last unit'), type: 'text', group: unemploymentDetails, derived: true, maxLength: 100 },
  residence: { label: text('常住地址', 'Residence'), type: 'text', group: unemploymentDetails, maxLength: 100 },
  residenceDetail: {
    label: text('详细常住地址', 'Residence in detail'),
    type: 'text',
    group: unemploymentDetails,
    required: true,
    maxLength: 200,
  },
  payee: {
    label: text('发放对象', 'Paid to'),
    type: 'code',
    group: payment,
    required: true,
    derived: true,
    options: [{ value: 'person', label: text('个人', 'The person') }],
  },
  payMethod: {
    label: text('发放方式', 'Paid by'),
    type: 'code',
    group: payment,
    required: true,
    derived: true,
    options: [{ value: 'bank', label: text('委托银行发放', 'Bank') }],
  },
  bankCode: { label: text('金融机构编码', 'Bank code'), type: 'text', group: payment, required: true, derived: true, maxLength: 14 },
  accountType: {
    label: text('账户类型', 'Type of account'),
    type: 'code',
    group: payment,
    required: true,
    options: [
      { value: 'card', label: text('银行储蓄卡', 'Bank card') },
      { value: 'passbook', label: text('银行存折', 'Passbook') },
    ],
  },
  accountName: { label: text('户名', 'Account name'), type: 'personName', group: payment, required: true, derived: true },
  accountNumber: { label: text('银行账号', 'Account number'), type: 'bankAccount', group: payment, required: true, clash: true },
  payeeName: { label: text('领取人姓名', 'Payee'), type: 'personName', group: payment, derived: true },
  payeeId: { label: text('领取人证件号码', "Payee's number"), type: 'idNumber', group: payment, derived: true },
  phone: { ...contactPhone, label: text('领取人联系电话', "Payee's phone"), group: payment },
  confirmation: {
    label: text('系统提取信息确认', 'Derived facts confirmed'),
    type: 'code',
    group: unemploymentDetails,
    options: [
      { value: 'confirmed', label: text('确认', 'Confirmed') },
      { value: 'objection', label: text('有异议', 'Objection') },
    ],
  },
  objectionTo: {
    label: text('异议核实单位', 'Who is asked'),
    type: 'code',
    group: unemploymentDetails,
    required: (v) => v['confirmation'] === 'objection',
    visible: (v) => v['confirmation'] === 'objection',
    options: objectionAddressees,
  },
  objection: {
    label: text('异议内容', 'Objection'),
    type: 'longText',
    group: unemploymentDetails,
    maxLength: 500,
    required: (v) => v['confirmation'] === 'objection',
    visible: (v) => v['confirmation'] === 'objection',
  },
} as const satisfies Fields

type Given = Facts<ValuesOf<typeof fields>>

/** What the claim gives by the register; nothing while the person is not registered as unemployed. */
function computed({ values, slice, policy, division }: Given) {
  const registration = unemploymentOf(slice, values.idNumber)
  if (!registration || values.idNumber === null) return undefined
  const paid = paidMonths(slice, values.idNumber, registration.lostJobOn)
  const carriedOver = unusedMonths(recordsOf(slice, 'entitlement'), slice.payments, values.idNumber)
  return {
    registration,
    paid,
    carriedOver,
    award: entitlement(policy, { paidMonths: paid.total, carriedOver, registeredOn: registration.registeredOn, division }),
  }
}

const register = text('先办结失业登记', 'Finish the unemployment registration first')

/** 失业保险金申领 (S002; 失业一件事 (四)). */
export const benefitClaim = defineKind({
  id: 'benefit.claim',
  label: text('失业保险金申领', 'Claim for unemployment benefit'),
  rows: ['S2-01', 'S2-02', 'S2-05', 'S2-06', 'S2-08', 'S2-09', 'S3-07', 'S3-08'],
  order: 30,
  joint: ['jobSeeking.register', 'unemployment.register'],
  fields,
  materials: claimMaterials,
  clock: { type: 'workingDays', matter: 'benefitClaim' },
  subject: { name: 'name', id: 'idNumber' },
  checks: [
    nameAgrees,
    {
      id: 'claim.paid',
      label: text('条件一：缴费满一年', 'Condition 1: one year paid'),
      fields: ['paidMonths'],
      rule: {
        text: text('失业前用人单位和本人已缴费满一年', 'Unit and person paid for a year before the job was lost'),
        source: '社会保险法 art. 45(1)；失业保险条例 art. 14',
      },
      run(facts) {
        const found = computed(facts)
        if (!found) return fail(text('未失业登记，不能计算', 'Not registered; nothing can be computed'), register)
        const { total, opening, arrears } = found.paid
        const owed = arrears.length > 0 ? `；欠缴 ${arrears.length} 个月不计入` : ''
        const count = `累计 ${total} 个月（其中历史 ${opening} 个月）${owed}`
        const given = facts.values.paidMonths
        // Months left over from an earlier claim keep their right without a new year (若干规定 art. 14).
        if (total < 12 && found.carriedOver === 0)
          return fail(
            text(count, `${total} months`),
            text('不足12个月不予通过；到账后重新核对', 'Less than 12 months; check again when payments arrive'),
          )
        if (given !== null && given !== total)
          return warn(
            text(`${count}，申请页显示 ${given} 个月`, `${total} months; the portal showed ${given}`),
            text('以登记为准，写明差异原因', 'The register counts; write down why they differ'),
          )
        return pass(count, `${total} months`)
      },
    },
    {
      id: 'claim.will',
      label: text('条件二：非因本人意愿中断就业', 'Condition 2: not of own will'),
      fields: ['reason'],
      rule: {
        text: text(
          '劳动合同期满、被解除、单位原因等；本人辞职、退休不在其列',
          'Contract ended or dissolved by the unit; not resignation or retirement',
        ),
        source: '社会保险法 art. 45(2)；若干规定 art. 13',
      },
      run(facts) {
        const registration = unemploymentOf(facts.slice, facts.values.idNumber)
        if (!registration) return fail(text('未失业登记，无失业原因', 'Not registered; no reason known'), register)
        const reason = unemploymentReasonOf(registration.reason)
        if (facts.values.reason !== registration.reason)
          return fail(
            text(
              `申请原因与失业登记（${reason?.label.zh ?? registration.reason}）不一致`,
              'The claim states another reason than the registration',
            ),
            text('核对后更正其中一方', 'Correct one of them'),
          )
        if (!reason?.entitled)
          return fail(
            text(`“${reason?.label.zh ?? registration.reason}”属本人意愿`, 'Ended by own will'),
            text('有异议的，由原用人单位核实更正', 'If disputed, the former employer corrects it'),
          )
        return pass(`${reason.label.zh}${reason.article ? `（劳动合同法${reason.article}）` : ''}`, reason.label.en)
      },
    },
    {
      id: 'claim.registered',
      label: text('条件三：已失业登记并有求职要求', 'Condition 3: registered and seeking work'),
      fields: ['registeredOn'],
      rule: { text: text('已办理失业登记，并有求职要求', 'Registered as unemployed and seeking work'), source: '社会保险法 art. 45(3)' },
      run({ values, slice }) {
        const registration = unemploymentOf(slice, values.idNumber)
        if (!registration) return fail(text('未失业登记', 'Not registered as unemployed'), register)
        if (!jobSeekingOf(slice, values.idNumber))
          return fail(
            text('无求职登记', 'Not registered as seeking work'),
            text('先办结求职登记', 'Finish the job-seeking registration first'),
          )
        if (values.registeredOn !== null && values.registeredOn !== registration.registeredOn)
          return warn(
            text(`登记日期为 ${registration.registeredOn}，申请页为 ${values.registeredOn}`, `Registered ${registration.registeredOn}`),
            text('以登记为准，写明', 'The register counts; write it down'),
          )
        return pass(`${registration.registeredOn} 失业登记，已求职登记`, `Registered ${registration.registeredOn}`)
      },
    },
    {
      id: 'claim.drawing',
      label: text('是否正在领取', 'Drawing already'),
      fields: ['idNumber'],
      rule: { text: text('同一期间只享受一次', 'One benefit at a time'), source: '失业保险条例 art. 17' },
      run({ values, slice }) {
        const held = entitlementOf(slice, values.idNumber, slice.openPeriod)
        if (!held) return pass('没有正在领取的待遇', 'No benefit in payment')
        return fail(
          text(`已核定至${monthInWords(held.lastMonth)}`, `Awarded to ${held.lastMonth}`),
          text('无需再次申领', 'Nothing to claim'),
        )
      },
    },
    {
      id: 'claim.working',
      label: text('是否已重新就业', 'Working again'),
      fields: ['idNumber'],
      rule: { text: text('重新就业的停止领取', 'The benefit ends with a new job'), source: '社会保险法 art. 51(1)' },
      run({ values, slice }) {
        return runningOf(slice, values.idNumber).length === 0
          ? pass('无在保关系', 'Not insured')
          : fail(text('已在用人单位参保', 'Insured at a unit'), text('核实就业情况', 'Verify the employment'))
      },
    },
    {
      id: 'claim.duration',
      label: text('享受期限', 'Duration'),
      fields: ['firstMonth'],
      rule: {
        text: text('按累计缴费年限查表，与上次未领月数合并不超过24个月', 'By the table of full years, with unused months up to 24'),
        source: '云南省失业保险条例；社会保险法 art. 46',
      },
      run(facts) {
        const found = computed(facts)
        if (!found) return undefined
        if (!found.award.ok)
          return fail(
            found.award.missing[0]?.message ?? text('参数缺失', 'A parameter is missing'),
            text('补录参数', 'Enter the parameter'),
          )
        const { fullYears, tableMonths, carriedOver, months, firstMonth, lastMonth } = found.award.value
        if (months === 0 || firstMonth === null || lastMonth === null)
          return fail(text('可享受 0 个月', 'No month of benefit'), text('不予通过', 'Reject'))
        const sum = `满 ${fullYears} 年 ${tableMonths} 个月${carriedOver > 0 ? `，上次未领 ${carriedOver} 个月` : ''}，共 ${months} 个月：${monthInWords(firstMonth)}至${monthInWords(lastMonth)}`
        if (facts.values.firstMonth !== null && facts.values.firstMonth !== firstMonth)
          return warn(
            text(
              `${sum}；申请页开始年月为${monthInWords(facts.values.firstMonth)}`,
              `${months} months from ${firstMonth}; the portal showed ${facts.values.firstMonth}`,
            ),
            text('以核定为准，写明', 'The award counts; write it down'),
          )
        return pass(sum, `${months} months, ${firstMonth} to ${lastMonth}`)
      },
    },
    {
      id: 'claim.amount',
      label: text('发放标准', 'Amount'),
      fields: [],
      rule: {
        text: text(
          '最低工资标准的90%；2023年12月起全省统一按一类地区',
          '90 % of the minimum wage; class 1 for the whole province from 2023-12',
        ),
        source: '云人社发〔2020〕35号、〔2022〕42号',
      },
      run(facts) {
        const found = computed(facts)
        if (!found?.award.ok || found.award.value.months === 0) return undefined
        const { spans, total } = found.award.value
        const parts = spans.map((s) => `${s.months} 个月 × ${formatFen(s.monthly)} 元`).join(' + ')
        return pass(`${parts} = ${formatFen(total)} 元（标准调整时补发）`, `${formatFen(total)} in all`)
      },
    },
    {
      id: 'claim.confirmed',
      label: text('本人对提取信息的确认', "The claimant's word on the derived facts"),
      fields: ['confirmation', 'objectionTo', 'objection'],
      rule: {
        text: text(
          '对失业原因、缴费时间等有异议的，联系原参保单位或存档机构核实',
          'Objections are clarified by the former unit or the keeper of the file',
        ),
        source: '失业“一件事”操作说明书 一（四）2（S3-08）',
      },
      run({ values }) {
        if (values.confirmation === null) return undefined
        if (values.confirmation === 'confirmed') return pass('本人已确认', 'Confirmed')
        const who = objectionAddressees.find((o) => o.value === values.objectionTo)?.label
        return warn(
          text(
            `本人有异议，待${who?.zh ?? '有关单位'}核实：${values.objection ?? ''}`,
            `Objection, to be clarified by the ${who?.en ?? 'unit'}: ${values.objection ?? ''}`,
          ),
          text('核实后写明结论；未核实清楚前不作决定', 'Clarify and write down the result before deciding'),
        )
      },
    },
    {
      id: 'claim.account',
      label: text('户名与领取人', 'Account name and payee'),
      fields: ['accountName', 'payeeName', 'payeeId'],
      rule: { text: text('发放到申领人本人账户', "Paid to the claimant's own account"), source: '昆明市网上申领指南 第五步（S2-06）' },
      run({ values }) {
        const { name, idNumber, accountName, payeeName, payeeId } = values
        if (accountName === name && (payeeName === null || payeeName === name) && (payeeId === null || payeeId === idNumber))
          return pass('户名、领取人均为申领人本人', 'All are the claimant')
        return fail(
          text('户名或领取人不是申领人本人', 'Account or payee is somebody else'),
          text('退回更换本人账户', "Return for the claimant's own account"),
        )
      },
    },
    {
      id: 'claim.bank',
      label: text('发放银行', 'Paying bank'),
      fields: ['bankCode'],
      rule: {
        text: text('由所属经办机构的代发银行发放', "Paid through the office's bank"),
        source: '昆明市失业保险经办机构待遇发放联系方式（S2-11）',
      },
      run({ values, officeId }) {
        const bank = officeById(officeId)?.bank
        if (!bank || values.bankCode === null) return undefined
        if (values.bankCode.startsWith(bank.code)) return pass(`${bank.name.zh}`, bank.name.en)
        return warn(
          text(`本机构代发银行为${bank.name.zh}（${bank.code}），申请为 ${values.bankCode}`, `The office pays through ${bank.name.en}`),
          text('核实能否跨行发放并写明', 'Verify that another bank can be paid and write it down'),
        )
      },
    },
    {
      id: 'claim.days',
      label: text('失业至申领天数', 'Days since the job was lost'),
      fields: ['lostJobOn'],
      rule: {
        text: text('超过60日不得拒绝受理，仅供参考', 'More than 60 days is no ground to refuse; for information'),
        source: '人社厅发〔2020〕24号 四',
      },
      run(facts) {
        const registration = unemploymentOf(facts.slice, facts.values.idNumber)
        if (!registration) return undefined
        const days = daysSinceJobLoss(registration, facts.submittedOn)
        return pass(`${days} 天`, `${days} days`)
      },
    },
  ],
  effects(facts) {
    const found = computed(facts)
    const { values, slice, submittedOn } = facts
    if (!found?.award.ok || values.idNumber === null) return []
    const { months, carriedOver, firstMonth, lastMonth } = found.award.value
    if (firstMonth === null || lastMonth === null) return []
    return [
      put(slice, benefitAward, {
        idNumber: values.idNumber,
        claimedOn: submittedOn,
        paidMonths: found.paid.total,
        months,
        carriedOver,
        firstMonth,
        lastMonth,
        accountNumber: values.accountNumber ?? '',
        accountType: values.accountType === 'passbook' ? 'passbook' : 'card',
        accountName: values.accountName ?? '',
        bankCode: values.bankCode ?? '',
        phone: values.phone ?? '',
        medical: values.medical === 'waived' ? 'waived' : 'fund',
        medicalNo: values.medicalNo,
        waiverReason: values.waiverReason,
        stoppedFrom: null,
        stopReason: null,
      }),
    ]
  },
  outcome(facts) {
    const found = computed(facts)
    if (!found?.award.ok) return []
    const { firstMonth, lastMonth, months, spans, total } = found.award.value
    if (firstMonth === null || lastMonth === null) return []
    return [
      { key: 'firstMonth', label: text('待遇发放开始', 'Paid from'), type: 'month', value: firstMonth },
      { key: 'lastMonth', label: text('待遇发放终止', 'Paid to'), type: 'month', value: lastMonth },
      { key: 'months', label: text('可享受月数', 'Months'), type: 'integer', value: months },
      { key: 'monthly', label: text('首月金额', 'First month'), type: 'money', value: spans[0]?.monthly ?? 0 },
      { key: 'total', label: text('预计合计', 'Expected total'), type: 'money', value: total },
    ]
  },
  secondReview(facts) {
    const rule = secondReviewFor(facts.policy, facts.today, 'benefitClaim')
    const found = computed(facts)
    const total = found?.award.ok ? found.award.value.total : 0
    if (!rule.ok || total < rule.row.threshold) return undefined
    return text('发放失业保险金须经复核（经办条例第三十七条）', 'Awards need a second review (经办条例 art. 37)')
  },
})
