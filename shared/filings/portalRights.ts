import { accountGrant } from '../effects/accountGrant.ts'
import { put } from '../effects/apply.ts'
import type { AccountRight } from '../register/records.ts'
import { divisionOf, isKunming } from '../rules/divisions.ts'
import { text } from '../text.ts'
import { loginModes, portals } from './accountCodes.ts'
import { accountsOf, rightsOf, unitBy } from './facts.ts'
import { fail, pass, warn } from './findings.ts'
import { account, holder, letter, unitDetails } from './groups.ts'
import { defineKind, type Facts, type Field, type Fields, type ValuesOf } from './kind.ts'
import { accountNameField, unitSelfFields } from './sharedFields.ts'

const portal = (zh: string, en: string) => ({ label: text(zh, en), type: 'boolean', group: account }) as const satisfies Field

const fields = {
  ...unitSelfFields,
  unitNo: { label: text('单位编号', 'Unit number'), type: 'text', group: unitDetails, derived: true, maxLength: 12 },
  division: { label: text('参保地行政区划', 'Division of insurance'), type: 'division', group: unitDetails, required: true },
  accountName: accountNameField,
  loginMode: {
    label: text('登录方式', 'Login'),
    type: 'code',
    group: account,
    required: true,
    derived: true,
    options: loginModes,
  },
  enterprise: portal('企业社保网厅', 'Enterprise insurance'),
  government: portal('机关社保网厅', 'Government insurance'),
  project: portal('按项目参保网厅', 'Project insurance'),
  labour: portal('劳动网厅', 'Labour'),
  employment: portal('就业网厅', 'Employment'),
  unemployment: portal('失业保险网厅', 'Unemployment insurance'),
  holderName: { label: text('专管员姓名', 'Holder'), type: 'personName', group: holder, required: true },
  holderId: { label: text('专管员身份证号码', "Holder's number"), type: 'idNumber', group: holder, required: true },
  phone: { label: text('专管员联系电话', "Holder's phone"), type: 'phone', group: holder, required: true, clash: true },
  letterUnit: { label: text('授权书单位名称', 'Unit in the letter'), type: 'text', group: letter, derived: true, maxLength: 100 },
  letterCode: { label: text('授权书信用代码', 'Code in the letter'), type: 'creditCode', group: letter, derived: true },
  letterHolder: { label: text('授权书被授权人', 'Person in the letter'), type: 'personName', group: letter, derived: true },
  letterHolderId: { label: text('授权书被授权人证件号码', 'Number in the letter'), type: 'idNumber', group: letter, derived: true },
} as const satisfies Fields

type Given = Facts<ValuesOf<typeof fields>>

const wanted = ({ values }: Given) =>
  portals.filter((p) => Object.entries(values).some(([key, value]) => key === p.value && value === true))
const accountIn = ({ values, slice }: Given) =>
  accountsOf(slice, 'platform', values.creditCode).find((a) => a.accountName === values.accountName)
const labels = (chosen: typeof portals) => chosen.map((p) => p.label.zh).join('、')

/** What the account does not have yet. */
function missingRights(facts: Given) {
  const held = accountIn(facts)
  const rights = new Set<string>(held ? rightsOf(facts.slice, held).map((r) => r.portal) : [])
  return wanted(facts).filter((p) => !rights.has(p.value))
}

