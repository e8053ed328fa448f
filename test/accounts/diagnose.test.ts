import { describe, expect, it } from 'vitest'
import { type AccountFacts, diagnose, type Next } from '../../shared/accounts/diagnose.ts'
import { listingOf, type ListingFacts } from '../../shared/accounts/listing.ts'
import { standingsOf } from '../../shared/accounts/standing.ts'
import { kindOf } from '../../shared/filings/index.ts'
import { type Account, type AccountRight, newAccount } from '../../shared/register/records.ts'
import { unitA, unitB, unitRecord } from '../filings/given.ts'

const account = (change: Partial<Account> = {}): Account => ({
  ...newAccount,
  system: 'platform',
  accountName: 'km1',
  creditCode: unitA.creditCode,
  unitName: unitA.unitName,
  unitNo: unitA.unitNo,
  holderName: '王专管',
  holderId: '530102199003070016',
  phone: '13800000001',
  loginMode: 'password',
  state: 'open',
  openedOn: '2025-03-01',
  ...change,
})
const unitEntry = { creditCode: unitA.creditCode, unitName: unitA.unitName }
const right = (change: Partial<AccountRight> = {}): AccountRight => ({
  system: 'platform',
  accountName: 'km1',
  portal: 'unemployment',
  division: null,
  hallAccount: null,
  grantedBy: 'filing',
  grantedOn: '2025-04-01',
  ...change,
})
const about = (change: Partial<Account> = {}, facts: Partial<AccountFacts> = {}) =>
  Object.fromEntries(
    diagnose({
      account: account(change),
      rights: [right()],
      operators: [],
      children: [],
      kunming: true,
      modes: ['password', 'sms'],
      validHours: 72,
      keyBound: false,
      now: '2025-10-16T02:00:00.000Z',
      ...facts,
    }).map((finding) => [finding.id, finding]),
  )

/** What the counter's form of a next step begins with; every name must be a field of that form. */
const entryOf = (next: Next | null | undefined) => {
  if (next?.type !== 'counter') throw new Error('no step to the counter')
  expect(Object.keys(kindOf(next.kind).fields)).toEqual(expect.arrayContaining(Object.keys(next.entry)))
  return next.entry
}

