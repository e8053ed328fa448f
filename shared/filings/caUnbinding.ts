import { accountUnbind } from '../effects/accountUnbind.ts'
import { put } from '../effects/apply.ts'
import { text } from '../text.ts'
import { accountsOf } from './facts.ts'
import { fail, pass } from './findings.ts'
import { certificate, request } from './groups.ts'
import { defineKind, type Facts, type Fields, type Option, type ValuesOf } from './kind.ts'
import { accountNameField, unitSelfFields } from './sharedFields.ts'

const option = (value: string, zh: string, en: string): Option => ({ value, label: text(zh, en) })

const fields = {
  ...unitSelfFields,
  accountName: accountNameField,
  caSerial: { label: text('证书序列号', 'Serial'), type: 'text', group: certificate, required: true, maxLength: 64 },
  reason: {
    label: text('解绑原因', 'Reason'),
    type: 'code',
    group: request,
    required: true,
    options: [
      option('lost', 'U-Key遗失或损坏', 'Lost or broken'),
      option('replaced', '证书换发', 'Replaced'),
      option('wrongAccount', '绑定账号有误', 'Wrong account'),
      option('cancelled', '证书注销', 'Cancelled'),
      option('other', '其他', 'Other'),
    ],
  },
  reasonNote: {
    label: text('原因说明', 'Explanation'),
    type: 'longText',
    group: request,
    maxLength: 500,
    required: (v) => v['reason'] === 'other',
  },
} as const satisfies Fields

const bound = ({ values, slice }: Facts<ValuesOf<typeof fields>>) =>
  accountsOf(slice, 'platform', values.creditCode).find((a) => a.accountName === values.accountName)

/** 实体CA解绑 (S0-05): with a reason, so that the account can be bound to another key. */
export const caUnbinding = defineKind({
  id: 'account.unbindCa',
  label: text('实体CA解绑', 'Unbind entity certificate'),
  rows: ['S0-05'],
  order: 10,
  fields,
  materials: [{ key: 'application', label: text('盖章的解绑申请', 'Sealed request'), required: true }],
  clock: { type: 'workingDays', matter: 'change' },
  subject: { name: 'unitName', id: 'creditCode' },
  checks: [
    {
      id: 'unbind.bound',
      label: text('绑定关系', 'Binding'),
      fields: ['accountName', 'caSerial'],
      rule: { text: text('只能解除现有的绑定', 'Only an existing binding can be undone'), source: '一体化平台操作指南 1.3 ⑤（S0-05）' },
      run(facts) {
        const held = bound(facts)
        if (!held) return fail(text('本单位没有该账号', 'No such account'), text('核对账号', 'Check the account'))
        if (held.caSerial === null) return fail(text('该账号没有绑定实体CA', 'No key is bound'), text('无需办理', 'Nothing to do'))
        if (held.caSerial !== facts.values.caSerial)
          return fail(text(`账号绑定的证书为 ${held.caSerial}`, `Bound to ${held.caSerial}`), text('核对证书序列号', 'Check the serial'))
        return pass(`${held.caIssuer ?? ''}颁发，有效期至 ${held.caTo ?? ''}`, `Valid to ${held.caTo ?? ''}`)
      },
    },
  ],
  effects(facts) {
    const held = bound(facts)
    return held
      ? [put(facts.slice, accountUnbind, { ...held, caSerial: null, caIssuer: null, caFrom: null, caTo: null, loginMode: 'password' })]
      : []
  },
  outcome: ({ values }) => [
    {
      key: 'binding',
      label: text('解绑结果', 'Binding'),
      type: 'text',
      value: `账号 ${values.accountName ?? ''} 已解绑，可用账号密码登录或绑定新证书`,
    },
  ],
  secondReview: () => undefined,
})
