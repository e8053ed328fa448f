import { put } from '../effects/apply.ts'
import { personRegister } from '../effects/personRegister.ts'
import { unemploymentRegister } from '../effects/unemploymentRegister.ts'
import { genders } from '../rules/codes.ts'
import { isKunming } from '../rules/divisions.ts'
import { checkIdNumber } from '../rules/idNumber.ts'
import { monthInWords, monthOf } from '../rules/months.ts'
import { reasonsMatch, stopReasonOf } from '../rules/stopReasons.ts'
import { unemploymentReasonOf, unemploymentReasons } from '../rules/unemploymentReasons.ts'
import { text } from '../text.ts'
import { nameAgrees, numberAgrees, registeredOnce } from './commonChecks.ts'
import { enrolmentsOf, personBy, runningOf, unemploymentOf, unitBy } from './facts.ts'
import { fail, pass, warn } from './findings.ts'
import { basics, contact, registration } from './groups.ts'
import { defineKind, type Fields, type Option } from './kind.ts'
import { contactPhone, personFields } from './sharedFields.ts'

const option = (value: string, zh: string, en: string): Option => ({ value, label: text(zh, en) })

const fields = {
  ...personFields,
  gender: { label: text('性别', 'Sex'), type: 'code', group: basics, required: true, derived: true, options: genders },
  birthDate: { label: text('出生日期', 'Birth date'), type: 'date', group: basics, required: true, derived: true },
  phone: contactPhone,
  householdDivision: { label: text('户籍地行政区划', 'Household division'), type: 'division', group: contact, required: true },
  householdAddress: { label: text('户籍地详细地址', 'Household address'), type: 'text', group: contact, maxLength: 200 },
  sameResidence: { label: text('常住地与户籍地一致', 'Lives there'), type: 'boolean', group: contact, required: true },
  residenceDivision: {
    label: text('常住地行政区划', 'Division of residence'),
    type: 'division',
    group: contact,
    required: true,
    visible: (v) => v['sameResidence'] === false,
  },
  residenceAddress: {
    label: text('常住地详细地址', 'Residence'),
    type: 'text',
    group: contact,
    required: true,
    maxLength: 200,
    visible: (v) => v['sameResidence'] === false,
  },
  lostJobOn: { label: text('失业日期', 'Job lost on'), type: 'date', group: registration, required: true },
  reason: { label: text('失业原因', 'Reason'), type: 'code', group: registration, required: true, options: unemploymentReasons },
  reasonNote: {
    label: text('原因说明', 'Explanation'),
    type: 'longText',
    group: registration,
    maxLength: 500,
    required: (v) => v['reason'] === '10',
  },
  personType: {
    label: text('失业人员类型', 'Type of person'),
    type: 'code',
    group: registration,
    required: true,
    options: [
      option('dismissed', '企业解除人员', 'Dismissed by an enterprise'),
      option('expired', '合同期满人员', 'Contract ended'),
      option('newResident', '落户人员', 'New resident'),
      option('militaryFamily', '初次来本地的随军家属', 'Military family'),
      option('graduate', '未就业毕业生', 'Graduate without a job'),
      option('other', '其他', 'Other'),
    ],
  },
  specialStatus: {
    label: text('特殊身份', 'Special status'),
    type: 'code',
    group: registration,
    options: [
      option('zeroEmployment', '零就业家庭成员', 'Household without work'),
      option('disabled', '残疾人', 'Disabled person'),
      option('lowIncome', '低保家庭成员', 'On minimum living allowance'),
      option('landless', '失地农民', 'Farmer without land'),
      option('longTerm', '长期失业', 'Long-term unemployed'),
    ],
  },
} as const satisfies Fields

