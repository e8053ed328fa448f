import { accountGrant } from '../effects/accountGrant.ts'
import { put } from '../effects/apply.ts'
import { text } from '../text.ts'
import { loginModes } from './accountCodes.ts'
import { accountsOf, rightsOf, unitByCode } from './facts.ts'
import { fail, pass } from './findings.ts'
import { account } from './groups.ts'
import { defineKind, type Facts, type Fields, type Finding, type ValuesOf } from './kind.ts'
import { accountNameField, unitSelfFields } from './sharedFields.ts'

const fields = {
  ...unitSelfFields,
  accountName: accountNameField,
  loginMode: { label: text('登录方式', 'Login'), type: 'code', group: account, required: true, derived: true, options: loginModes },
  hallAccount: { label: text('失业保险网厅账号', 'Unemployment portal account'), type: 'text', group: account, maxLength: 50 },
  verified: { label: text('网厅密码已核验', 'Portal password verified'), type: 'boolean', group: account, required: true, derived: true },
} as const satisfies Fields

type Given = Facts<ValuesOf<typeof fields>>

const own = ({ values, slice }: Given) => accountsOf(slice, 'platform', values.creditCode).find((a) => a.accountName === values.accountName)
/** 失业保险账号下拉列表 */
const listed = ({ values, slice }: Given) => accountsOf(slice, 'hall', values.creditCode)

/** The guide's own order: how the unit logged in, then whether the codes correspond, then the counter. */
function diagnose(facts: Given): Finding {
  const { values, slice } = facts
  if (values.loginMode === 'entityCa' || own(facts)?.caSerial)
    return fail(
      text('一、登录方式：实体CA登录用户不需要进行本操作', '1. Login: key users do not need this'),
      text('不予通过，告知直接使用实体CA登录办理', 'Reject and tell the unit to log in with its key'),
    )
  if (listed(facts).some((a) => a.accountName === values.hallAccount))
    return pass(`网厅账号 ${values.hallAccount ?? ''} 属于本单位`, `${values.hallAccount ?? ''} belongs to the unit`)
  if (listed(facts).length > 0)
    return fail(
      text(
        `所选网厅账号不在列表中：${listed(facts)
          .map((a) => a.accountName)
          .join('、')}`,
        'The account chosen is not in the list',
      ),
      text('退回重新选择', 'Return for another choice'),
    )
  const unit = unitByCode(slice, values.creditCode)
  if (!unit)
    return fail(
      text(
        `二、信用代码：失业保险业务系统中没有 ${values.creditCode ?? ''}`,
        `2. Code: the register does not know ${values.creditCode ?? ''}`,
      ),
      text('核对平台账号的信用代码与参保登记是否一致', 'Compare the code of the platform account with the register'),
    )
  return fail(
    text(`三、单位编号 ${unit.unitNo} 没有网厅账号`, `3. Unit ${unit.unitNo} has no portal account`),
    text('到社保局窗口咨询办理，先分配网厅账号', 'Go to the counter: a portal account must be given first'),
  )
}

/** 失业险网厅账号绑定 (S000 1.4 ④): who does not log in by key binds a former portal account and so gets its right. */
export const hallBinding = defineKind({
  id: 'account.bindHall',
  label: text('失业险网厅账号绑定', 'Bind unemployment portal account'),
  rows: ['S0-09', 'S0-14', 'S0-03'],
  order: 20,
  fields,
  materials: [],
  clock: { type: 'workingDays', matter: 'registration' },
  subject: { name: 'unitName', id: 'creditCode' },
  checks: [
    {
      id: 'hall.account',
      label: text('平台账号', 'Platform account'),
      fields: ['accountName'],
      rule: { text: text('绑定到本单位已注册的平台账号', 'Bound to a registered account of the unit'), source: '一体化平台操作指南 1.4 ②' },
      run(facts) {
        const held = own(facts)
        if (!held)
          return fail(text('本单位没有该平台账号', 'The unit has no such account'), text('先办理单位用户注册', 'Register the unit first'))
        return rightsOf(facts.slice, held).some((r) => r.portal === 'unemployment')
          ? fail(text('该账号已有失业保险网厅权限', 'The right is held already'), text('无需办理', 'Nothing to do'))
          : pass(`${held.holderName}的账号，尚无失业保险网厅权限`, 'No right yet')
      },
    },
    {
      id: 'hall.list',
      label: text('网厅账号列表', 'List of portal accounts'),
      fields: ['loginMode', 'creditCode', 'hallAccount'],
      rule: {
        text: text(
          '列表为空：一查登录方式，二查信用代码对应，仍查询不到到窗口办理',
          'Empty list: check the login, then the credit code, then go to the counter',
        ),
        source: '一体化平台操作指南 1.4 ④ 注意（S0-14）',
      },
      run: diagnose,
    },
    {
      id: 'hall.verified',
      label: text('网厅密码', 'Portal password'),
      fields: ['verified'],
      rule: { text: text('绑定须录入网厅密码', 'Binding takes the portal password'), source: '一体化平台操作指南 1.4 ④（S0-14）' },
      run: ({ values }) =>
        values.verified
          ? pass('已核验', 'Verified')
          : fail(text('未核验', 'Not verified'), text('退回重新核验', 'Return for verification')),
    },
  ],
  effects(facts) {
    const held = own(facts)
    if (!held) return []
    return [
      put(facts.slice, accountGrant, {
        system: held.system,
        accountName: held.accountName,
        portal: 'unemployment',
        division: null,
        hallAccount: facts.values.hallAccount,
        grantedBy: 'hallAccount',
        grantedOn: facts.submittedOn,
      }),
    ]
  },
  outcome: ({ values }) => [
    {
      key: 'rights',
      label: text('失业保险权限', 'Right to unemployment matters'),
      type: 'text',
      value: `已开通，绑定网厅账号 ${values.hallAccount ?? ''}`,
    },
  ],
  secondReview: () => undefined,
})
