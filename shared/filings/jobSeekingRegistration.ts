import { put } from '../effects/apply.ts'
import { jobSeekingRegister } from '../effects/jobSeekingRegister.ts'
import { text } from '../text.ts'
import { nameAgrees, registeredOnce } from './commonChecks.ts'
import { jobSeekingOf } from './facts.ts'
import { wish } from './groups.ts'
import { defineKind, type Fields, type Option } from './kind.ts'
import { noticesAccepted } from './noticesAccepted.ts'
import { contactPhone, personFields } from './sharedFields.ts'

const option = (value: string, zh: string, en: string): Option => ({ value, label: text(zh, en) })

const fullTimePay = [option('annual', '年薪', 'Yearly salary'), option('monthly', '月薪', 'Monthly salary')]
const otherPay = [
  option('hourly', '时薪', 'Hourly'),
  option('oneOff', '一次性劳务费', 'One-off fee'),
  option('piece', '计件', 'Piece rate'),
]

const fields = {
  ...personFields,
  phone: contactPhone,
  area: { label: text('工作地区', 'Area'), type: 'text', group: wish, required: true, maxLength: 100 },
  position: { label: text('岗位名称', 'Position'), type: 'text', group: wish, required: true, maxLength: 100 },
  employmentForm: {
    label: text('就业形式', 'Form of employment'),
    type: 'code',
    group: wish,
    required: true,
    options: [
      option('fullTime', '全职', 'Full-time'),
      option('partTime', '兼职', 'Part-time'),
      option('temporary', '临时', 'Temporary'),
      option('hourly', '小时工', 'Hourly'),
      option('newForm', '新就业形态', 'New forms'),
    ],
  },
  payType: {
    label: text('薪酬类型', 'Type of pay'),
    type: 'code',
    group: wish,
    required: true,
    options: (values) => (values['employmentForm'] === 'fullTime' ? fullTimePay : otherPay),
  },
  payWish: { label: text('期望薪酬', 'Expected pay'), type: 'money', group: wish },
} as const satisfies Fields

/** 求职登记 (失业一件事 (二)): what work the person looks for; one of the three conditions of the benefit. */
export const jobSeekingRegistration = defineKind({
  id: 'jobSeeking.register',
  label: text('求职登记', 'Job-seeking registration'),
  rows: ['S3-05', 'S3-03'],
  order: 10,
  fields,
  materials: [],
  clock: { type: 'workingDays', matter: 'registration' },
  subject: { name: 'name', id: 'idNumber' },
  checks: [
    nameAgrees,
    // 求职登记 is part of every joint package, so that each is asked once.
    noticesAccepted,
    registeredOnce('seek.once', '已求职登记', '一（二）', jobSeekingOf),
  ],
  effects({ values, slice, submittedOn }) {
    const { idNumber, area, position, employmentForm, payType } = values
    if (idNumber === null) return []
    return [
      put(slice, jobSeekingRegister, {
        idNumber,
        registeredOn: submittedOn,
        area: area ?? '',
        position: position ?? '',
        employmentForm: employmentForm ?? '',
        payType: payType ?? '',
        cancelledOn: null,
      }),
    ]
  },
  outcome: ({ submittedOn }) => [{ key: 'registeredOn', label: text('求职登记日期', 'Registered on'), type: 'date', value: submittedOn }],
  secondReview: () => undefined,
})
