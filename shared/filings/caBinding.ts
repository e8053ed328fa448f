import { accountBind } from '../effects/accountBind.ts'
import { accountGrant } from '../effects/accountGrant.ts'
import { put } from '../effects/apply.ts'
import { recordsOf } from '../register/slice.ts'
import { text } from '../text.ts'
import { accountsOf, rightsOf } from './facts.ts'
import { fail, pass } from './findings.ts'
import { account, certificate } from './groups.ts'
import { defineKind, type Facts, type Fields, type ValuesOf } from './kind.ts'
import { accountNameField, unitSelfFields } from './sharedFields.ts'

const fields = {
  ...unitSelfFields,
  accountName: accountNameField,
  verified: {
    label: text('账号密码和短信已核验', 'Password and text message verified'),
    type: 'boolean',
    group: account,
    required: true,
    derived: true,
  },
  caUnitName: {
    label: text('证书单位名称', 'Unit in the certificate'),
    type: 'text',
    group: certificate,
    required: true,
    derived: true,
    maxLength: 100,
  },
  caCreditCode: {
    label: text('证书信用代码', 'Code in the certificate'),
    type: 'creditCode',
    group: certificate,
    required: true,
    derived: true,
  },
  caSerial: {
    label: text('证书序列号', 'Serial'),
    type: 'text',
    group: certificate,
    required: true,
    derived: true,
    maxLength: 64,
    clash: true,
  },
  caIssuer: { label: text('颁发机构', 'Issuer'), type: 'text', group: certificate, required: true, derived: true, maxLength: 100 },
  caFrom: { label: text('有效期起', 'Valid from'), type: 'date', group: certificate, required: true, derived: true },
  caTo: { label: text('有效期止', 'Valid to'), type: 'date', group: certificate, required: true, derived: true },
} as const satisfies Fields

type Given = Facts<ValuesOf<typeof fields>>

/** 账号列表: the platform accounts of the code in the certificate, as the portal would list them. */
const listed = ({ values, slice }: Given) => accountsOf(slice, 'platform', values.caCreditCode)
const chosen = (facts: Given) => listed(facts).find((a) => a.accountName === facts.values.accountName)

