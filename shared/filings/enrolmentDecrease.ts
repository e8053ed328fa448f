import { put } from '../effects/apply.ts'
import { enrolmentStop } from '../effects/enrolmentStop.ts'
import { secondReviewFor } from '../policy/policy.ts'
import { isKunming } from '../rules/divisions.ts'
import { formatFen } from '../rules/money.ts'
import { monthInWords, monthOf } from '../rules/months.ts'
import { stopReasonOf, stopReasons } from '../rules/stopReasons.ts'
import { text } from '../text.ts'
import { inWindow, nameAgrees, unitKnown } from './commonChecks.ts'
import { entitlementOf, runningOf, unemploymentOf } from './facts.ts'
import { fail, pass, warn } from './findings.ts'
import { change, insurance } from './groups.ts'
import { defineKind, type Facts, type Fields, type Finding, type ValuesOf } from './kind.ts'
import { formField, personFields, unitFields } from './sharedFields.ts'

const fields = {
  ...unitFields,
  ...personFields,
  form: formField,
  stopReason: { label: text('暂停缴费原因', 'Reason to stop'), type: 'code', group: change, required: true, options: stopReasons },
  stopDate: { label: text('停保日期', 'Stopped on'), type: 'date', group: change, required: true },
  remark: { label: text('备注', 'Remark'), type: 'longText', group: change, maxLength: 500 },
  insuranceState: { label: text('缴费状态', 'State of payment'), type: 'text', group: insurance, derived: true, maxLength: 30 },
  enrolledOn: { label: text('参保日期', 'Insured from'), type: 'date', group: insurance, derived: true },
  lastPeriod: { label: text('最大缴费期号', 'Last period paid'), type: 'month', group: insurance, derived: true },
} as const satisfies Fields

type Given = Facts<ValuesOf<typeof fields>>

const stopMonth = ({ values }: Given) => monthOf(values.stopDate ?? '')
/** 参保关系 that this stop would end. */
const running = ({ values, slice }: Given) => runningOf(slice, values.idNumber).find((e) => e.unitNo === values.unitNo)