/** 失业登记 (失业一件事 (三)): the person is out of work since a day and for a reason; the benefit rests on both. */
export const unemploymentRegistration = defineKind({
  id: 'unemployment.register',
  label: text('失业登记', 'Unemployment registration'),
  rows: ['S3-04', 'S3-06', 'S3-03', 'S1-10'],
  order: 20,
  joint: ['jobSeeking.register'],
  fields,
  materials: [],
  clock: { type: 'workingDays', matter: 'registration' },
  subject: { name: 'name', id: 'idNumber' },
  checks: [
    nameAgrees,
    numberAgrees,
    registeredOnce('unemployed.once', '已失业登记', '一（三）', unemploymentOf),
    {
      id: 'unemployed.dates',
      label: text('失业日期', 'Day the job was lost'),
      fields: ['lostJobOn'],
      rule: { text: text('失业日期不晚于登记日期', 'Not after the registration'), source: '社会保险法 art. 50' },
      run({ values, submittedOn }) {
        if (values.lostJobOn === null) return undefined
        if (values.lostJobOn <= submittedOn)
          return pass(`${values.lostJobOn} 失业，${submittedOn} 登记`, `Lost ${values.lostJobOn}, registered ${submittedOn}`)
        return fail(text('失业日期晚于登记日期', 'After the registration'), text('更正失业日期', 'Correct the date'))
      },
    },
    {
      id: 'unemployed.stopped',
      label: text('是否仍在参保', 'Still insured'),
      fields: ['idNumber'],
      rule: {
        text: text('失业登记时应已终止就业参保', 'Nobody registers as unemployed while insured as employed'),
        source: '社会保险法 art. 50；操作流程 §2.2 注3',
      },
      run({ values, slice }) {
        const running = runningOf(slice, values.idNumber)
        if (running.length === 0) return pass('无在保关系', 'Not insured')
        const names = running.map((e) => unitBy(slice, e.unitNo)?.name ?? e.unitNo).join('、')
        return fail(
          text(`仍在“${names}”参保`, `Still insured at ${names}`),
          text('原单位先办理人员减少', 'The unit must stop the enrolment first'),
        )
      },
    },
    {
      id: 'unemployed.reason',
      label: text('失业原因与停保原因', 'Reason against the stop'),
      fields: ['reason'],
      rule: {
        text: text('停保原因与失业登记原因匹配，月份一致（昆明市）', 'Reason and month of the stop must match (Kunming)'),
        source: '操作流程 §2.2 注3、注4，§2.4 注4、注5（S1-16）',
      },
      run({ values, slice, division, submittedOn }) {
        const last = enrolmentsOf(slice, values.idNumber).at(-1)
        if (!last?.stopReason || last.toMonth === null || values.reason === null || !isKunming(division)) return undefined
        const stop = stopReasonOf(last.stopReason)?.label.zh ?? last.stopReason
        if (!reasonsMatch(last.stopReason, values.reason))
          return fail(
            text(`停保原因“${stop}”与失业原因不匹配`, 'The reason of the stop does not match'),
            text('与原用人单位核实，更正其中一方', 'Verify with the former unit and correct one side'),
          )
        if (last.toMonth !== monthOf(submittedOn))
          return warn(
            text(
              `停保${monthInWords(last.toMonth)}，登记${monthInWords(monthOf(submittedOn))}`,
              `Stopped ${last.toMonth}, registering in ${monthOf(submittedOn)}`,
            ),
            text('核实后写明', 'Verify and write it down'),
          )
        return pass(`停保原因“${stop}”，匹配`, 'Matches')
      },
    },
    {
      id: 'unemployed.will',
      label: text('是否非因本人意愿', 'Whether of own will'),
      fields: ['reason'],
      rule: {
        text: text('失业登记不限原因；本人意愿中断就业的不能领取失业保险金', 'Anyone may register; who left of own will has no claim'),
        source: '若干规定 art. 13',
      },
      run({ values }) {
        const reason = unemploymentReasonOf(values.reason ?? '')
        if (!reason) return undefined
        return reason.entitled
          ? pass('非因本人意愿中断就业', 'Not of own will')
          : pass('因本人意愿或其他原因：可以登记，不能申领', 'Of own will: may register, not claim')
      },
    },
  ],
  effects(facts) {
    const { values, slice, submittedOn, officeId } = facts
    const id = checkIdNumber(values.idNumber ?? '')
    if (!id.ok || values.idNumber === null) return []
    const idNumber = values.idNumber
    const known = personBy(slice, idNumber)
    const person = {
      idNumber,
      name: values.name ?? '',
      gender: id.gender,
      birthDate: id.birthDate,
      ethnicity: null,
      phone: values.phone,
      address: values.sameResidence ? values.householdAddress : values.residenceAddress,
      household: null,
      education: null,
      diedOn: null,
    }
    return [
      ...(known ? [] : [put(slice, personRegister, person)]),
      put(slice, unemploymentRegister, {
        idNumber,
        registeredOn: submittedOn,
        lostJobOn: values.lostJobOn ?? submittedOn,
        reason: values.reason ?? '',
        lastUnitNo: enrolmentsOf(slice, idNumber).at(-1)?.unitNo ?? null,
        personType: values.personType ?? '',
        specialStatus: values.specialStatus,
        officeId,
        cancelledOn: null,
        cancelReason: null,
      }),
    ]
  },
  outcome: ({ submittedOn }) => [{ key: 'registeredOn', label: text('失业登记日期', 'Registered on'), type: 'date', value: submittedOn }],
  secondReview: () => undefined,
})
