import { officeById } from '../policy/offices.ts'
import { text } from '../text.ts'
import { nameAgrees } from './commonChecks.ts'
import { personBy } from './facts.ts'
import { fail, pass } from './findings.ts'
import { request } from './groups.ts'
import { defineKind, type Fields } from './kind.ts'
import { contactPhone, personFields } from './sharedFields.ts'

const fields = {
  ...personFields,
  phone: contactPhone,
  fromMonth: { label: text('查询起始月份', 'From'), type: 'month', group: request, required: true },
  toMonth: { label: text('查询终止月份', 'To'), type: 'month', group: request, required: true },
  delivery: {
    label: text('领取方式', 'Delivery'),
    type: 'code',
    group: request,
    required: true,
    options: [
      { value: 'portal', label: text('网上下载', 'Download') },
      { value: 'counter', label: text('窗口领取', 'At the counter') },
    ],
  },
} as const satisfies Fields

/** 个人权益单打印 (S002 菜单; 社会保险法 art. 74): changes nothing in the register; the answer says where the statement is. */
export const rightsStatement = defineKind({
  id: 'statement.request',
  label: text('个人权益单申请', 'Request for a statement of rights'),
  rows: ['S2-04'],
  order: 50,
  fields,
  materials: [],
  clock: { type: 'workingDays', matter: 'change' },
  subject: { name: 'name', id: 'idNumber' },
  checks: [
    nameAgrees,
    {
      id: 'statement.person',
      label: text('参保登记', 'Registered'),
      fields: ['idNumber'],
      rule: { text: text('本人免费查询个人权益记录', 'Free for the person'), source: '社会保险法 art. 74；人社部令第14号' },
      run: ({ values, slice }) =>
        personBy(slice, values.idNumber)
          ? pass('有权益记录', 'There is a record')
          : fail(text('登记中没有该人员', 'Nobody on record'), text('核对证件号码', 'Check the number')),
    },
    {
      id: 'statement.months',
      label: text('起止月份', 'Months'),
      fields: ['fromMonth', 'toMonth'],
      rule: { text: text('起始不晚于终止', 'From is not after to'), source: '昆明市网上申领指南 菜单（S2-04）' },
      run({ values }) {
        if (values.fromMonth === null || values.toMonth === null) return undefined
        return values.fromMonth <= values.toMonth
          ? pass(`${values.fromMonth} 至 ${values.toMonth}`, `${values.fromMonth} to ${values.toMonth}`)
          : fail(text('起始月份晚于终止月份', 'From is after to'), text('退回更正', 'Return for correction'))
      },
    },
  ],
  effects: () => [],
  outcome({ values, officeId }) {
    const office = officeById(officeId)
    const value =
      values.delivery === 'counter' && office
        ? `请携带身份证到${office.name.zh}（${office.address}）领取`
        : '请在“失业保险服务—个人权益单打印”下载'
    return [{ key: 'where', label: text('领取地点', 'Where to get it'), type: 'text', value }]
  },
  secondReview: () => undefined,
})
