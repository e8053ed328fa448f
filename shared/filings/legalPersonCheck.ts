import { accountTrust } from '../effects/accountTrust.ts'
import { put } from '../effects/apply.ts'
import { recordsOf } from '../register/slice.ts'
import { type Text, text } from '../text.ts'
import { fail, pass, warn } from './findings.ts'
import { account, registry, unitDetails } from './groups.ts'
import { type Check, defineKind, type Facts, type Fields, type ValuesOf } from './kind.ts'
import { unitSelfFields } from './sharedFields.ts'

const fields = {
  ...unitSelfFields,
  representative: { label: text('法定代表人', 'Representative'), type: 'personName', group: unitDetails, required: true },
  address: { label: text('注册地址', 'Address'), type: 'text', group: unitDetails, required: true, maxLength: 200 },
  accountName: { label: text('单位账号', 'Unit account'), type: 'text', group: account, derived: true, maxLength: 50 },
  registryName: {
    label: text('法人库名称', 'Name in the register'),
    type: 'text',
    group: registry,
    required: true,
    derived: true,
    maxLength: 100,
  },
  registryCode: {
    label: text('法人库信用代码', 'Code in the register'),
    type: 'creditCode',
    group: registry,
    required: true,
    derived: true,
  },
  registryRepresentative: {
    label: text('法人库法定代表人', 'Representative in the register'),
    type: 'personName',
    group: registry,
    required: true,
    derived: true,
  },
  registryAddress: { label: text('法人库地址', 'Address in the register'), type: 'text', group: registry, derived: true, maxLength: 200 },
  registryState: {
    label: text('登记状态', 'State in the register'),
    type: 'code',
    group: registry,
    derived: true,
    options: [
      { value: 'active', label: text('存续', 'Active') },
      { value: 'revoked', label: text('吊销', 'Revoked') },
      { value: 'cancelled', label: text('注销', 'Cancelled') },
    ],
  },
} as const satisfies Fields

type Values = ValuesOf<typeof fields>
type Given = Facts<Values>
type Name = keyof typeof fields

const rule = {
  text: text(
    '账号注册的法人信息与市场监管法人库比对，不一致的须先完善',
    'Registered data are compared with the register of legal persons and put right first',
  ),
  source: '登录操作指引 2 注意事项（S4-08）',
}
const complete = text('退回，由单位完善注册法人信息后重新比对', 'Return: the unit puts its data right and compares again')

/** One entry beside its counterpart; different writing of the same characters (full and half width) is a doubt only. */
function side(id: string, label: Text, entered: Name, registered: Name, strict: boolean): Check<Values> {
  return {
    id,
    label,
    fields: [entered, registered],
    rule,
    run({ values }) {
      const [ours, theirs] = [values[entered], values[registered]]
      if (typeof ours !== 'string' || typeof theirs !== 'string') return undefined
      if (ours === theirs) return pass('一致', 'Same')
      const both = text(`填报“${ours}”，法人库“${theirs}”`, `Entered ${ours}, registered ${theirs}`)
      const alike = (value: string) => value.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
      return strict && alike(ours) !== alike(theirs)
        ? fail(both, complete)
        : warn(both, text('仅写法不同的，写明以法人库为准', 'If only the writing differs say so; the register counts'))
    },
  }
}

const open = ({ values, slice }: Given) =>
  recordsOf(slice, 'account').find((a) => a.creditCode === values.creditCode && a.accountName === values.accountName)

/** 法人信息比对 (S004 注意事项): field by field; agreement gives the account 三级 (L1). */
export const legalPersonCheck = defineKind({
  id: 'legalPerson.compare',
  label: text('法人信息比对', 'Comparison of legal data'),
  rows: ['S4-08', 'S4-02', 'S4-03'],
  order: 10,
  fields,
  materials: [],
  clock: { type: 'workingDays', matter: 'change' },
  subject: { name: 'unitName', id: 'creditCode' },
  checks: [
    side('legal.name', text('单位名称', 'Name'), 'unitName', 'registryName', true),
    side('legal.code', text('统一社会信用代码', 'Credit code'), 'creditCode', 'registryCode', true),
    side('legal.representative', text('法定代表人', 'Representative'), 'representative', 'registryRepresentative', true),
    side('legal.address', text('注册地址', 'Address'), 'address', 'registryAddress', false),
    {
      id: 'legal.state',
      label: text('登记状态', 'State'),
      fields: ['registryState'],
      rule,
      run({ values }) {
        if (values.registryState === null)
          return warn(text('法人库没有返回登记状态', 'No state was delivered'), text('核实后写明', 'Verify and write it down'))
        return values.registryState === 'active'
          ? pass('存续', 'Active')
          : fail(text('单位已吊销或注销', 'Revoked or cancelled'), text('不予通过', 'Reject'))
      },
    },
  ],
  effects(facts) {
    const held = open(facts)
    return held && held.trustLevel === null ? [put(facts.slice, accountTrust, { ...held, trustLevel: 'L1', trustBy: 'legalBase' })] : []
  },
  outcome(facts) {
    const held = open(facts)
    const value = held?.trustLevel ? '与法人库一致，可信等级不变' : held ? '与法人库一致，可信等级三级（L1）' : '与法人库一致'
    return [{ key: 'result', label: text('比对结果', 'Result'), type: 'text', value }]
  },
  secondReview: () => undefined,
})