/** 网厅权限开通申报 (S000 1.4 ③): an account asks for the right to act in one or more of six portals. */
export const portalRights = defineKind({
  id: 'account.rights',
  label: text('网厅权限开通申报', 'Request for portal rights'),
  rows: ['S0-08', 'S0-10', 'S0-11', 'S0-12', 'S0-13'],
  order: 20,
  fields,
  materials: [{ key: 'letter', label: text('云南省社会保障网上业务经办单位《授权书》', 'Sealed authorisation letter'), required: true }],
  clock: { type: 'workingDays', matter: 'registration' },
  subject: { name: 'unitName', id: 'creditCode', unit: 'unitNo' },
  checks: [
    {
      id: 'rights.unit',
      label: text('单位编码', 'Unit number'),
      fields: ['unitNo', 'creditCode', 'unitName'],
      rule: {
        text: text('无单位编码的单位须先做单位信息登记，取得单位编号', 'A unit without a number registers itself first'),
        source: '一体化平台操作指南 1.4 ③ 注意（S0-12）',
      },
      run({ values, slice }) {
        const unit = unitBy(slice, values.unitNo)
        if (!unit)
          return fail(
            text('该单位没有单位编码', 'The unit has no number'),
            text('下一步：先办理单位信息登记，取得单位编号后重新申报', 'Next step: register the unit, then file again with its number'),
          )
        if (unit.creditCode !== values.creditCode || unit.name !== values.unitName)
          return fail(
            text(
              `单位编号 ${unit.unitNo} 登记为“${unit.name}”（${unit.creditCode}）`,
              `${unit.unitNo} is ${unit.name} (${unit.creditCode})`,
            ),
            text('核对后更正单位名称或信用代码', 'Correct name or code'),
          )
        return pass(`单位编号 ${unit.unitNo}，与登记一致`, `Unit ${unit.unitNo}, as registered`)
      },
    },
    {
      id: 'rights.account',
      label: text('平台账号', 'Platform account'),
      fields: ['accountName', 'holderId'],
      rule: {
        text: text('权限开通到本单位已注册的账号', 'Rights go to a registered account of the unit'),
        source: '一体化平台操作指南 1.2 注（S0-03）',
      },
      run(facts) {
        const held = accountIn(facts)
        if (!held)
          return fail(
            text(`本单位没有账号 ${facts.values.accountName ?? ''}`, `The unit has no account ${facts.values.accountName ?? ''}`),
            text('先办理单位用户注册', 'Register the unit as a user first'),
          )
        if (held.holderId !== facts.values.holderId)
          return warn(
            text(`账号登记的专管员为${held.holderName}`, `The account is held by ${held.holderName}`),
            text('核实专管员是否变更，以授权书为准', 'Verify whether the holder changed; the letter counts'),
          )
        return pass('账号和专管员与登记一致', 'Account and holder as registered')
      },
    },
    {
      id: 'rights.chosen',
      label: text('权限选择', 'Rights asked for'),
      fields: ['enterprise', 'government', 'project', 'labour', 'employment', 'unemployment'],
      rule: {
        text: text('至少选择一个网厅，已有的权限不重复开通', 'At least one portal, none held already'),
        source: '一体化平台操作指南 1.4 ③（S0-11）',
      },
      run(facts) {
        if (wanted(facts).length === 0) return fail(text('未选择网厅', 'No portal chosen'), text('退回选择', 'Return for a choice'))
        const open = missingRights(facts)
        if (open.length === 0) return fail(text('所选权限均已开通', 'All rights are held already'), text('无需办理', 'Nothing to do'))
        return pass(`开通：${labels(open)}`, `To be granted: ${open.map((p) => p.label.en).join(', ')}`)
      },
    },
    {
      id: 'rights.ca',
      label: text('实体CA用户', 'Entity certificate'),
      fields: ['unemployment', 'loginMode'],
      rule: {
        text: text(
          '首次实体CA登录自动绑定失业保险网厅权限，不能、也不需要再绑定',
          'The first login with the key binds the right; it cannot and need not be bound again',
        ),
        source: '一体化平台操作指南 1.3 ⑦（S0-08）',
      },
      run(facts) {
        if (facts.values.unemployment !== true) return undefined
        const serial = accountIn(facts)?.caSerial
        return serial
          ? fail(
              text(
                `账号已绑定实体CA（${serial}），依S0-08不能手工开通失业保险网厅权限`,
                `Bound to key ${serial}: S0-08 bars a manual grant`,
              ),
              text('不予通过，告知使用实体CA登录办理', 'Reject and tell the unit to log in with its key'),
            )
          : pass('账号未绑定实体CA', 'No key bound')
      },
    },
    {
      id: 'rights.kunming',
      label: text('昆明市实体CA登录用户', 'Kunming key users'),
      fields: ['division', 'loginMode'],
      rule: {
        text: text(
          '昆明市实体CA登录用户已自动绑定失业险权限，只有非实体CA登录用户需要开通',
          'Kunming key users are bound already; only others ask',
        ),
        source: '一体化平台操作指南 1.4 ③ 温馨提示（S0-13）',
      },
      run({ values }) {
        if (values.unemployment !== true || values.division === null || !isKunming(values.division)) return undefined
        return values.loginMode === 'entityCa'
          ? fail(
              text('昆明市实体CA登录用户，无需开通失业险权限', 'A Kunming key user needs no grant'),
              text('告知直接使用实体CA登录，首次登录自动绑定', 'The first login with the key binds by itself'),
            )
          : pass(`${divisionOf(values.division)?.name.zh ?? ''}非实体CA登录用户，需要开通`, 'Not a key user; a grant is needed')
      },
    },
    {
      id: 'rights.letter',
      label: text('授权书与填报', 'Letter and fields'),
      fields: ['letterUnit', 'letterCode', 'letterHolder', 'letterHolderId'],
      rule: {
        text: text('盖章的《授权书》与填报的单位、专管员一致', 'The sealed letter names the same unit and holder'),
        source: '一体化平台操作指南 1.4 ③ 附件（S0-11）',
      },
      run({ values }) {
        const pairs = [
          ['单位名称', values.letterUnit, values.unitName],
          ['信用代码', values.letterCode, values.creditCode],
          ['专管员姓名', values.letterHolder, values.holderName],
          ['专管员证件号码', values.letterHolderId, values.holderId],
        ] as const
        const differing = pairs.filter(([, read, filed]) => read !== null && read !== filed).map(([name]) => name)
        if (differing.length > 0)
          return fail(
            text(`授权书与填报不一致：${differing.join('、')}`, `Letter and fields differ in ${differing.length} places`),
            text('退回，按授权书更正或重新盖章上传', 'Return: correct the fields or upload a new letter'),
          )
        const unread = pairs.filter(([, read]) => read === null).map(([name]) => name)
        if (unread.length > 0)
          return warn(
            text(`授权书未录入：${unread.join('、')}`, `Not read from the letter: ${unread.length} entries`),
            text('与授权书影像逐项核对后写明', 'Compare with the picture item by item and say so'),
          )
        return pass('授权书与填报一致', 'Letter and fields agree')
      },
    },
  ],
  effects(facts) {
    const held = accountIn(facts)
    if (!held) return []
    return missingRights(facts).map((p) =>
      put(facts.slice, accountGrant, {
        system: held.system,
        accountName: held.accountName,
        portal: p.value as AccountRight['portal'],
        division: facts.values.division,
        hallAccount: null,
        grantedBy: 'filing',
        grantedOn: facts.submittedOn,
      }),
    )
  },
  outcome(facts) {
    const value = labels(missingRights(facts))
    return [{ key: 'rights', label: text('已开通', 'Granted'), type: 'text', value }]
  },
  secondReview: () => undefined,
})
