import { put } from '../effects/apply.ts'
import { subsidyAward } from '../effects/subsidyAward.ts'
import { secondReviewFor, skillAmountFor, skillDeadlineFor, skillMonthsFor, skillYearlyFor } from '../policy/policy.ts'
import { recordsOf } from '../register/slice.ts'
import { addDays } from '../rules/dates.ts'
import { formatFen } from '../rules/money.ts'
import { addMonths, dayOf, firstDayOf, monthOf } from '../rules/months.ts'
import { paidMonths } from '../rules/paidMonths.ts'
import { text } from '../text.ts'
import { nameAgrees } from './commonChecks.ts'
import { entitlementOf, runningOf, unitBy } from './facts.ts'
import { fail, pass, warn } from './findings.ts'
import { basics, skillCertificate, subsidyDetails } from './groups.ts'
import { defineKind, type Facts, type Fields, type Option, type ValuesOf } from './kind.ts'
import { accountTypes, contactPhone, personFields } from './sharedFields.ts'

const option = (value: string, zh: string, en: string): Option => ({ value, label: text(zh, en) })
const certificateText = (zh: string, en: string) =>
  ({ label: text(zh, en), type: 'text', group: skillCertificate, maxLength: 100 }) as const

const fields = {
  ...personFields,
  // A person may apply for several certificates; the certificate is what must not turn up twice.
  idNumber: { ...personFields.idNumber, clash: false },
  unitName: { label: text('单位名称', 'Unit name'), type: 'text', group: basics, derived: true, maxLength: 100 },
  certificateType: {
    label: text('证书类型', 'Type of certificate'),
    type: 'code',
    group: skillCertificate,
    required: true,
    options: [
      option('skill', '职业技能等级证书', 'Skill level'),
      option('occupation', '职业资格证书', 'Occupational qualification'),
      option('professional', '专业技术人员职业资格', 'Professional-technical qualification'),
    ],
  },
  certificateName: { ...certificateText('证书名称', 'Certificate'), required: true },
  certificateNo: { ...certificateText('证书编号', 'Certificate number'), required: true, clash: true, maxLength: 40 },
  issuedOn: { label: text('发证日期', 'Issued on'), type: 'date', group: skillCertificate, required: true },
  occupation: { ...certificateText('工种/职业方向', 'Occupation'), required: true },
  assessor: certificateText('评价机构', 'Assessed by'),
  issuer: { ...certificateText('发证机构', 'Issued by'), required: true },
  workplace: certificateText('所在单位', 'Workplace'),
  level: {
    label: text('职业技能等级', 'Level'),
    type: 'code',
    group: skillCertificate,
    required: true,
    options: [option('5', '初级（五级）', 'Grade 5'), option('4', '中级（四级）', 'Grade 4'), option('3', '高级（三级）', 'Grade 3')],
  },
  certificateFound: {
    label: text('全国联网查询系统可查', 'Found in the national system'),
    type: 'boolean',
    group: skillCertificate,
    derived: true,
  },
  shortage: { label: text('急需紧缺职业（工种）', 'Shortage occupation'), type: 'boolean', group: skillCertificate, derived: true },
  trainingSubsidy: { label: text('已享受职业培训补贴', 'Had a training subsidy'), type: 'boolean', group: subsidyDetails, derived: true },
  amount: { label: text('计发金额', 'Amount'), type: 'money', group: subsidyDetails, derived: true },
  payee: {
    label: text('发放对象', 'Paid to'),
    type: 'code',
    group: subsidyDetails,
    derived: true,
    options: [option('person', '个人', 'The person')],
  },
  payMethod: {
    label: text('发放方式', 'Paid by'),
    type: 'code',
    group: subsidyDetails,
    derived: true,
    options: [option('bank', '委托银行发放', 'Bank')],
  },
  bankType: { label: text('开户行类别', 'Kind of bank'), type: 'text', group: subsidyDetails, maxLength: 50 },
  bankCode: { label: text('代发行', 'Paying bank'), type: 'text', group: subsidyDetails, required: true, maxLength: 14 },
  accountType: { label: text('账户类型', 'Type of account'), type: 'code', group: subsidyDetails, options: accountTypes },
  accountName: { label: text('户名', 'Account name'), type: 'personName', group: subsidyDetails, required: true },
  accountNumber: { label: text('银行账号', 'Account number'), type: 'bankAccount', group: subsidyDetails, required: true, clash: true },
  payeeName: { label: text('领取人姓名', 'Payee'), type: 'personName', group: subsidyDetails, derived: true },
  payeeId: { label: text('领取人证件号码', "Payee's number"), type: 'idNumber', group: subsidyDetails, derived: true },
  phone: { ...contactPhone, label: text('领取人联系电话', "Payee's phone"), group: subsidyDetails },
  remark: { label: text('备注', 'Remark'), type: 'longText', group: subsidyDetails, maxLength: 500 },
} as const satisfies Fields