describe('one account', () => {
  it('S0-03 registered and entitled are two states, shown apart', () => {
    expect(standingsOf(account(), [])).toEqual(['registered'])
    expect(standingsOf(account(), [right({ portal: 'labour' })])).toEqual(['registered'])
    expect(standingsOf(account(), [right()])).toEqual(['entitled'])
    expect(standingsOf(account({ system: 'hall', mustChange: true }), [])).toEqual(['unchanged', 'entitled'])
    expect(standingsOf(account({ state: 'locked', initialised: false }), [])).toEqual(['locked', 'uninitialised', 'registered'])
    expect(standingsOf(account({ state: 'closed' }), [])).toEqual(['closed', 'registered'])
  })

  it('S1-03 says that it is locked, when, after how many tries and how often before, and offers to unlock', () => {
    const { lock } = about({ state: 'locked', lockCount: 4, lockedAt: '2025-10-15T09:20:00.000Z', wrongTries: 3 })
    expect(lock).toMatchObject({ result: 'blocked', next: { act: 'unlock', account: 'platform/km1' } })
    expect(lock?.detail.zh).toBe('已锁定：2025-10-15 17:20 连续输错 3 次；累计锁定 4 次')
    expect(about({ state: 'locked' })['lock']?.detail.zh).toBe('已锁定；累计锁定 0 次')
    expect(about()['lock']).toMatchObject({ result: 'ok', detail: { zh: '未锁定，从未被锁' } })
    expect(about({ lockCount: 2, lockedAt: '2025-10-01T00:00:00.000Z' })['lock']?.detail.zh).toContain(
      '累计锁定 2 次，最近一次 2025-10-01 08:00',
    )
  })

  it('S1-04 says which login applies here, and when the registered one does not', () => {
    expect(about({ system: 'hall', loginMode: 'sms' }, { modes: ['sms'] })['login']).toMatchObject({ result: 'ok' })
    const elsewhere = about({ system: 'hall', loginMode: 'password' }, { modes: ['sms'] })['login']
    expect(elsewhere).toMatchObject({ result: 'attention' })
    expect(elsewhere?.detail.zh).toBe('登记为账号密码，但昆明市适用的是短信验证码，请告知改用')
    expect(about({}, { modes: null })['login']).toMatchObject({ result: 'attention' })
    expect(about({}, { kunming: false })['login']?.detail.zh).toContain('昆明市以外适用')
  })

  it('S0-06 shows the bound key, its last days, and what to do when it is gone', () => {
    expect(about()['ca']?.detail.zh).toBe('未绑定')
    expect(about({ loginMode: 'entityCa' })['ca']).toMatchObject({ result: 'blocked', next: { kind: 'account.bindCa' } })
    expect(entryOf(about({ loginMode: 'entityCa' })['ca']?.next)).toEqual({ ...unitEntry, accountName: 'km1' })
    const bound = { caSerial: '5D3A', loginMode: 'entityCa' as const }
    expect(about({ ...bound, caTo: '2026-05-01' })['ca']).toMatchObject({ result: 'ok' })
    expect(about({ ...bound, caTo: '2025-11-15' })['ca']).toMatchObject({ result: 'attention' })
    expect(about({ ...bound, caTo: '2025-11-15' })['ca']?.detail.zh).toContain('还剩 30 天')
    expect(about({ ...bound, caTo: '2025-10-15' })['ca']).toMatchObject({ result: 'blocked', next: { kind: 'account.unbindCa' } })
    expect(entryOf(about({ ...bound, caTo: '2025-10-15' })['ca']?.next)).toEqual({ ...unitEntry, accountName: 'km1', caSerial: '5D3A' })
    expect(about({ ...bound, loginMode: 'password', caTo: '2025-10-15' })['ca']).toMatchObject({ result: 'attention' })
    expect(about({ ...bound, caTo: null })['ca']).toMatchObject({ result: 'ok' })
    expect(about({ system: 'hall' })['ca']).toBeUndefined()
  })

  it('S1-02, S1-03 says since when a default password stands, and that it can be guessed', () => {
    const since = { mustChange: true, passwordSince: '2025-10-06T02:00:00.000Z' }
    expect(about({ ...since, standingPassword: 'creditCodeTail' })['password']).toMatchObject({
      result: 'attention',
      next: { act: 'reset' },
    })
    expect(about({ ...since, standingPassword: 'accountTail' })['password']?.detail.zh).toBe(
      '默认密码（登录账号后6位）自 2025-10-06 10:00 未改，已 10 天，可被猜出',
    )
    expect(about({ ...since, standingPassword: 'random' })['password']).toMatchObject({ result: 'blocked', next: { act: 'reset' } })
    expect(about({ ...since, standingPassword: 'random', passwordSince: '2025-10-15T02:00:00.000Z' })['password']).toMatchObject({
      result: 'attention',
      next: null,
    })
    expect(about({ mustChange: true })['password']).toMatchObject({ result: 'attention' })
    expect(about()['password']).toMatchObject({ result: 'ok', detail: { zh: '本人自设' } })
  })

  it('S0-08, S0-10 says which right is missing, and that a key binds it by itself', () => {
    expect(about()['right']?.detail.zh).toBe('2025-04-01 由权限开通申报取得')
    expect(about({}, { rights: [right({ grantedBy: 'hallAccount', hallAccount: 'h1' })] })['right']?.detail.zh).toContain(
      '网厅账号 h1 绑定',
    )
    expect(about({}, { rights: [right({ portal: 'labour' })] })['right']).toMatchObject({
      result: 'blocked',
      next: { kind: 'account.rights' },
    })
    expect(entryOf(about({}, { rights: [] })['right']?.next)).toMatchObject({ ...unitEntry, loginMode: 'password', unemployment: 'true' })
    expect(about({ caSerial: 'x' }, { rights: [] })['right']).toMatchObject({ result: 'attention', next: null })
    expect(about({}, { rights: [], keyBound: true, kunming: false })['right']).toMatchObject({ result: 'attention', next: null })
    expect(about({ system: 'hall' })['right']).toBeUndefined()
  })

  it('S4-02, S4-03, S4-04 shows trust level, initialisation and the chain of bindings', () => {
    expect(about({ system: 'gdHrss', trustLevel: 'L2' })['trust']).toMatchObject({ result: 'ok' })
    expect(about({ system: 'gdUnified', trustLevel: 'L1' })['trust']).toMatchObject({ result: 'attention' })
    expect(entryOf(about({ system: 'gdUnified', trustLevel: 'L1' })['trust']?.next)).toEqual({ ...unitEntry, accountName: 'km1' })
    expect(about({ system: 'gdUnified' })['trust']?.detail.zh).toContain('未核验')
    expect(about()['trust']).toBeUndefined()
    expect(about({ initialised: false })['initialisation']).toMatchObject({ result: 'blocked' })
    const operator = { creditCode: unitA.creditCode, operatorId: 'x', boundOn: '2025-01-01', operatorName: '李', phone: '', unitNo: null }
    const bound = about(
      { parentAccount: 'km0' },
      {
        children: [account()],
        operators: [
          { ...operator, endedOn: null },
          { ...operator, endedOn: '2025-02-01' },
        ],
      },
    )['bindings']
    expect(bound?.detail.zh).toBe('父账号 km0；子账号 1 个；已绑定经办人 1 人')
    expect(about()['bindings']?.detail.zh).toBe('已绑定经办人 0 人')
  })

  it('a closed account is opened anew: where it came from', () => {
    expect(about({ state: 'closed', system: 'hall' })['state']).toMatchObject({ result: 'blocked', next: { act: 'allocate' } })
    expect(about({ state: 'closed' })['state']).toMatchObject({ next: { kind: 'account.register' } })
    expect(entryOf(about({ state: 'closed' })['state']?.next)).toEqual(unitEntry)
    expect(about()['state']).toBeUndefined()
  })
})

