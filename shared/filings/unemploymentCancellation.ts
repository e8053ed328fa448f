import { put } from '../effects/apply.ts'
import { unemploymentCancel } from '../effects/unemploymentCancel.ts'
import { formatFen } from '../rules/money.ts'
import { monthInWords } from '../rules/months.ts'
import { text } from '../text.ts'
import { stopCauses, stopEffects, stopOf, stopping } from './benefitStopping.ts'
import { nameAgrees } from './commonChecks.ts'
import { unemploymentOf } from './facts.ts'
import { fail, pass, warn } from './findings.ts'
import { registration } from './groups.ts'
import { defineKind, type Fields } from './kind.ts'
import { contactPhone, personFields } from './sharedFields.ts'

const fields = {
  ...personFields,
  phone: contactPhone,
  cancelReason: { label: text('注销原因', 'Reason'), type: 'code', group: registration, required: true, options: stopCauses },
  eventOn: { label: text('情形发生日期', 'Day of the event'), type: 'date', group: registration },
} as const satisfies Fields

/** 失业登记注销 (失业一件事 三): the registration ends, and with it the third condition of a benefit in payment. */
export const unemploymentCancellation = defineKind({
  id: 'unemployment.cancel',
  label: text('失业登记注销', 'Cancellation of the unemployment registration'),
  rows: ['S3-11', 'S3-02'],
  order: 50,
  fields,
  materials: [],
  clock: { type: 'workingDays', matter: 'change' },
  subject: { name: 'name', id: 'idNumber' },
  checks: [
    nameAgrees,
    {
      id: 'cancel.registered',
      label: text('是否已失业登记', 'Registered'),
      fields: ['idNumber'],
      rule: { text: text('失业登记人员可办理注销', 'For those registered'), source: '失业“一件事”操作说明书 三（S3-11）' },
      run({ values, slice }) {
        const held = unemploymentOf(slice, values.idNumber)
        return held
          ? pass(`${held.registeredOn} 登记`, `Registered on ${held.registeredOn}`)
          : fail(text('没有有效的失业登记', 'No registration in force'), text('无需办理', 'Nothing to do'))
      },
    },
    {
      id: 'cancel.date',
      label: text('情形发生日期', 'Day of the event'),
      fields: ['eventOn'],
      rule: { text: text('不晚于提交日期', 'Not after the submission'), source: '社会保险经办条例 art. 25' },
      run({ values, submittedOn }) {
        if (values.eventOn === null || values.eventOn <= submittedOn) return undefined
        return fail(text('日期在提交之后', 'After the submission'), text('更正日期', 'Correct the day'))
      },
    },
    {
      id: 'cancel.benefit',
      label: text('对在发待遇的影响', 'What happens to the benefit'),
      fields: ['cancelReason', 'eventOn'],
      rule: {
        text: text('不再失业的停止领取失业保险金，未领月数保留', 'The benefit ends, unused months stay'),
        source: '社会保险法 art. 45(3)、46、51',
      },
      run(facts) {
        const result = stopping(facts)
        if (!result.ok) return fail(result.missing.message, text('补录参数', 'Enter the parameter'))
        const { stop } = result
        if (!stop) return pass('没有正在享受的待遇', 'No benefit in payment')
        const back = stop.overpayment > 0 ? `；多发 ${stop.overpaid.length} 个月，应退 ${formatFen(stop.overpayment)} 元` : ''
        return warn(
          text(
            `待遇自${monthInWords(stop.stoppedFrom)}起同时停发，可享受 ${stop.entitled} 个月，已享受 ${stop.used} 个月，剩余 ${stop.remaining} 个月${back}`,
            `The benefit stops from ${stop.stoppedFrom}; ${stop.remaining} of ${stop.entitled} months are left`,
          ),
          text('已告知本人并写明', 'Tell the person and write it down'),
        )
      },
    },
  ],
  effects(facts) {
    const { values, slice, submittedOn } = facts
    const held = unemploymentOf(slice, values.idNumber)
    if (!held) return []
    const stop = stopOf(facts)
    const reason = values.cancelReason ?? ''
    return [
      ...(stop ? stopEffects(slice, stop, reason, submittedOn) : []),
      put(slice, unemploymentCancel, { ...held, cancelledOn: values.eventOn ?? submittedOn, cancelReason: reason }),
    ]
  },
  outcome(facts) {
    const stop = stopOf(facts)
    const cancelled = {
      key: 'cancelledOn',
      label: text('注销日期', 'Cancelled on'),
      type: 'date',
      value: facts.values.eventOn ?? facts.submittedOn,
    } as const
    if (!stop) return [cancelled]
    return [
      cancelled,
      { key: 'stoppedFrom', label: text('停发月份', 'Benefit stopped from'), type: 'month', value: stop.stoppedFrom },
      { key: 'remaining', label: text('剩余月数', 'Months left'), type: 'integer', value: stop.remaining },
      { key: 'repayment', label: text('应退金额', 'To be returned'), type: 'money', value: stop.overpayment },
    ]
  },
  secondReview(facts) {
    const stop = stopOf(facts)
    return stop && stop.overpayment > 0
      ? text(`追回多发待遇 ${formatFen(stop.overpayment)} 元须经复核`, `Claiming ${formatFen(stop.overpayment)} back needs a second review`)
      : undefined
  },
})
