import { put } from '../effects/apply.ts'
import { retentionAward } from '../effects/retentionAward.ts'
import { retentionFor, secondReviewFor } from '../policy/policy.ts'
import type { RowOf } from '../policy/tables.ts'
import { recordsOf } from '../register/slice.ts'
import { atRate, formatFen } from '../rules/money.ts'
import { text } from '../text.ts'
import { trustLevels, trustWays } from './accountCodes.ts'
import { unitKnown } from './commonChecks.ts'
import { fail, pass, warn } from './findings.ts'
import { account, payment, retention } from './groups.ts'
import { defineKind, type Facts, type Fields, type ValuesOf } from './kind.ts'
import { unitFields } from './sharedFields.ts'

const fields = {
  ...unitFields,
  creditCode: { ...unitFields.creditCode, clash: true },
  accountName: { label: text('单位账号', 'Unit account'), type: 'text', group: account, derived: true, maxLength: 50 },
  trustLevel: { label: text('可信等级', 'Trust level'), type: 'code', group: account, derived: true, options: trustLevels },
  trustBy: { label: text('核验方式', 'Verified by'), type: 'code', group: account, required: true, derived: true, options: trustWays },
  year: { label: text('返还所属年度', 'Year refunded'), type: 'text', group: retention, required: true, maxLength: 4 },
  size: {
    label: text('划型', 'Size'),
    type: 'code',
    group: retention,
    required: true,
    options: [
      { value: 'large', label: text('大型企业', 'Large enterprise') },
      {
        value: 'small',
        label: text('中小微企业、社会团体、基金会、社会服务机构、律所、会计所、个体工商户', 'Smaller enterprise, society and the like'),
      },
    ],
  },
  paidMonths: { label: text('足额缴费月数', 'Months paid in full'), type: 'integer', group: retention, required: true, derived: true },
  payingNow: { label: text('目前正常缴费', 'Paying now'), type: 'boolean', group: retention, required: true, derived: true },
  headMonths: {
    label: text('全年缴费人数合计（人月）', 'Insured months of the year'),
    type: 'integer',
    group: retention,
    required: true,
    derived: true,
  },
  cuts: { label: text('裁员人数', 'Layoffs'), type: 'integer', group: retention, required: true, derived: true },
  paid: { label: text('上年度单位和职工实缴', 'Paid by unit and workers'), type: 'money', group: retention, required: true, derived: true },
  excluded: { label: text('严重失信或“僵尸企业”', 'Dishonest or defunct'), type: 'boolean', group: retention, derived: true },
  amount: { label: text('返还金额', 'Refund'), type: 'money', group: retention, derived: true },
  accountHolder: { label: text('户名', 'Account name'), type: 'text', group: payment, required: true, maxLength: 100 },
  bankName: { label: text('开户行', 'Bank'), type: 'text', group: payment, required: true, maxLength: 100 },
  // A company account carries no check digit.
  accountType: {
    label: text('账户类型', 'Type of account'),
    type: 'code',
    group: payment,
    required: true,
    options: [
      { value: 'corporate', label: text('对公账户', 'Company account') },
      { value: 'tax', label: text('缴纳社保费的税务扣款账户', 'Account that contributions are drawn from') },
    ],
  },
  accountNumber: { label: text('银行账号', 'Account number'), type: 'bankAccount', group: payment, required: true, clash: true },
} as const satisfies Fields

type Given = Facts<ValuesOf<typeof fields>>
type Rule = RowOf<'retention'>

const enterParameter = text('补录参数', 'Enter the parameter')
const ruleOf = ({ policy, submittedOn }: Given) => retentionFor(policy, submittedOn)

/** "≤ 30 persons" by the monthly average, in whole numbers: Σ heads ≤ 30 × 12. */
const isSmallUnit = (rule: Rule, headMonths: number) => headMonths <= rule.smallUnit * 12

/** 裁员率不高于: cuts ÷ (Σ heads ÷ 12) against so many per mille; equality passes. */
const layoffsPass = (rule: Rule, cuts: number, headMonths: number) =>
  cuts * 12 * 1000 <= (isSmallUnit(rule, headMonths) ? rule.smallUnitLayoffs : rule.layoffs) * headMonths

const refund = (rule: Rule, size: string | null, paid: number) => atRate(paid, size === 'large' ? rule.largeShare : rule.smallShare)

