import type { Values } from '../../shared/filings/kind.ts'
import { type Account, newAccount, type Unit } from '../../shared/register/records.ts'
import { fails, flawOf, type Matter, type Setting } from './matters.ts'
import { unitName } from './names.ts'
import type { DemoPerson } from './persons.ts'
import { actor, portals } from './plan.ts'
import { reason } from './steps.ts'
import { creditCodeFor } from './units.ts'

/** Puts a portal account into the register before the desk took over. */
export function account(s: Setting, holder: DemoPerson, change: Partial<Account> = {}): Account {
  const body: Account = {
    ...newAccount,
    system: 'platform',
    accountName: `km${String(100_000 + s.stage.serial)}`,
    creditCode: s.unit.creditCode,
    unitName: s.unit.name,
    unitNo: s.unit.unitNo,
    holderName: holder.name,
    holderId: holder.idNumber,
    phone: holder.phone ?? '',
    loginMode: 'password',
    state: 'open',
    openedOn: '2025-03-10',
    ...change,
  }
  s.stage.register.others.push({ record: 'account', body })
  return body
}

export const selfOf = ({ creditCode, name }: Pick<Unit, 'creditCode' | 'name'>): Values => ({ creditCode, unitName: name })

const key = { caIssuer: '云南CA', caFrom: '2025-01-15', caTo: '2026-01-14' } as const
const serialOf = (s: Setting) => `5D3A${String(7_210_000 + s.stage.serial)}`

/** A company that is not insured yet, so that it has neither number nor account. */
const newcomer = (s: Setting) => ({ creditCode: creditCodeFor('530111', 900 + s.stage.serial), name: unitName(60 + s.stage.serial) })

const registration: Matter = {
  kind: 'account.register',
  short: 'user',
  portal: portals.integrated,
  byUnit: true,
  second: false,
  back: reason('R01', ['phone'], [], '手机验证码未核验，请重新验证'),
  refusal: reason('J06', ['holderId']),
  write(s) {
    const person = actor(s.stage, s.key, s.unit)
    const unit = newcomer(s)
    const flaw = flawOf(s.course)
    if (flaw === 'refusal')
      account(s, person, { accountName: unit.creditCode, creditCode: unit.creditCode, unitName: unit.name, unitNo: null })
    return {
      person,
      values: {
        ...selfOf(unit),
        holderName: person.name,
        holderIdType: '01',
        holderId: person.idNumber,
        phone: person.phone,
        phoneVerified: flaw !== 'doubt',
      },
      ...(flaw === 'doubt' && { trap: fails('手机号码未核验', 'account.phone') }),
      ...(flaw === 'refusal' && { trap: fails('该专管员已为本单位注册', 'account.holder') }),
    }
  },
}

const rights: Matter = {
  kind: 'account.rights',
  short: 'rights',
  portal: portals.integrated,
  byUnit: true,
  second: false,
  back: reason('R04', ['holderName', 'holderId'], ['letter'], '授权书上的被授权人不是所填专管员'),
  refusal: reason('J08', ['unemployment', 'loginMode']),
  write(s) {
    const person = actor(s.stage, s.key, s.unit)
    const flaw = flawOf(s.course)
    const held = account(s, person, flaw === 'refusal' ? { ...key, caSerial: serialOf(s), loginMode: 'password' } : {})
    const other = flaw === 'doubt' ? actor(s.stage, `${s.key} other`, s.unit) : person
    return {
      person,
      values: {
        ...selfOf(s.unit),
        unitNo: s.unit.unitNo,
        division: '530111',
        accountName: held.accountName,
        loginMode: 'password',
        labour: true,
        unemployment: true,
        holderName: person.name,
        holderId: person.idNumber,
        phone: person.phone,
        letterUnit: s.unit.name,
        letterCode: s.unit.creditCode,
        letterHolder: other.name,
        letterHolderId: other.idNumber,
      },
      slots: ['letter'],
      shown: { name: other.name, idNumber: other.idNumber },
      ...(flaw === 'doubt' && { trap: fails('授权书与填报的专管员不一致', 'rights.letter') }),
      ...(flaw === 'refusal' && { trap: fails('已绑定实体CA的账号申请失业险权限', 'rights.ca') }),
    }
  },
}