/** 参保单位人员减少 (S001 §2.2, §2.4): a person's enrolment ends; months after it that were paid go to 待转金. */
export const enrolmentDecrease = defineKind({
  id: 'enrolment.decrease',
  label: text('参保单位人员减少', 'Remove insured person'),
  rows: ['S1-13', 'S1-14', 'S1-15', 'S1-16', 'S1-17', 'S1-18', 'S1-20'],
  order: 10,
  fields,
  materials: [
    {
      key: 'proof',
      label: text('停保情形证明', 'Proof of the case'),
      // The six statutory cases are decided on papers that the agency has seen (S001 notes).
      required: (values) => typeof values['stopReason'] === 'string' && (stopReasonOf(values['stopReason'])?.counterOnly ?? false),
    },
  ],
  clock: { type: 'businessWindow' },
  subject: { name: 'name', id: 'idNumber', unit: 'unitNo' },
  batch: {
    label: text('参保单位人员批量减少', 'Remove insured persons by workbook'),
    version: 1,
    columns: [
      { field: 'name', heading: '姓名' },
      { field: 'idNumber', heading: '身份证号' },
      { field: 'stopReason', heading: '停保原因或者终止参保原因' },
      { field: 'stopDate', heading: '停保日期' },
    ],
  },
  checks: [
    unitKnown,
    inWindow,
    nameAgrees,
    {
      id: 'stop.insured',
      label: text('参保状态', 'Insured state'),
      fields: ['idNumber', 'stopDate'],
      rule: { text: text('停保人员必须处于参保状态', 'The person must be insured'), source: '操作流程 §2.2 注1（S1-14）' },
      run(facts) {
        const enrolment = running(facts)
        if (!enrolment)
          return fail(text('该人员在本单位不是参保状态', 'Not insured at this unit'), text('核对人员和单位', 'Check person and unit'))
        if (stopMonth(facts) < enrolment.fromMonth)
          return fail(
            text(`停保早于参保月份${monthInWords(enrolment.fromMonth)}`, `Before the insured month ${enrolment.fromMonth}`),
            text('更正停保日期；误参保的应办理回退', 'Correct the date; a wrong enrolment is rolled back'),
          )
        if (stopMonth(facts) > facts.slice.openPeriod)
          return fail(
            text(`停保晚于当前做账期${monthInWords(facts.slice.openPeriod)}`, `After the open period ${facts.slice.openPeriod}`),
            text('到该月业务期再申报', 'File in that month'),
          )
        return pass(`${monthInWords(enrolment.fromMonth)}起参保`, `Insured from ${enrolment.fromMonth}`)
      },
    },
    {
      id: 'stop.counterOnly',
      label: text('须到窗口办理的情形', 'Counter-only cases'),
      fields: ['stopReason'],
      rule: {
        text: text(
          '死亡、出国定居、达到法定退休年龄、服兵役、录用为公务员、其他法定情形须经办机构核实材料，不支持网上办理',
          'Six statutory cases are verified by the agency and not open to the portal',
        ),
        source: '操作流程 §2.2、§2.4 注意事项（S1-18）',
      },
      run({ values, channel }) {
        const reason = stopReasonOf(values.stopReason ?? '')
        if (!reason) return undefined
        if (!reason.counterOnly) return pass('可以网上办理', 'Open to the portal')
        if (channel === 'counter') return pass('窗口办理', 'Filed at the counter')
        return fail(
          text(`“${reason.label.zh}”不支持网上办理`, `${reason.label.en} cannot be filed online`),
          text('不予通过，告知到窗口办理', 'Reject and refer to the counter'),
        )
      },
    },
    {
      id: 'stop.month',
      label: text('停保月份与失业登记月份', 'Stop month and unemployment registration'),
      fields: ['stopDate'],
      rule: {
        text: text(
          '暂停缴费月份必须跟失业登记月份一致（单笔页无地域限定；批量页“仅限于昆明市”，日期不匹配为警告）',
          'Both months must agree (single form: everywhere; batch form: Kunming only, as a warning)',
        ),
        source: '操作流程 §2.2 注3、§2.4 注4、注6（S1-16）',
      },
      run: monthsAgree,
    },
    {
      id: 'stop.reason',
      label: text('停保原因与失业登记原因', 'Reason and unemployment reason'),
      fields: ['stopReason'],
      rule: { text: text('暂停缴费原因必须与失业登记原因匹配', 'Both reasons must match'), source: '操作流程 §2.2 注4、§2.4 注5（S1-16）' },
      run(facts) {
        const found = comparable(facts)
        if (!found) return undefined
        const { reason, registration } = found
        if (reason.unemploymentReasons.includes(registration.reason)) return pass('与失业登记原因匹配', 'Matches')
        return fail(
          text(
            `失业登记原因代码为 ${registration.reason}，与“${reason.label.zh}”不匹配`,
            `Registered reason ${registration.reason} does not match`,
          ),
          text('更正其中一方', 'Correct one of them'),
        )
      },
    },
    {
      id: 'stop.refund',
      label: text('停保次月及以后的缴费', 'Payments after the stop'),
      fields: ['stopDate'],
      rule: {
        text: text(
          '停保当月不退收；次月及以后已缴的强制清退，用于冲抵单位以后的失业保险费',
          'The stop month is kept; later months are taken back and offset',
        ),
        source: '操作流程 §2.2 注2、§2.4 注2、注3（S1-15、S1-20）',
      },
      run(facts) {
        const months = chargedAfter(facts)
        if (months.length === 0) return pass('无停保后的缴费', 'Nothing was paid for later months')
        return pass(
          `清退 ${months.length} 个月：${months.map(monthInWords).join('、')}，转入待转金`,
          `${months.length} months go to suspense: ${months.join(', ')}`,
        )
      },
    },
    {
      id: 'stop.benefit',
      label: text('清退月份与待遇', 'Refunded months and benefit'),
      fields: ['idNumber'],
      rule: {
        text: text('清退的月份已计入待遇核定的，须复核待遇', 'A benefit computed with a reversed month is reviewed again'),
        source: '经办条例 art. 42',
      },
      run(facts) {
        const { values, slice } = facts
        if (chargedAfter(facts).length === 0 || !entitlementOf(slice, values.idNumber, stopMonth(facts))) return undefined
        return warn(
          text('该人员已核定待遇，清退的月份可能已计入缴费年限', 'A benefit was awarded that may count the refunded months'),
          text('复核待遇并写明结论', 'Review the benefit and write down the result'),
        )
      },
    },
  ],
  effects(facts) {
    const enrolment = running(facts)
    return enrolment
      ? [put(facts.slice, enrolmentStop, { ...enrolment, toMonth: stopMonth(facts), stopReason: facts.values.stopReason })]
      : []
  },
  outcome(facts) {
    return [
      { key: 'toMonth', label: text('最后参保月份', 'Insured to'), type: 'month', value: stopMonth(facts) },
      { key: 'refundMonths', label: text('清退月数', 'Months taken back'), type: 'integer', value: chargedAfter(facts).length },
    ]
  },
  secondReview(facts, { amount }) {
    const rule = secondReviewFor(facts.policy, facts.today, 'enrolmentStop')
    if (!rule.ok || amount < rule.row.threshold) return undefined
    return text(
      `清退金额 ${formatFen(amount)} 元，达到复核标准 ${formatFen(rule.row.threshold)} 元`,
      `Refund of ${formatFen(amount)} reaches ${formatFen(rule.row.threshold)}`,
    )
  },
})

function chargedAfter(facts: Given): string[] {
  const { values, slice } = facts
  const sums = new Map<string, number>()
  for (const c of slice.charges)
    if (c.idNumber === values.idNumber && c.unitNo === values.unitNo && c.coverageMonth > stopMonth(facts))
      sums.set(c.coverageMonth, (sums.get(c.coverageMonth) ?? 0) + c.unitAmount + c.personAmount)
  return [...sums].flatMap(([month, sum]) => (sum > 0 ? [month] : [])).sort()
}

/** Reason and registration, where both exist and the rule of the form used applies here. */
function comparable({ values, slice, division }: Given) {
  const reason = stopReasonOf(values.stopReason ?? '')
  const registration = unemploymentOf(slice, values.idNumber)
  if (!reason || !registration || reason.unemploymentReasons.length === 0) return undefined
  return values.form === 'batch' && !isKunming(division) ? undefined : { reason, registration }
}

function monthsAgree(facts: Given): Finding | undefined {
  const found = comparable(facts)
  if (!found) return undefined
  const registered = monthOf(found.registration.registeredOn)
  if (registered === stopMonth(facts)) return pass(`均为${monthInWords(registered)}`, `Both ${registered}`)
  const detail = text(
    `停保${monthInWords(stopMonth(facts))}，失业登记${monthInWords(registered)}`,
    `Stopped ${stopMonth(facts)}, registered ${registered}`,
  )
  return facts.values.form === 'batch'
    ? warn(detail, text('核实后写明以哪一方为准', 'Verify and write down which is right'))
    : fail(detail, text('更正停保日期或失业登记', 'Correct the stop date or the registration'))
}