/** cuts ÷ average heads in per cent to two places, for reading only. */
const rateInWords = (cuts: number, headMonths: number) => {
  const hundredths = Math.round((cuts * 12 * 10_000) / headMonths)
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}%`
}

const levelByWay: Readonly<Record<string, string>> = { legalBase: 'L1', bankCertificate: 'L2', licence: 'L2' }

/** 失业保险稳岗返还信息确认 (S004; 云人社发〔2025〕9号): the unit confirms, the desk checks conditions and amount. */
export const retentionConfirmation = defineKind({
  id: 'retention.confirm',
  label: text('失业保险稳岗返还信息确认', 'Confirmation of the job-retention refund'),
  rows: ['S4-01', 'S4-02', 'S4-07', 'S4-10'],
  order: 50,
  fields,
  materials: [],
  clock: { type: 'workingDays', matter: 'refund' },
  subject: { name: 'unitName', id: 'creditCode', unit: 'unitNo' },
  checks: [
    unitKnown,
    {
      id: 'retention.trust',
      label: text('可信等级', 'Trust level'),
      fields: ['trustLevel', 'trustBy'],
      rule: {
        text: text(
          '可信等级须为四级（L2）以上；未绑定经办人的单位账号可经法人实人认证办理',
          'Grade 4 (L2) or more; a unit account without operator may act through its representative in person',
        ),
        source: '登录操作指引 1 实名核验、2 登录（S4-02、S4-07）',
      },
      run({ values, slice }) {
        const held = recordsOf(slice, 'account').find((a) => a.creditCode === values.creditCode && a.accountName === values.accountName)
        const level = held?.trustLevel ?? values.trustLevel
        const way = held?.trustLevel ? held.trustBy : values.trustBy
        const words = `${trustLevels.find((o) => o.value === level)?.label.zh ?? '无'}，${trustWays.find((o) => o.value === way)?.label.zh ?? '方式不明'}`
        if (values.trustBy === 'person') return pass('法人实人认证（粤信签），仅限本事项', 'Representative in person, for this matter only')
        const reached = levelByWay[way ?? '']
        if (level !== null && reached !== undefined && level > reached)
          return fail(
            text(`${words}：该方式只能达到${reached}`, `${level} cannot be reached by ${way ?? ''}`),
            text('重新核验可信等级', 'Verify the level again'),
          )
        return level !== null && level >= 'L2'
          ? pass(words, `${level} by ${way ?? ''}`)
          : fail(
              text(`${words}，低于四级（L2）`, `${level ?? 'none'}, below L2`),
              text('通过网银证书或电子营业执照核验后再确认', 'Verify by bank certificate or electronic licence first'),
            )
      },
    },
    {
      id: 'retention.year',
      label: text('返还年度', 'Year'),
      fields: ['year'],
      rule: {
        text: text('按当年通知返还上年度缴费，一年一次', "The year before, once, by the year's notice"),
        source: '云人社发〔2025〕9号（S4-10）',
      },
      run(facts) {
        const rule = ruleOf(facts)
        if (!rule.ok) return fail(rule.missing.message, enterParameter)
        const { year, unitNo } = facts.values
        if (year !== rule.row.year)
          return fail(
            text(`现行通知返还 ${rule.row.year} 年度`, `The notice refunds ${rule.row.year}`),
            text('退回更正', 'Return for correction'),
          )
        const held = recordsOf(facts.slice, 'retention').find((r) => r.unitNo === unitNo && r.year === year)
        return held
          ? fail(
              text(`${held.confirmedOn} 已确认 ${formatFen(held.amount)} 元`, `Confirmed on ${held.confirmedOn}`),
              text('不重复返还', 'Not refunded twice'),
            )
          : pass(`${year} 年度，首次`, `${year}, first time`)
      },
    },
    {
      id: 'retention.paid',
      label: text('缴费情况', 'Contributions'),
      fields: ['paidMonths', 'payingNow'],
      rule: { text: text('足额缴费12个月以上，且目前正常缴费', '12 months in full and still paying'), source: '云人社发〔2025〕9号' },
      run(facts) {
        const rule = ruleOf(facts)
        const { paidMonths, payingNow } = facts.values
        if (!rule.ok || paidMonths === null) return undefined
        if (paidMonths < rule.row.minimumMonths)
          return fail(text(`足额缴费 ${paidMonths} 个月`, `${paidMonths} months`), text('不足的不予返还', 'Not enough'))
        return payingNow
          ? pass(`足额缴费 ${paidMonths} 个月，正常缴费`, `${paidMonths} months, still paying`)
          : fail(text('目前未正常缴费', 'Not paying now'), text('补缴后重新确认', 'Pay and confirm again'))
      },
    },
    {
      id: 'retention.layoffs',
      label: text('裁员率', 'Layoff rate'),
      fields: ['cuts', 'headMonths'],
      rule: {
        text: text('裁员率不高于5.5%；30人（含）以下不高于20%', 'At most 5.5 %, or 20 % for 30 persons or less'),
        source: '云人社发〔2025〕9号',
      },
      run(facts) {
        const rule = ruleOf(facts)
        const { cuts, headMonths } = facts.values
        if (!rule.ok || cuts === null || headMonths === null) return undefined
        if (headMonths <= 0 || cuts < 0) return fail(text('缴费人数为零', 'Nobody was insured'), text('核实缴费数据', 'Verify the data'))
        const small = isSmallUnit(rule.row, headMonths)
        const limit = (small ? rule.row.smallUnitLayoffs : rule.row.layoffs) / 10
        const sum = text(
          `${cuts} ÷ (${headMonths} ÷ 12) = ${rateInWords(cuts, headMonths)}，${small ? '30人以下' : '30人以上'}限 ${limit}%`,
          `${rateInWords(cuts, headMonths)} of at most ${limit}%`,
        )
        return layoffsPass(rule.row, cuts, headMonths) ? pass(sum.zh, sum.en) : fail(sum, text('不予返还', 'No refund'))
      },
    },
    {
      id: 'retention.excluded',
      label: text('不予返还的情形', 'Excluded units'),
      fields: ['excluded'],
      rule: {
        text: text('“僵尸企业”和严重失信的不予返还', 'Defunct and seriously dishonest enterprises get none'),
        source: '云南2021年稳岗返还通知',
      },
      run({ values }) {
        if (values.excluded === true) return fail(text('列入不予返还名单', 'On the list'), text('不予通过', 'Reject'))
        if (values.excluded === false) return pass('未列入', 'Not on the list')
        return warn(text('没有比对结果', 'Not compared'), text('查询信用信息后写明', 'Look it up and write down the result'))
      },
    },
    {
      id: 'retention.amount',
      label: text('返还金额', 'Amount'),
      fields: ['paid', 'size', 'amount'],
      rule: { text: text('大型企业30%，中小微企业等60%', '30 % for large, 60 % for smaller ones'), source: '云人社发〔2025〕9号' },
      run(facts) {
        const rule = ruleOf(facts)
        const { paid, size, amount } = facts.values
        if (!rule.ok || paid === null) return undefined
        const due = refund(rule.row, size, paid)
        const share = (size === 'large' ? rule.row.largeShare : rule.row.smallShare) / 100
        const sum = text(`${formatFen(paid)} × ${share}% = ${formatFen(due)} 元`, `${formatFen(paid)} × ${share}% = ${formatFen(due)}`)
        return amount === null || amount === due
          ? pass(sum.zh, sum.en)
          : warn(
              text(`${sum.zh}；确认页为 ${formatFen(amount)} 元`, `${sum.en}; the portal showed ${formatFen(amount)}`),
              text('以核定为准，写明差异', 'The award counts; write down the difference'),
            )
      },
    },
    {
      id: 'retention.account',
      label: text('户名', 'Account name'),
      fields: ['accountHolder'],
      rule: { text: text('返还到单位账户', "Paid to the unit's account"), source: '云人社发〔2025〕9号' },
      run: ({ values }) =>
        values.accountHolder === values.unitName
          ? pass('与单位名称一致', 'The unit')
          : warn(
              text(`户名“${values.accountHolder ?? ''}”与单位名称不同`, 'Another name than the unit'),
              text('无对公账户的，核实为缴费账户并写明', 'Without a company account verify that contributions are drawn from it'),
            ),
    },
  ],
  effects(facts) {
    const rule = ruleOf(facts)
    const { unitNo, paid, headMonths, cuts } = facts.values
    if (!rule.ok || unitNo === null || paid === null) return []
    return [
      put(facts.slice, retentionAward, {
        unitNo,
        year: rule.row.year,
        size: facts.values.size === 'large' ? 'large' : 'small',
        headMonths: headMonths ?? 0,
        cuts: cuts ?? 0,
        paid,
        amount: refund(rule.row, facts.values.size, paid),
        accountNumber: facts.values.accountNumber ?? '',
        accountName: facts.values.accountHolder ?? '',
        confirmedOn: facts.submittedOn,
      }),
    ]
  },
  outcome(facts) {
    const rule = ruleOf(facts)
    return rule.ok
      ? [
          {
            key: 'amount',
            label: text('返还金额', 'Refund'),
            type: 'money',
            value: refund(rule.row, facts.values.size, facts.values.paid ?? 0),
          },
        ]
      : []
  },
  secondReview(facts) {
    const rule = ruleOf(facts)
    const threshold = secondReviewFor(facts.policy, facts.today, 'retention')
    if (!rule.ok || !threshold.ok || refund(rule.row, facts.values.size, facts.values.paid ?? 0) < threshold.row.threshold) return undefined
    return text('稳岗返还须经复核、公示（经办条例第三十七条）', 'Refunds need a second review and are published')
  },
})