describe('S0-07, S0-14 why the list on the portal is empty', () => {
  const unit = unitRecord(unitA)
  const listing = (facts: Partial<ListingFacts>) =>
    listingOf({ creditCode: unitA.creditCode, unit, accounts: [], rights: [], elsewhere: [], certificate: null, ...facts })
  const hall = account({ system: 'hall', accountName: 'h1' })

  it('the code differs from the certificate: both side by side', () => {
    const found = listing({ accounts: [account()], certificate: { creditCode: unitB.creditCode } })
    expect(found).toMatchObject({ cause: 'codeDiffers', codes: { asked: unitA.creditCode, other: unitB.creditCode, of: 'certificate' } })
    expect(entryOf(found.next)).toEqual({ creditCode: unitB.creditCode, unitName: unitA.unitName })
  })
  it('the account of this unit stands under another code', () => {
    const found = listing({ elsewhere: [account({ creditCode: unitB.creditCode })] })
    expect(found).toMatchObject({ cause: 'codeDiffers', codes: { other: unitB.creditCode, of: 'account' } })
  })
  it('not registered', () => {
    expect(listing({})).toMatchObject({ cause: 'notRegistered', next: { kind: 'account.register' } })
    expect(entryOf(listing({}).next)).toEqual(unitEntry)
    expect(listing({ accounts: [hall, account({ state: 'closed' })] })).toMatchObject({ cause: 'notRegistered' })
    expect(listing({ certificate: { creditCode: unitA.creditCode } })).toMatchObject({ cause: 'notRegistered' })
  })
  it('bound by the key already: nothing to do', () => {
    const found = listing({ accounts: [account({ caSerial: '5D' })], rights: [right({ grantedBy: 'entityCa' })] })
    expect(found).toMatchObject({ cause: 'boundByCa', next: null })
  })
  it('no account in the insurance system: no unit, or a unit without one', () => {
    expect(listing({ accounts: [account()], unit: null })).toMatchObject({ cause: 'noInsuranceAccount', next: { type: 'register' } })
    expect(listing({ accounts: [account()] })).toMatchObject({ cause: 'noInsuranceAccount', next: { act: 'allocate' } })
  })
  it('it is not empty', () => {
    expect(listing({ accounts: [account(), hall] })).toMatchObject({ cause: null, next: null })
  })
})
