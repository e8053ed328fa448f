import { put } from '../effects/apply.ts'
import { benefitPayee } from '../effects/benefitPayee.ts'
import { officeById } from '../policy/offices.ts'
import { maskAccount } from '../rules/masking.ts'
import { text } from '../text.ts'
import { nameAgrees } from './commonChecks.ts'
import { entitlementOf } from './facts.ts'
import { fail, pass, warn } from './findings.ts'
import { newAccount, oldAccount } from './groups.ts'
import { defineKind, type Facts, type Fields, type ValuesOf } from './kind.ts'
import { accountTypes, contactPhone, personFields } from './sharedFields.ts'

const fields = {
  ...personFields,
  phone: contactPhone,
  oldType: { label: text('原银行卡类型', 'Old type'), type: 'code', group: oldAccount, derived: true, options: accountTypes },
  oldBank: { label: text('原开户行', 'Old bank'), type: 'text', group: oldAccount, derived: true, maxLength: 100 },
  oldNumber: {
    label: text('原银行卡号', 'Old number'),
    type: 'bankAccount',
    group: oldAccount,
    required: true,
    derived: true,
    accountType: 'oldType',
  },
  accountType: { label: text('现银行卡类型', 'New type'), type: 'code', group: newAccount, required: true, options: accountTypes },
  bankCode: { label: text('现开户行（金融机构编码）', 'New bank code'), type: 'text', group: newAccount, required: true, maxLength: 14 },
  accountNumber: { label: text('现银行卡号', 'New number'), type: 'bankAccount', group: newAccount, required: true, clash: true },
  confirmNumber: { label: text('确认银行卡号', 'New number again'), type: 'bankAccount', group: newAccount },
  accountName: { label: text('户名', 'Account name'), type: 'personName', group: newAccount, required: true },
} as const satisfies Fields

const held = ({ values, slice }: Facts<ValuesOf<typeof fields>>) => entitlementOf(slice, values.idNumber, slice.openPeriod)
const plain = (number: string | null) => (number ?? '').replaceAll(/\s/g, '')

/**
 * 失业保险金银行账号变更 (S002 菜单; 失业一件事 四): one matter of two portals. It decides where money goes, so a second person always looks.
 */
export const payeeChange = defineKind({
  id: 'benefit.payee',
  label: text('失业保险金银行账号变更', "Change of the benefit's account"),
  rows: ['S2-04', 'S2-06', 'S3-12', 'S3-02'],
  order: 40,
  fields,
  materials: [
    { key: 'account', label: text('本人银行卡或存折', 'Bank card or passbook'), required: true },
    { key: 'idFront', label: text('身份证人像面', 'Identity card, portrait'), required: false },
  ],
  clock: { type: 'workingDays', matter: 'change' },
  subject: { name: 'name', id: 'idNumber' },
  checks: [
    nameAgrees,
    {
      id: 'payee.drawing',
      label: text('是否正在领取', 'Drawing'),
      fields: ['idNumber'],
      rule: { text: text('领取失业保险金期间可变更', 'While a benefit is paid'), source: '失业“一件事”操作说明书 四（S3-12）' },
      run: (facts) =>
        held(facts)
          ? pass('正在领取', 'A benefit is being paid')
          : fail(text('没有正在发放的待遇', 'No benefit is being paid'), text('不予通过', 'Reject')),
    },
    {
      id: 'payee.old',
      label: text('原账户', 'Old account'),
      fields: ['oldNumber', 'oldType'],
      rule: { text: text('原账户与待遇核定一致', 'The old account is the one on record'), source: '失业“一件事”操作说明书 四 5（S3-12）' },
      run(facts) {
        const entitlement = held(facts)
        if (!entitlement) return undefined
        return plain(facts.values.oldNumber) === plain(entitlement.accountNumber)
          ? pass('与登记一致', 'As on record')
          : fail(
              text(`登记的账户为 ${maskAccount(entitlement.accountNumber)}`, `On record: ${maskAccount(entitlement.accountNumber)}`),
              text('退回核对；疑似冒用的联系本人', 'Return; if abuse is suspected call the person'),
            )
      },
    },
    {
      id: 'payee.confirm',
      label: text('两次录入', 'Entered twice'),
      fields: ['accountNumber', 'confirmNumber'],
      rule: {
        text: text('现卡号与确认卡号一致，且不同于原卡号', 'Both entries agree and differ from the old one'),
        source: '失业“一件事”操作说明书 四 5（S3-12）',
      },
      run({ values }) {
        if (plain(values.accountNumber) === plain(values.oldNumber))
          return fail(text('现账户与原账户相同', 'New and old are the same'), text('无需变更', 'Nothing to change'))
        if (values.confirmNumber === null)
          // The WeChat portal (S2-04) does not ask for it twice.
          return warn(
            text('申请页没有二次录入', 'Entered only once'),
            text('与银行卡影像逐位核对后写明', 'Compare digit by digit with the picture and say so'),
          )
        return plain(values.confirmNumber) === plain(values.accountNumber)
          ? pass('一致', 'Both agree')
          : fail(text('两次录入不一致', 'The entries differ'), text('退回重新填写', 'Return for correction'))
      },
    },
    {
      id: 'payee.name',
      label: text('户名', 'Account name'),
      fields: ['accountName'],
      rule: { text: text('发放到申领人本人账户', "Paid to the claimant's own account"), source: '昆明市网上申领指南 第五步（S2-06）' },
      run: ({ values }) =>
        values.accountName === values.name
          ? pass('本人账户', 'Own account')
          : fail(text('户名不是本人', 'Account of somebody else'), text('退回更换本人账户', 'Return for the own account')),
    },
    {
      id: 'payee.bank',
      label: text('发放银行', 'Paying bank'),
      fields: ['bankCode'],
      rule: {
        text: text('由所属经办机构的代发银行发放', "Paid through the office's bank"),
        source: '昆明市失业保险经办机构待遇发放联系方式（S2-11）',
      },
      run({ values, officeId }) {
        const bank = officeById(officeId)?.bank
        if (!bank || values.bankCode === null) return undefined
        return values.bankCode.startsWith(bank.code)
          ? pass(bank.name.zh, bank.name.en)
          : warn(
              text(`本机构代发银行为${bank.name.zh}（${bank.code}）`, `The office pays through ${bank.name.en}`),
              text('核实能否跨行发放并写明', 'Verify that another bank can be paid and write it down'),
            )
      },
    },
  ],
  effects(facts) {
    const entitlement = held(facts)
    const { accountNumber, accountType, accountName, bankCode } = facts.values
    if (!entitlement || accountNumber === null || accountName === null || bankCode === null) return []
    return [
      put(facts.slice, benefitPayee, {
        ...entitlement,
        accountNumber: plain(accountNumber),
        accountType: accountType === 'passbook' ? 'passbook' : 'card',
        accountName,
        bankCode,
      }),
    ]
  },
  outcome: ({ values }) => [
    { key: 'account', label: text('发放账户', 'Paid to'), type: 'text', value: maskAccount(values.accountNumber ?? '') },
  ],
  secondReview: () =>
    text('变更发放账户一律须经复核（高风险业务，经办条例第三十七条）', 'A change of account always needs a second review'),
})