type Given = Facts<ValuesOf<typeof fields>>

const enterParameter = text('补录参数', 'Enter the parameter')
const earlierOf = ({ values, slice }: Given) => recordsOf(slice, 'subsidy').filter((s) => s.idNumber === values.idNumber)

/** Contributions add up over a whole life here: a benefit once drawn restarts only the benefit's own count. */
const monthsPaid = ({ values, slice, submittedOn }: Given) =>
  paidMonths({ ...slice, records: { ...slice.records, entitlement: {} } }, values.idNumber ?? '', submittedOn).total

/** The same day so many months later, or the last of a shorter month. */
export function sameDayLater(date: string, months: number): string {
  const month = addMonths(monthOf(date), months)
  const last = addDays(firstDayOf(addMonths(month, 1)), -1)
  const day = dayOf(month, Number(date.slice(8)))
  return day < last ? day : last
}

/** 技能提升补贴申请 (S000 二 2): a certificate of a level, once, within its time, for who paid long enough. */
export const skillSubsidy = defineKind({
  id: 'subsidy.skill',
  label: text('技能提升补贴申请', 'Skill subsidy'),
  rows: ['S0-18', 'S0-17'],
  order: 50,
  fields,
  materials: [{ key: 'certificate', label: text('证书影像', 'Picture of the certificate'), required: false }],
  clock: { type: 'workingDays', matter: 'trainingSubsidy' },
  subject: { name: 'name', id: 'idNumber' },
  checks: [
    nameAgrees,
    {
      id: 'skill.status',
      label: text('申请时身份', 'Status on the day'),
      fields: ['idNumber', 'unitName'],
      rule: {
        text: text('企业在职参保职工，或正在领取失业保险金人员', 'Insured at an enterprise, or drawing the benefit'),
        source: '云社险通〔2025〕3号',
      },
      run({ values, slice, submittedOn }) {
        const units = runningOf(slice, values.idNumber).map((e) => unitBy(slice, e.unitNo))
        const enterprise = units.find((u) => u?.type === 'enterprise')
        if (enterprise) return pass(`在“${enterprise.name}”参保`, `Insured at ${enterprise.name}`)
        if (entitlementOf(slice, values.idNumber, monthOf(submittedOn))) return pass('正在领取失业保险金', 'Drawing the benefit')
        return fail(
          text(
            units.length > 0 ? '参保单位不是企业' : '既不在企业参保，也未领取失业保险金',
            units.length > 0 ? 'The unit is no enterprise' : 'Neither insured at an enterprise nor drawing the benefit',
          ),
          text('不予通过', 'Reject'),
        )
      },
    },
    {
      id: 'skill.months',
      label: text('缴费月数', 'Months paid'),
      fields: ['issuedOn'],
      rule: {
        text: text('累计缴费月数达到发证年度的要求', 'As many months as the year of issue asks'),
        source: '人社部发〔2024〕40号；云社险通〔2025〕3号',
      },
      run(facts) {
        if (facts.values.issuedOn === null) return undefined
        const rule = skillMonthsFor(facts.policy, facts.values.issuedOn)
        if (!rule.ok) return fail(rule.missing.message, enterParameter)
        const paid = monthsPaid(facts)
        const sum = text(`累计 ${paid} 个月，要求 ${rule.row.months} 个月`, `${paid} of ${rule.row.months} months`)
        return paid >= rule.row.months
          ? pass(sum.zh, sum.en)
          : fail(sum, text('不予通过；到账后重新核对', 'Reject; check again when payments arrive'))
      },
    },
    {
      id: 'skill.certificate',
      label: text('证书核验', 'Certificate'),
      fields: ['certificateNo', 'certificateType', 'certificateFound'],
      rule: {
        text: text(
          '全国联网查询系统可查；专业技术人员职业资格不在范围',
          'In the national system; professional-technical ones do not count',
        ),
        source: '云社险通〔2025〕3号',
      },
      run({ values }) {
        if (values.certificateType === 'professional')
          return fail(
            text('专业技术人员职业资格不属补贴范围', 'Professional-technical qualifications do not count'),
            text('不予通过', 'Reject'),
          )
        if (values.certificateFound === true) return pass('联网可查', 'Found')
        if (values.certificateFound === false)
          return fail(
            text('联网查询不到该证书', 'Not found'),
            text('核对证书编号，或由发证机构补传', 'Check the number, or the issuer delivers it'),
          )
        return warn(
          text('没有联网核验结果', 'Not looked up'),
          text('在技能人才评价证书全国联网查询系统核验并写明', 'Look it up and write down the result'),
        )
      },
    },
    {
      id: 'skill.deadline',
      label: text('申请期限', 'Deadline'),
      fields: ['issuedOn'],
      rule: {
        text: text('自发证之日起12个月内（含届满日）申请', 'Within 12 months of issue, the last day included'),
        source: '云人社办通〔2020〕72号',
      },
      run({ values, policy, submittedOn }) {
        if (values.issuedOn === null) return undefined
        if (values.issuedOn > submittedOn)
          return fail(text('发证日期晚于申请日期', 'Issued after the application'), text('核对证书', 'Check'))
        const rule = skillDeadlineFor(policy, values.issuedOn)
        if (!rule.ok) return fail(rule.missing.message, enterParameter)
        const last = sameDayLater(values.issuedOn, rule.row.months)
        return submittedOn <= last
          ? pass(`应于 ${last} 前（含）申请`, `By ${last}`)
          : fail(text(`已过期限 ${last}`, `After ${last}`), text('不予通过', 'Reject'))
      },
    },
    {
      id: 'skill.once',
      label: text('同职业同等级', 'Occupation and level'),
      fields: ['occupation', 'level', 'certificateNo'],
      rule: { text: text('同一职业（工种）同一等级只享受一次', 'Once for an occupation and level'), source: '人社部发〔2024〕40号' },
      run(facts) {
        const { occupation, level, certificateNo } = facts.values
        const same = earlierOf(facts).find((s) => s.certificateNo === certificateNo || (s.occupation === occupation && s.level === level))
        return same
          ? fail(text(`${same.appliedOn} 已享受（证书 ${same.certificateNo}）`, `Paid on ${same.appliedOn}`), text('不予通过', 'Reject'))
          : pass('未享受过', 'Not paid yet')
      },
    },
    {
      id: 'skill.higher',
      label: text('已享受更高等级', 'Higher level held'),
      fields: ['occupation', 'level'],
      rule: {
        text: text('同一职业已享受高等级的，不再享受低等级', 'A higher level of the occupation excludes the lower'),
        source: '云社险通〔2025〕3号',
      },
      run(facts) {
        const { occupation, level } = facts.values
        const higher = earlierOf(facts).find((s) => s.occupation === occupation && Number(s.level) < Number(level))
        return higher
          ? fail(text(`已享受 ${higher.level} 级补贴`, `Paid for level ${higher.level}`), text('不予通过', 'Reject'))
          : pass('没有更高等级', 'No higher level')
      },
    },
    {
      id: 'skill.yearly',
      label: text('年度次数', 'Times a year'),
      fields: ['shortage'],
      rule: {
        text: text('按年度限次；急需紧缺职业可增加次数', 'So many a year, more for shortage occupations'),
        source: '人社部发〔2024〕40号；云社险通〔2025〕3号',
      },
      run(facts) {
        const { values, policy, submittedOn } = facts
        const rule = skillYearlyFor(policy, submittedOn)
        if (!rule.ok) return fail(rule.missing.message, enterParameter)
        const year = earlierOf(facts).filter((s) => s.appliedOn.slice(0, 4) === submittedOn.slice(0, 4))
        const count = year.length + 1
        const { ordinary, shortage } = rule.row
        const sum = `本年第 ${count} 次，一般 ${ordinary} 次，急需紧缺 ${shortage} 次`
        if (count <= ordinary) return pass(sum, `No. ${count} of the year`)
        const flags = [...year.map((s) => s.shortage), values.shortage === true]
        if (count > shortage || !flags.includes(true))
          return fail(text(sum, `No. ${count} of the year: too many`), text('不予通过', 'Reject'))
        if (flags.every(Boolean)) return pass(sum, `No. ${count} of the year, all shortage occupations`)
        // The notice's sentence on a year with both kinds is cut off in what was published.
        return warn(
          text(`${sum}；兼有两类证书，通知写法不明`, `No. ${count} of the year, both kinds: the notice is unclear`),
          text('请示后写明依据', 'Ask and write down the ground'),
        )
      },
    },
    {
      id: 'skill.training',
      label: text('职业培训补贴', 'Training subsidy'),
      fields: ['trainingSubsidy'],
      rule: { text: text('与职业培训补贴不得重复享受', 'Not together with a training subsidy'), source: '人社部发〔2024〕40号' },
      run({ values }) {
        if (values.trainingSubsidy === true)
          return fail(text('同一证书已享受职业培训补贴', 'A training subsidy was paid'), text('不予通过', 'Reject'))
        if (values.trainingSubsidy === false) return pass('未享受职业培训补贴', 'None was paid')
        return warn(
          text('没有比对结果', 'Not compared'),
          text('与就业补助资金台账比对后写明', 'Compare with the records and write down the result'),
        )
      },
    },
    {
      id: 'skill.amount',
      label: text('计发金额', 'Amount'),
      fields: ['amount', 'level'],
      rule: {
        text: text('初级1000元、中级1500元、高级2000元', '1000, 1500, 2000 yuan by level'),
        source: '人社部发〔2024〕40号；云社险通〔2025〕3号',
      },
      run({ values, policy }) {
        if (values.issuedOn === null || values.level === null) return undefined
        const rule = skillAmountFor(policy, values.issuedOn, values.level)
        if (!rule.ok) return fail(rule.missing.message, enterParameter)
        const sum = text(`${formatFen(rule.row.amount)} 元`, formatFen(rule.row.amount))
        return values.amount === null || values.amount === rule.row.amount
          ? pass(sum.zh, sum.en)
          : warn(
              text(`应为 ${sum.zh}，申请页为 ${formatFen(values.amount)} 元`, `${sum.en}; the portal showed ${formatFen(values.amount)}`),
              text('以参数表为准，写明', 'The table counts; write it down'),
            )
      },
    },
    {
      id: 'skill.account',
      label: text('户名与领取人', 'Account name and payee'),
      fields: ['accountName', 'payeeName', 'payeeId'],
      rule: { text: text('发放到申请人本人账户', "Paid to the applicant's own account"), source: '一体化平台操作指南 二 2（S0-18）' },
      run({ values: { name, idNumber, accountName, payeeName, payeeId } }) {
        return accountName === name && (payeeName ?? name) === name && (payeeId ?? idNumber) === idNumber
          ? pass('均为申请人本人', 'All are the applicant')
          : fail(
              text('户名或领取人不是申请人本人', 'Account or payee is somebody else'),
              text('退回更换本人账户', 'Return for the own account'),
            )
      },
    },
  ],
  effects(facts) {
    const { values, slice, policy, submittedOn } = facts
    const { idNumber, certificateNo, issuedOn, level } = values
    if (idNumber === null || certificateNo === null || issuedOn === null) return []
    const rule = skillAmountFor(policy, issuedOn, level ?? '')
    if (!rule.ok) return []
    return [
      put(slice, subsidyAward, {
        idNumber,
        certificateNo,
        occupation: values.occupation ?? '',
        level: rule.row.level,
        issuedOn,
        appliedOn: submittedOn,
        shortage: values.shortage ?? false,
        amount: rule.row.amount,
        accountNumber: values.accountNumber ?? '',
        accountType: values.accountType === 'passbook' ? 'passbook' : 'card',
        accountName: values.accountName ?? '',
        bankCode: values.bankCode ?? '',
      }),
    ]
  },
  outcome({ values, policy }) {
    const rule = skillAmountFor(policy, values.issuedOn ?? '', values.level ?? '')
    return rule.ok ? [{ key: 'amount', label: text('补贴金额', 'Subsidy'), type: 'money', value: rule.row.amount }] : []
  },
  secondReview({ values, policy, today }) {
    const amount = skillAmountFor(policy, values.issuedOn ?? '', values.level ?? '')
    const rule = secondReviewFor(policy, today, 'skillSubsidy')
    if (!rule.ok || !amount.ok || amount.row.amount < rule.row.threshold) return undefined
    return text('发放技能提升补贴须经复核、公示（经办条例第三十七条）', 'Subsidies need a second review and are published')
  },
})
