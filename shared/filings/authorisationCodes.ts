import { put } from '../effects/apply.ts'
import { codeIssue } from '../effects/codeIssue.ts'
import { codeValidityFor } from '../policy/policy.ts'
import { recordsOf } from '../register/slice.ts'
import { addDays } from '../rules/dates.ts'
import { text } from '../text.ts'
import { unitBy } from './facts.ts'
import { fail, pass, warn } from './findings.ts'
import { operator, unitDetails } from './groups.ts'
import { defineKind, type Facts, type Fields, type ValuesOf } from './kind.ts'
import { unitNosIn } from './namedIn.ts'

const fields = {
  operatorName: { label: text('经办人姓名', 'Operator'), type: 'personName', group: operator, required: true },
  operatorId: { label: text('经办人证件号码', "Operator's number"), type: 'idNumber', group: operator, required: true, clash: true },
  phone: { label: text('手机号码', 'Phone'), type: 'phone', group: operator, required: true },
  unitNos: {
    label: text('单位编号（多个用、隔开）', 'Unit numbers, parted by 、'),
    type: 'longText',
    group: unitDetails,
    required: true,
    maxLength: 1000,
  },
} as const satisfies Fields

type Given = Facts<ValuesOf<typeof fields>>

const asked = ({ values }: Given) => unitNosIn(values.unitNos)
const unused = ({ values, slice }: Given) =>
  recordsOf(slice, 'authorisationCode').filter((c) => c.operatorId === values.operatorId && c.usedOn === null)
/** One number for the request: it names the code in messages and is no secret. */
const codeId = ({ filingId, submittedOn }: Given) =>
  `SQ${submittedOn.replaceAll('-', '')}-${filingId
    .replaceAll(/[^0-9A-Za-z]/g, '')
    .slice(-8)
    .toUpperCase()}`
const expiry = ({ policy, today }: Given) => {
  const rule = codeValidityFor(policy, today)
  return rule.ok ? addDays(today, rule.row.days) : undefined
}

/** 单位授权码申请 (S004 2): one operator, several units; each unit is checked for itself. */
export const authorisationCodes = defineKind({
  id: 'authorisation.code',
  label: text('单位授权码申请', 'Request for authorisation codes'),
  rows: ['S4-05', 'S4-06', 'S4-09'],
  order: 20,
  fields,
  materials: [
    { key: 'letter', label: text('单位授权委托书', 'Letters of the units'), required: true },
    { key: 'idFront', label: text('经办人身份证', "Operator's identity card"), required: true },
  ],
  clock: { type: 'workingDays', matter: 'registration' },
  subject: { name: 'operatorName', id: 'operatorId', unitList: 'unitNos' },
  checks: [
    {
      id: 'code.units',
      label: text('逐个单位核对', 'Each unit'),
      fields: ['unitNos'],
      rule: { text: text('所选单位均已参保登记', 'Every unit chosen is registered'), source: '登录操作指引 2 申请单位授权码（S4-05）' },
      run(facts) {
        const found = asked(facts).map((unitNo) => ({ unitNo, unit: unitBy(facts.slice, unitNo) }))
        if (found.length === 0) return undefined
        const bad = found.flatMap(({ unitNo, unit }) =>
          unit ? (unit.state === 'active' ? [] : [`${unitNo}（已注销）`]) : [`${unitNo}（未登记）`],
        )
        const list = found.map(({ unitNo, unit }) => `${unitNo} ${unit?.name ?? ''}`).join('、')
        return bad.length === 0
          ? pass(`共 ${found.length} 个单位：${list}`, `${found.length} units`)
          : fail(
              text(`不能授权的单位：${bad.join('、')}`, `Not possible: ${bad.length} units`),
              text('退回，去掉或更正这些单位', 'Return to remove or correct them'),
            )
      },
    },
    {
      id: 'code.unused',
      label: text('未使用的授权码', 'Codes not used yet'),
      fields: ['operatorId', 'unitNos'],
      rule: {
        text: text('同一单位已有未使用且未过期的授权码的不重复发放', 'No second code while one can still be used'),
        source: '登录操作指引 2 授权码实名（S4-06）',
      },
      run(facts) {
        const open = unused(facts).filter((c) => asked(facts).includes(c.unitNo) && c.expiresOn >= facts.today)
        return open.length === 0
          ? pass('没有未使用的授权码', 'None')
          : fail(
              text(
                `已有未使用的授权码：${open.map((c) => `${c.unitNo} ${c.codeId}（至 ${c.expiresOn}）`).join('、')}`,
                `${open.length} codes are still open`,
              ),
              text('使用原授权码完成授权码实名', 'Use the code already given'),
            )
      },
    },
    {
      id: 'code.expired',
      label: text('过期未用', 'Expired'),
      fields: ['operatorId'],
      rule: {
        text: text('反复申请而不使用的须核实', 'Asking again and again without use is verified'),
        source: '登录操作指引 2 授权码实名（S4-06）',
      },
      run(facts) {
        const expired = unused(facts).filter((c) => c.expiresOn < facts.today)
        return expired.length < 2
          ? undefined
          : warn(
              text(`有 ${expired.length} 个授权码过期未用`, `${expired.length} codes expired unused`),
              text('联系经办人核实并写明', 'Call the operator and write it down'),
            )
      },
    },
    {
      id: 'code.validity',
      label: text('有效期', 'Validity'),
      fields: [],
      rule: { text: text('授权码有有效期', 'Codes expire'), source: '参数表“单位授权码有效期”（S4-06）' },
      run(facts) {
        const rule = codeValidityFor(facts.policy, facts.today)
        return rule.ok
          ? pass(`至 ${addDays(facts.today, rule.row.days)}`, `To ${addDays(facts.today, rule.row.days)}`)
          : fail(rule.missing.message, text('补录参数', 'Enter the parameter'))
      },
    },
  ],
  effects(facts) {
    const { values, slice, today } = facts
    const expiresOn = expiry(facts)
    if (expiresOn === undefined) return []
    return asked(facts).map((unitNo) =>
      put(slice, codeIssue, {
        codeId: codeId(facts),
        unitNo,
        operatorName: values.operatorName ?? '',
        operatorId: values.operatorId ?? '',
        phone: values.phone ?? '',
        issuedOn: today,
        expiresOn,
        usedOn: null,
      }),
    )
  },
  outcome(facts) {
    const expiresOn = expiry(facts)
    if (expiresOn === undefined) return []
    const units = asked(facts).map((unitNo) => unitBy(facts.slice, unitNo)?.name ?? unitNo)
    return [
      { key: 'codeId', label: text('授权码编号', 'Code'), type: 'text', value: codeId(facts) },
      { key: 'expiresOn', label: text('有效期止', 'Valid to'), type: 'date', value: expiresOn },
      {
        key: 'sms',
        label: text('短信内容', 'Text message'),
        type: 'text',
        value: `您申请的单位授权码（${codeId(facts)}）已审核通过，单位：${units.join('、')}。请于${expiresOn}前完成授权码实名。`,
      },
    ]
  },
  secondReview: () => undefined,
})
