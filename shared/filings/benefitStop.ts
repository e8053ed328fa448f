import { secondReviewFor } from '../policy/policy.ts'
import { countDays } from '../rules/dates.ts'
import { formatFen } from '../rules/money.ts'
import { monthInWords } from '../rules/months.ts'
import { text } from '../text.ts'
import { stopCauses, stopEffects, stopOf, stopping } from './benefitStopping.ts'
import { nameAgrees } from './commonChecks.ts'
import { fail, pass, warn } from './findings.ts'
import { payment } from './groups.ts'
import { defineKind, type Fields } from './kind.ts'
import { contactPhone, personFields } from './sharedFields.ts'

const fields = {
  ...personFields,
  phone: contactPhone,
  usedMonths: { label: text('已享受月数', 'Months drawn'), type: 'integer', group: payment, derived: true },
  claimedOn: { label: text('申领日期', 'Claimed on'), type: 'date', group: payment, derived: true },
  entitledMonths: { label: text('可享受月数', 'Months of benefit'), type: 'integer', group: payment, derived: true },
  stopReason: { label: text('停发原因', 'Reason to stop'), type: 'code', group: payment, required: true, options: stopCauses },
  eventOn: { label: text('情形发生日期', 'Day of the event'), type: 'date', group: payment, required: true },
  remark: {
    label: text('备注', 'Remark'),
    type: 'longText',
    group: payment,
    maxLength: 500,
    required: (v) => v['stopReason'] === 'other',
  },
  phoneVerified: { label: text('短信验证码已核验', 'Phone verified'), type: 'boolean', group: payment, derived: true },
} as const satisfies Fields

/** 失业保险金停发 (失业一件事 五; 社会保险法 art. 51): the benefit ends, unused months stay, and what was paid too long is claimed back. */
export const benefitStop = defineKind({
  id: 'benefit.stop',
  label: text('失业保险金停发', 'Stop of the benefit'),
  rows: ['S3-13', 'S3-02'],
  order: 40,
  fields,
  materials: [],
  clock: { type: 'workingDays', matter: 'benefitClaim' },
  subject: { name: 'name', id: 'idNumber' },
  checks: [
    nameAgrees,
    {
      id: 'stop.drawing',
      label: text('是否正在领取', 'Drawing'),
      fields: ['idNumber', 'eventOn'],
      rule: { text: text('领取失业保险金人员可办理', 'For those who draw the benefit'), source: '失业“一件事”操作说明书 五（S3-13）' },
      run(facts) {
        const result = stopping(facts)
        if (!result.ok) return fail(result.missing.message, text('补录参数', 'Enter the parameter'))
        if (!result.stop)
          return fail(text('该日期没有正在享受的待遇', 'No benefit at that day'), text('核对人员和日期', 'Check person and day'))
        return pass(`${monthInWords(result.stop.stoppedFrom)}起停发`, `Stopped from ${result.stop.stoppedFrom}`)
      },
    },
    {
      id: 'stop.remaining',
      label: text('剩余月数', 'Months left'),
      fields: ['usedMonths', 'entitledMonths', 'claimedOn'],
      rule: {
        text: text('剩余月数 = 可享受月数 − 已享受月数，予以保留', 'Entitled less drawn; kept for later'),
        source: '社会保险法 art. 46（S3-13）',
      },
      run(facts) {
        const stop = stopOf(facts)
        if (!stop) return undefined
        const sum = text(
          `可享受 ${stop.entitled} 个月 − 已享受 ${stop.used} 个月 = 剩余 ${stop.remaining} 个月`,
          `${stop.entitled} − ${stop.used} = ${stop.remaining} months left`,
        )
        const { usedMonths, entitledMonths, claimedOn } = facts.values
        const drawn = stop.used + stop.overpaid.length
        const agrees =
          (usedMonths === null || usedMonths === drawn) &&
          (entitledMonths === null || entitledMonths === stop.entitled) &&
          (claimedOn === null || claimedOn === stop.entitlement.claimedOn)
        return agrees
          ? pass(sum.zh, sum.en)
          : warn(
              text(`${sum.zh}；与申请页所列不同`, `${sum.en}; the portal showed other figures`),
              text('以登记为准，写明差异原因', 'The register counts; write down why they differ'),
            )
      },
    },
    {
      id: 'stop.overpaid',
      label: text('多发待遇', 'Paid too long'),
      fields: ['eventOn'],
      rule: { text: text('停发后已发的待遇应当退还', 'What was paid after the stop is returned'), source: '社会保险经办条例 art. 46' },
      run(facts) {
        const stop = stopOf(facts)
        if (!stop) return undefined
        if (stop.overpaid.length === 0) return pass('无多发', 'Nothing paid too long')
        return warn(
          text(
            `多发 ${stop.overpaid.length} 个月（${stop.overpaid.map(monthInWords).join('、')}），应退 ${formatFen(stop.overpayment)} 元`,
            `${stop.overpaid.length} months too many, ${formatFen(stop.overpayment)} to be returned`,
          ),
          text('告知本人退还方式（一次、分期或从以后待遇抵扣）并写明', 'Tell the person how to return it and write it down'),
        )
      },
    },
    {
      id: 'stop.notice',
      label: text('告知期限', 'Notice in time'),
      fields: ['eventOn'],
      rule: { text: text('自情形发生之日起20个工作日内告知', 'Within 20 working days of the event'), source: '社会保险经办条例 art. 25' },
      run({ values, submittedOn }) {
        if (values.eventOn === null) return undefined
        if (values.eventOn > submittedOn) return fail(text('日期在提交之后', 'After the submission'), text('更正日期', 'Correct the day'))
        const days = countDays(values.eventOn, submittedOn) - 1
        return pass(`发生至告知 ${days} 天（仅供参考）`, `${days} days (for information)`)
      },
    },
  ],
  effects(facts) {
    const stop = stopOf(facts)
    return stop ? stopEffects(facts.slice, stop, facts.values.stopReason ?? '', facts.submittedOn) : []
  },
  outcome(facts) {
    const stop = stopOf(facts)
    if (!stop) return []
    return [
      { key: 'stoppedFrom', label: text('停发月份', 'Stopped from'), type: 'month', value: stop.stoppedFrom },
      { key: 'used', label: text('已享受月数', 'Months drawn'), type: 'integer', value: stop.used },
      { key: 'remaining', label: text('剩余月数', 'Months left'), type: 'integer', value: stop.remaining },
      { key: 'repayment', label: text('应退金额', 'To be returned'), type: 'money', value: stop.overpayment },
    ]
  },
  secondReview(facts) {
    const stop = stopOf(facts)
    const rule = secondReviewFor(facts.policy, facts.today, 'benefitStop')
    if (!stop || stop.overpayment === 0 || !rule.ok || stop.overpayment < rule.row.threshold) return undefined
    return text(
      `追回多发待遇 ${formatFen(stop.overpayment)} 元须经复核`,
      `Claiming ${formatFen(stop.overpayment)} back needs a second review`,
    )
  },
})
