import type { AccountNotice } from '../../shared/accounts/notice.ts'
import { type Account, newAccount, type Unit } from '../../shared/register/records.ts'
import { at, demoToday } from './day.ts'
import type { DemoPerson } from './persons.ts'
import { actor, type Stage, unitAt } from './plan.ts'
import { random, uuidFrom } from './random.ts'

const names = { forgot: 'km600001', formerDefault: 'hall600001', byKey: 'km600002', lockedToday: 'hall600003', half: 'gd600004' } as const
/** Account of the demonstration that the waiting package tells to be locked. */
export const lockedToday = names.lockedToday

const opened = (holder: DemoPerson, unit: Unit, change: Partial<Account> & Pick<Account, 'accountName'>): Account => ({
  ...newAccount,
  system: 'platform',
  creditCode: unit.creditCode,
  unitName: unit.name,
  unitNo: unit.unitNo,
  holderName: holder.name,
  holderId: holder.idNumber,
  phone: holder.phone ?? '',
  loginMode: 'password',
  state: 'open',
  openedOn: '2024-05-20',
  ...change,
})

/** Portal accounts in every standing an account desk meets, beside those of the filings. */
export function portalAccounts(stage: Stage): void {
  const add = (body: Account) => stage.register.others.push({ record: 'account', body })
  const [first, second, third, fourth] = [10, 11, 12, 13].map((index) => unitAt(stage, index)) as [Unit, Unit, Unit, Unit]
  const holders = ['forgot', 'key', 'locked', 'half'].map((key) => actor(stage, `account ${key}`, first))
  const [forgot, key, locked, half] = holders as [DemoPerson, DemoPerson, DemoPerson, DemoPerson]
  add(
    opened(forgot, first, { accountName: names.forgot, state: 'locked', lockCount: 3, lockedAt: at('2025-10-15', '17:20'), wrongTries: 3 }),
  )
  add(
    opened(forgot, first, {
      accountName: names.formerDefault,
      system: 'hall',
      loginMode: 'password',
      mustChange: true,
      standingPassword: 'accountTail',
      passwordSince: at('2024-05-20', '10:00'),
    }),
  )
  add(
    opened(key, second, {
      accountName: names.byKey,
      loginMode: 'entityCa',
      caSerial: '5D3A6000021',
      caIssuer: '云南CA',
      caFrom: '2024-11-05',
      caTo: '2025-11-04',
    }),
  )
  stage.register.others.push({
    record: 'accountRight',
    body: {
      system: 'platform',
      accountName: names.byKey,
      portal: 'unemployment',
      division: null,
      hallAccount: null,
      grantedBy: 'entityCa',
      grantedOn: '2024-11-06',
    },
  })
  add(
    opened(locked, third, {
      accountName: names.lockedToday,
      system: 'hall',
      loginMode: 'sms',
      lockCount: 1,
      lockedAt: at('2025-08-04', '09:10'),
    }),
  )
  add(opened(half, fourth, { accountName: names.half, system: 'gdHrss', initialised: false, trustLevel: 'L1', trustBy: 'legalBase' }))
}

/** 账号通知 that wait with the spare package: a lock of this morning, and a password that its holder has changed. */
export function demoNotices(): AccountNotice[] {
  const told = (key: string, time: string) => ({ noticeId: uuidFrom(random(`notice ${key}`)), at: at(demoToday, time) })
  return [
    { notice: 'locked', ...told('locked', '08:31'), system: 'hall', accountName: names.lockedToday, tries: 3 },
    { notice: 'passwordChanged', ...told('changed', '08:40'), system: 'hall', accountName: names.formerDefault },
  ]
}