/** 实体CA绑定 (S000 1.3): a key is bound to one platform account of its unit, which brings the unemployment right with it. */
export const caBinding = defineKind({
  id: 'account.bindCa',
  label: text('实体CA绑定', 'Bind entity certificate'),
  rows: ['S0-04', 'S0-05', 'S0-06', 'S0-07', 'S0-08'],
  order: 20,
  fields,
  materials: [],
  clock: { type: 'workingDays', matter: 'registration' },
  subject: { name: 'unitName', id: 'creditCode' },
  checks: [
    {
      id: 'ca.list',
      label: text('账号列表', 'List of accounts'),
      fields: ['creditCode', 'caCreditCode'],
      rule: {
        text: text(
          '查询不到账号时：未注册平台单位用户，或注册的信用代码与实体CA不一致',
          'No account listed: the unit is not registered, or its code differs from that of the key',
        ),
        source: '一体化平台操作指南 1.3 ⑤ 注2（S0-07）',
      },
      run(facts) {
        const { creditCode, caCreditCode } = facts.values
        if (creditCode !== caCreditCode)
          return fail(
            text(
              `平台信用代码 ${creditCode ?? ''}，实体CA信用代码 ${caCreditCode ?? ''}，不一致`,
              `Platform ${creditCode ?? ''}, key ${caCreditCode ?? ''}`,
            ),
            text('属“信用代码不一致”：更正平台注册信息，或换发实体CA', 'The codes differ: correct the registration or replace the key'),
          )
        if (listed(facts).length === 0)
          return fail(
            text(`信用代码 ${caCreditCode ?? ''} 没有平台账号`, `No platform account for ${caCreditCode ?? ''}`),
            text('属“未注册”：先办理单位用户注册', 'Not registered: register the unit as a user first'),
          )
        return chosen(facts)
          ? pass(`账号列表共 ${listed(facts).length} 个，已选 ${facts.values.accountName ?? ''}`, `${listed(facts).length} accounts listed`)
          : fail(
              text(
                `所选账号不在列表中：${listed(facts)
                  .map((a) => a.accountName)
                  .join('、')}`,
                'The account chosen is not in the list',
              ),
              text('退回重新选择', 'Return for another choice'),
            )
      },
    },
    {
      id: 'ca.name',
      label: text('证书单位', 'Unit in the certificate'),
      fields: ['unitName', 'caUnitName'],
      rule: {
        text: text('证书中的单位与账号单位一致', 'The certificate names the unit of the account'),
        source: '一体化平台操作指南 1.3 ④（S0-04）',
      },
      run: ({ values }) =>
        values.caUnitName === values.unitName
          ? pass('一致', 'Same')
          : fail(
              text(`证书为“${values.caUnitName ?? ''}”，账号为“${values.unitName ?? ''}”`, 'Names differ'),
              text('单位更名的先换发实体CA', 'After a change of name replace the key first'),
            ),
    },
    {
      id: 'ca.valid',
      label: text('证书有效期', 'Validity'),
      fields: ['caFrom', 'caTo'],
      rule: { text: text('证书在有效期内', 'The certificate is valid'), source: '电子签名法 art. 21（S0-04）' },
      run({ values, submittedOn }) {
        const { caFrom, caTo } = values
        if (caFrom === null || caTo === null) return undefined
        return caFrom <= submittedOn && submittedOn <= caTo
          ? pass(`${caFrom} 至 ${caTo}`, `${caFrom} to ${caTo}`)
          : fail(
              text(`有效期 ${caFrom} 至 ${caTo}`, `Valid ${caFrom} to ${caTo}`),
              text('换发实体CA后重新绑定', 'Replace the key and bind again'),
            )
      },
    },
    {
      id: 'ca.bound',
      label: text('绑定状态', 'Binding'),
      fields: ['caSerial', 'accountName'],
      rule: {
        text: text(
          '已绑定的直接登录；一证书一账号，换绑须先解绑',
          'Bound keys log in at once; one key, one account; unbind before binding anew',
        ),
        source: '一体化平台操作指南 1.3 ⑤ 注1（S0-05、S0-06）',
      },
      run(facts) {
        const { caSerial } = facts.values
        const held = chosen(facts)
        if (held?.caSerial === caSerial)
          return fail(text('该证书已绑定本账号', 'Bound already'), text('无需办理，直接登录', 'Nothing to do'))
        const other = recordsOf(facts.slice, 'account').find((a) => a.caSerial === caSerial)
        if (other)
          return fail(text(`该证书已绑定账号 ${other.accountName}`, `Bound to ${other.accountName}`), text('先解绑', 'Unbind it first'))
        if (held?.caSerial)
          return fail(
            text(`账号已绑定另一证书 ${held.caSerial}`, `The account has key ${held.caSerial}`),
            text('先解绑', 'Unbind it first'),
          )
        return pass('证书和账号均未绑定', 'Neither is bound')
      },
    },
    {
      id: 'ca.verified',
      label: text('账号核验', 'Verification'),
      fields: ['verified'],
      rule: {
        text: text('绑定须账号密码、图形验证码和短信验证码', 'Binding takes password and codes'),
        source: '一体化平台操作指南 1.3 ⑥（S0-05）',
      },
      run: ({ values }) =>
        values.verified
          ? pass('已核验', 'Verified')
          : fail(text('未核验', 'Not verified'), text('退回重新核验', 'Return for verification')),
    },
  ],
  effects(facts) {
    const { values, slice, submittedOn } = facts
    const held = chosen(facts)
    if (!held) return []
    const { caSerial, caIssuer, caFrom, caTo } = values
    const right = rightsOf(slice, held).some((r) => r.portal === 'unemployment')
    return [
      put(slice, accountBind, { ...held, caSerial, caIssuer, caFrom, caTo, loginMode: 'entityCa' }),
      ...(right
        ? []
        : [
            put(slice, accountGrant, {
              system: held.system,
              accountName: held.accountName,
              portal: 'unemployment',
              division: null,
              hallAccount: null,
              grantedBy: 'entityCa',
              grantedOn: submittedOn,
            }),
          ]),
    ]
  },
  outcome: ({ values }) => [
    {
      key: 'binding',
      label: text('绑定结果', 'Binding'),
      type: 'text',
      value: `实体CA ${values.caSerial ?? ''} 已绑定账号 ${values.accountName ?? ''}`,
    },
    {
      key: 'rights',
      label: text('失业保险权限', 'Right to unemployment matters'),
      type: 'text',
      value: '已自动绑定，不需要再到个人中心绑定',
    },
  ],
  secondReview: () => undefined,
})
