import { accountOpen } from '../effects/accountOpen.ts'
import { put } from '../effects/apply.ts'
import { newAccount } from '../register/records.ts'
import { recordsOf } from '../register/slice.ts'
import { text } from '../text.ts'
import { accountsOf, unitByCode } from './facts.ts'
import { fail, pass, warn } from './findings.ts'
import { account, holder } from './groups.ts'
import { defineKind, type Facts, type Fields, type ValuesOf } from './kind.ts'
import { personFields, unitSelfFields } from './sharedFields.ts'

const fields = {
  ...unitSelfFields,
  holderName: { label: text('专管员姓名', 'Holder'), type: 'personName', group: holder, required: true },
  holderIdType: { ...personFields.idType, label: text('专管员证件类型', "Holder's document"), group: holder },
  holderId: { label: text('专管员证件号码', "Holder's number"), type: 'idNumber', group: holder, required: true, clash: true },
  phone: { label: text('手机号码', 'Phone'), type: 'phone', group: holder, required: true, clash: true },
  phoneVerified: { label: text('手机验证码已核验', 'Phone verified'), type: 'boolean', group: account, required: true, derived: true },
} as const satisfies Fields

type Given = Facts<ValuesOf<typeof fields>>

/** The credit code names the unit's first account; further ones are numbered. */
function accountName({ values, slice }: Given): string {
  const code = values.creditCode ?? ''
  const taken = new Set(recordsOf(slice, 'account').map((a) => a.accountName))
  for (let n = 1; ; n++) {
    const name = n === 1 ? code : `${code}-${n}`
    if (!taken.has(name)) return name
  }
}

/** 单位用户注册 (S000 1.2): a registered unit may log in, but has no right to unemployment matters yet. No password ever reaches the desk. */
export const unitRegistration = defineKind({
  id: 'account.register',
  label: text('单位用户注册', 'Unit registration'),
  rows: ['S0-01', 'S0-02', 'S0-03'],
  order: 10,
  fields,
  materials: [],
  clock: { type: 'workingDays', matter: 'registration' },
  subject: { name: 'unitName', id: 'creditCode' },
  checks: [
    {
      id: 'account.unit',
      label: text('单位与登记', 'Unit and register'),
      fields: ['creditCode', 'unitName'],
      rule: { text: text('一个信用代码对应一个单位', 'A credit code belongs to one unit'), source: '一体化平台操作指南 1.2（S0-01）' },
      run({ values, slice }) {
        const unit = unitByCode(slice, values.creditCode)
        if (!unit) return pass('该单位尚未参保登记，可以注册', 'Not insured yet; may register')
        return unit.name === values.unitName
          ? pass(`与参保登记一致（单位编号 ${unit.unitNo}）`, `Agrees with unit ${unit.unitNo}`)
          : fail(
              text(`该信用代码登记为“${unit.name}”`, `The code is registered for ${unit.name}`),
              text('核对营业执照，更正单位名称', 'Compare with the licence and correct the name'),
            )
      },
    },
    {
      id: 'account.holder',
      label: text('专管员', 'Holder'),
      fields: ['creditCode', 'holderId'],
      rule: { text: text('同一单位同一专管员只注册一次', 'One account for a unit and holder'), source: '一体化平台操作指南 1.2（S0-01）' },
      run({ values, slice }) {
        const own = accountsOf(slice, 'platform', values.creditCode)
        const same = own.find((a) => a.holderId === values.holderId)
        if (same)
          return fail(
            text(`该专管员已为本单位注册账号 ${same.accountName}`, `Already holds account ${same.accountName}`),
            text('使用原账号，忘记密码的办理重置', 'Use that account; reset its password if forgotten'),
          )
        const others = recordsOf(slice, 'account').filter((a) => a.holderId === values.holderId && a.creditCode !== values.creditCode)
        if (others.length > 0)
          return warn(
            text(
              `该专管员还负责：${others.map((a) => a.unitName).join('、')}`,
              `Also holds accounts of ${others.map((a) => a.unitName).join(', ')}`,
            ),
            text('核实是否受这些单位委托', 'Verify that these units appointed the same person'),
          )
        if (own.length > 0)
          return warn(
            text(`本单位已有账号 ${own.map((a) => a.accountName).join('、')}`, `The unit has ${own.map((a) => a.accountName).join(', ')}`),
            text('核实为何需要另一账号', 'Verify why another is needed'),
          )
        return pass('单位和专管员均为首次注册', 'First account of unit and holder')
      },
    },
    {
      id: 'account.phone',
      label: text('手机验证码', 'Phone code'),
      fields: ['phoneVerified'],
      rule: { text: text('注册手机须经短信验证码核验', 'The phone is verified by text message'), source: '一体化平台操作指南 1.2' },
      run: ({ values }) =>
        values.phoneVerified
          ? pass('门户已核验', 'Verified by the portal')
          : fail(text('手机号码未核验', 'Not verified'), text('退回重新验证', 'Return for verification')),
    },
  ],
  effects(facts) {
    const { values, slice, submittedOn } = facts
    return [
      put(slice, accountOpen, {
        ...newAccount,
        system: 'platform',
        accountName: accountName(facts),
        creditCode: values.creditCode ?? '',
        unitName: values.unitName ?? '',
        unitNo: unitByCode(slice, values.creditCode)?.unitNo ?? null,
        holderName: values.holderName ?? '',
        holderId: values.holderId ?? '',
        phone: values.phone ?? '',
        loginMode: 'password',
        state: 'open',
        openedOn: submittedOn,
      }),
    ]
  },
  outcome(facts) {
    const name = accountName(facts)
    return [
      { key: 'accountName', label: text('账号', 'Account'), type: 'text', value: name },
      { key: 'sms', label: text('短信内容', 'Text message'), type: 'text', value: `单位用户注册成功，账号为${name}。` },
      // Registered and entitled are two states, shown apart (S0-03).
      { key: 'rights', label: text('失业保险权限', 'Right to unemployment matters'), type: 'text', value: '已注册，未开通' },
    ]
  },
  secondReview: () => undefined,
})
