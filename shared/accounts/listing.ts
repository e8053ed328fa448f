import type { Account, AccountRight, Unit } from '../register/records.ts'
import { type Text, text } from '../text.ts'
import type { Next } from './diagnose.ts'

/** Why a list of accounts on the portal is empty (S0-07, S0-14), or that it is not. */
export type ListingCause = 'codeDiffers' | 'notRegistered' | 'boundByCa' | 'noInsuranceAccount'

export interface Listing {
  readonly cause: ListingCause | null
  readonly detail: Text
  readonly source: string
  /** The two codes that have to be the same, where both are known. */
  readonly codes: { readonly asked: string; readonly other: string; readonly of: 'certificate' | 'account' } | null
  readonly next: Next | null
}

export interface ListingFacts {
  readonly creditCode: string
  readonly unit: Unit | null
  readonly accounts: readonly Account[]
  readonly rights: readonly AccountRight[]
  /** Accounts of the same unit number under another credit code. */
  readonly elsewhere: readonly Account[]
  /** What was read from the key at the counter. */
  readonly certificate: { readonly creditCode: string } | null
}

const caGuide = '一体化平台操作指南 1.3 ⑤ 注2（S0-07）'
const hallGuide = '一体化平台操作指南 1.4 ④ 注意（S0-14）'

/** In the order of the guide: how the unit logs in, whether the codes correspond, then what the counter has to give. */
export function listingOf({ creditCode, unit, accounts, rights, elsewhere, certificate }: ListingFacts): Listing {
  const open = accounts.filter((a) => a.state !== 'closed')
  const unitName = unit?.name ?? accounts[0]?.unitName ?? elsewhere[0]?.unitName ?? ''
  const register = (label: Text, code = creditCode): Next => ({
    type: 'counter',
    kind: 'account.register',
    label,
    entry: { creditCode: code, unitName },
  })
  const platform = open.filter((a) => a.system === 'platform')
  const hall = open.filter((a) => a.system === 'hall')

  if (certificate && certificate.creditCode !== creditCode)
    return {
      cause: 'codeDiffers',
      detail: text('平台账号的信用代码与实体CA证书中的信用代码不一致', 'The code of the account is not that of the certificate'),
      source: caGuide,
      codes: { asked: creditCode, other: certificate.creditCode, of: 'certificate' },
      next: register(text('按证书代码注册单位用户', 'Register under the certificate’s code'), certificate.creditCode),
    }
  const [other] = elsewhere
  if (open.length === 0 && other)
    return {
      cause: 'codeDiffers',
      detail: text('该单位的账号登记在另一个信用代码下', 'The unit’s account stands under another code'),
      source: hallGuide,
      codes: { asked: creditCode, other: other.creditCode, of: 'account' },
      next: register(text('按现信用代码注册单位用户', 'Register under the present code')),
    }
  if (platform.length === 0)
    return {
      cause: 'notRegistered',
      detail: text('一体化平台上没有这个信用代码的单位用户', 'No user of the platform has this code'),
      source: caGuide,
      codes: null,
      next: register(text('办理单位用户注册', 'Register the unit as a user')),
    }
  const byCa = platform.find(
    (a) => a.caSerial !== null && rights.some((r) => r.accountName === a.accountName && r.grantedBy === 'entityCa'),
  )
  if (byCa)
    return {
      cause: 'boundByCa',
      detail: text(
        `账号 ${byCa.accountName} 已由实体CA自动绑定失业险权限，网厅账号列表为空属正常，不能、也不需要再绑定`,
        `The key of ${byCa.accountName} bound the right by itself; it cannot and need not be bound again`,
      ),
      source: '一体化平台操作指南 1.3 ⑦（S0-08）',
      codes: null,
      next: null,
    }
  if (!unit)
    return {
      cause: 'noInsuranceAccount',
      detail: text('失业保险业务系统中没有这个信用代码的参保单位', 'The insurance register has no unit of this code'),
      source: hallGuide,
      codes: null,
      next: { type: 'register', label: text('到参保登记核对单位', 'Look for the unit in the register') },
    }
  if (hall.length === 0)
    return {
      cause: 'noInsuranceAccount',
      detail: text(
        `单位编号 ${unit.unitNo} 在失业保险业务系统中没有网厅账号`,
        `Unit ${unit.unitNo} has no account of the unemployment portal`,
      ),
      source: hallGuide,
      codes: null,
      next: { type: 'desk', act: 'allocate', account: null, label: text('分配网厅账号', 'Allocate an account') },
    }
  return {
    cause: null,
    detail: text(
      `列表不为空：平台账号 ${platform.length} 个，失业险网厅账号 ${hall.length} 个`,
      `Not empty: ${platform.length} on the platform, ${hall.length} of the unemployment portal`,
    ),
    source: hallGuide,
    codes: null,
    next: null,
  }
}