const binding: Matter = {
  kind: 'account.bindCa',
  short: 'ca',
  portal: portals.integrated,
  byUnit: true,
  second: false,
  back: reason('R01', ['caTo'], [], '证书已过有效期，请换发后重新绑定'),
  refusal: reason('J06', ['caSerial']),
  write(s) {
    const person = actor(s.stage, s.key, s.unit)
    const flaw = flawOf(s.course)
    const caSerial = serialOf(s)
    const held = account(s, person, flaw === 'refusal' ? { ...key, caSerial, loginMode: 'entityCa' } : {})
    return {
      person,
      values: {
        ...selfOf(s.unit),
        accountName: held.accountName,
        verified: true,
        caUnitName: s.unit.name,
        caCreditCode: s.unit.creditCode,
        caSerial,
        ...key,
        ...(flaw === 'doubt' && { caFrom: '2024-09-30', caTo: '2025-09-29' }),
      },
      ...(flaw === 'doubt' && { trap: fails('证书已过期', 'ca.valid') }),
      ...(flaw === 'refusal' && { trap: fails('该证书已绑定本账号', 'ca.bound') }),
    }
  },
}

const unbinding: Matter = {
  kind: 'account.unbindCa',
  short: 'unbind',
  portal: portals.integrated,
  byUnit: true,
  second: false,
  back: reason('R01', ['caSerial'], [], '请核对证书序列号'),
  refusal: reason('J99', ['accountName'], [], '该账号没有绑定实体CA，无需解绑'),
  write(s) {
    const person = actor(s.stage, s.key, s.unit)
    const flaw = flawOf(s.course)
    const caSerial = serialOf(s)
    const held = account(s, person, flaw === 'refusal' ? {} : { ...key, caSerial, loginMode: 'entityCa' })
    return {
      person,
      values: { ...selfOf(s.unit), accountName: held.accountName, caSerial: flaw === 'doubt' ? `${caSerial}0` : caSerial, reason: 'lost' },
      slots: ['application'],
      ...(flaw === 'doubt' && { trap: fails('证书序列号与绑定的不同', 'unbind.bound') }),
      ...(flaw === 'refusal' && { trap: fails('账号没有绑定实体CA', 'unbind.bound') }),
    }
  },
}

const hall: Matter = {
  kind: 'account.bindHall',
  short: 'hall',
  portal: portals.integrated,
  byUnit: true,
  second: false,
  back: reason('R01', ['hallAccount'], [], '请从本单位的网厅账号列表中选择'),
  refusal: reason('J08', ['loginMode']),
  write(s) {
    const person = actor(s.stage, s.key, s.unit)
    const flaw = flawOf(s.course)
    const held = account(s, person, flaw === 'refusal' ? { ...key, caSerial: serialOf(s), loginMode: 'entityCa' } : {})
    const former = account(s, person, { system: 'hall', accountName: `hall${s.stage.serial}`, openedOn: '2019-05-20' })
    return {
      person,
      values: {
        ...selfOf(s.unit),
        accountName: held.accountName,
        loginMode: held.loginMode,
        hallAccount: flaw === 'doubt' ? 'hall0000' : former.accountName,
        verified: true,
      },
      ...(flaw === 'doubt' && { trap: fails('所选网厅账号不属于本单位', 'hall.list') }),
      ...(flaw === 'refusal' && { trap: fails('实体CA登录用户绑定网厅账号', 'hall.list') }),
    }
  },
}

/** 一体化平台的单位用户事项 (S000) */
export const accountMatters: readonly Matter[] = [registration, rights, binding, unbinding, hall]
