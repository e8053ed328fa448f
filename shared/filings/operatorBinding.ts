import { put } from '../effects/apply.ts'
import { operatorBind } from '../effects/operatorBind.ts'
import { recordsOf } from '../register/slice.ts'
import { text } from '../text.ts'
import { unitByCode } from './facts.ts'
import { fail, pass, warn } from './findings.ts'
import { account, operator } from './groups.ts'
import { defineKind, type Facts, type Fields, type ValuesOf } from './kind.ts'
import { unitSelfFields } from './sharedFields.ts'

const fields = {
  ...unitSelfFields,
  creditCode: { ...unitSelfFields.creditCode, clash: false },
  operatorName: { label: text('经办人姓名', 'Operator'), type: 'personName', group: operator, required: true },
  operatorId: { label: text('经办人证件号码', "Operator's number"), type: 'idNumber', group: operator, required: true, clash: true },
  phone: { label: text('手机号码', 'Phone'), type: 'phone', group: operator, required: true },
  realName: { label: text('个人账号已实名', 'Personal account verified'), type: 'boolean', group: operator, derived: true },
  unitAskedOn: { label: text('单位账号发起日期', 'Asked by the unit on'), type: 'date', group: account, derived: true },
  personConfirmedOn: { label: text('经办人确认日期', 'Confirmed by the person on'), type: 'date', group: account, derived: true },
} as const satisfies Fields

const running = ({ values, slice }: Facts<ValuesOf<typeof fields>>) =>
  recordsOf(slice, 'operatorBinding').filter((b) => b.operatorId === values.operatorId && b.endedOn === null)

/** 经办人绑定 (S004 2 经办人实名授权绑定): the unit asks, the person confirms; both sides must have spoken. */
export const operatorBinding = defineKind({
  id: 'operator.bind',
  label: text('经办人绑定', 'Bind operator'),
  rows: ['S4-03', 'S4-04', 'S4-09'],
  order: 10,
  fields,
  materials: [],
  clock: { type: 'workingDays', matter: 'registration' },
  subject: { name: 'operatorName', id: 'operatorId' },
  checks: [
    {
      id: 'bind.unit',
      label: text('单位', 'Unit'),
      fields: ['creditCode', 'unitName'],
      rule: {
        text: text('单位已参保登记，名称一致', 'The unit is registered under this name'),
        source: '登录操作指引 2 单位账号注册与实名（S4-03）',
      },
      run({ values, slice }) {
        const unit = unitByCode(slice, values.creditCode)
        if (!unit) return fail(text('登记中没有该信用代码', 'Unknown credit code'), text('先办理单位信息登记', 'Register the unit first'))
        return unit.name === values.unitName
          ? pass(`单位编号 ${unit.unitNo}`, `Unit ${unit.unitNo}`)
          : fail(text(`登记名称为“${unit.name}”`, `Registered as ${unit.name}`), text('更正单位名称', 'Correct the name'))
      },
    },
    {
      id: 'bind.sides',
      label: text('双方确认', 'Both sides'),
      fields: ['unitAskedOn', 'personConfirmedOn'],
      rule: {
        text: text('单位账号发起，经办人个人账号确认', 'The unit asks and the person confirms'),
        source: '登录操作指引 2 经办人实名授权绑定（S4-04）',
      },
      run({ values }) {
        const { unitAskedOn, personConfirmedOn } = values
        if (unitAskedOn === null)
          return fail(
            text('单位尚未发起绑定', 'The unit has not asked'),
            text('单位在【子账号信息】发起绑定', 'The unit asks in its sub-accounts'),
          )
        if (personConfirmedOn === null)
          return fail(
            text(`单位 ${unitAskedOn} 已发起，经办人尚未确认`, `Asked on ${unitAskedOn}, not confirmed`),
            text('经办人在【父账号信息】通过绑定申请', 'The person confirms in the parent accounts'),
          )
        return personConfirmedOn >= unitAskedOn
          ? pass(`单位 ${unitAskedOn} 发起，经办人 ${personConfirmedOn} 确认`, `Asked ${unitAskedOn}, confirmed ${personConfirmedOn}`)
          : fail(text('确认早于发起', 'Confirmed before it was asked'), text('退回重新确认', 'Return for confirmation'))
      },
    },
    {
      id: 'bind.realName',
      label: text('个人实名', 'Verified person'),
      fields: ['realName'],
      rule: {
        text: text('经办人须为个人实名账号', 'The operator has a verified personal account'),
        source: '登录操作指引 2 单位所属实名人员信息（S4-03）',
      },
      run: ({ values }) =>
        values.realName
          ? pass('已实名', 'Verified')
          : fail(text('个人账号未实名', 'Not verified'), text('经办人先完成个人实名', 'The person verifies first')),
    },
    {
      id: 'bind.held',
      label: text('现有绑定', 'Bindings'),
      fields: ['operatorId', 'creditCode'],
      rule: {
        text: text('一人可为多个单位办理，每单位只绑定一次', 'Several units, each once'),
        source: '登录操作指引 2 单位经办人账号登录（S4-09）',
      },
      run(facts) {
        const held = running(facts)
        if (held.some((b) => b.creditCode === facts.values.creditCode))
          return fail(text('已绑定该单位', 'Bound already'), text('无需办理', 'Nothing to do'))
        return held.length < 5
          ? pass(`已绑定 ${held.length} 个单位`, `${held.length} units so far`)
          : warn(
              text(`已绑定 ${held.length} 个单位`, `${held.length} units so far`),
              text('核实是否代办机构并写明', 'Verify whether it is an agent and write it down'),
            )
      },
    },
  ],
  effects({ values, slice, submittedOn }) {
    const { creditCode, operatorId } = values
    if (creditCode === null || operatorId === null) return []
    return [
      put(slice, operatorBind, {
        creditCode,
        operatorId,
        boundOn: submittedOn,
        operatorName: values.operatorName ?? '',
        phone: values.phone ?? '',
        unitNo: unitByCode(slice, creditCode)?.unitNo ?? null,
        endedOn: null,
      }),
    ]
  },
  outcome: ({ values, submittedOn }) => [
    { key: 'boundOn', label: text('绑定日期', 'Bound on'), type: 'date', value: submittedOn },
    { key: 'unit', label: text('可代表单位', 'Acts for'), type: 'text', value: values.unitName ?? '' },
  ],
  secondReview: () => undefined,
})
