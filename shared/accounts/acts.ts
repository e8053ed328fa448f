import type { EventData } from '../journal/events.ts'
import type { Account, PasswordRule, RecordOf } from '../register/records.ts'
import { type Text, text } from '../text.ts'

/** What the desk does to portal accounts, and what has to be right for it. */

export type Visitor = EventData<'account.reset'>['visitor']
/** What one person asks for and, where the rules say so, a second one agrees to. */
export type Proposal = Omit<EventData<'account.proposed'>, 'requestId'>

/** A password was issued: the account opens, and its holder must change it at the next login (S1-02, S1-03). `now` is an ISO time. */
export const afterReset = (held: Account, rule: PasswordRule, now: string): Account => ({
  ...held,
  state: 'open',
  wrongTries: 0,
  mustChange: true,
  standingPassword: rule,
  passwordSince: now,
  resetAt: now,
})

export const afterUnlock = (held: Account): Account => ({ ...held, state: 'open', wrongTries: 0 })

/** Why an account cannot be given a new password, if so. */
export const resetBarred = (held: Account): Text | undefined =>
  held.state === 'closed' ? text('账号已停用，不能重置；需要时重新分配账号', 'The account is closed; allocate another one') : undefined

export const unlockOutcomes = ['unlock', 'notLocked', 'closed', 'unknown', 'otherOffice'] as const
export type UnlockOutcome = (typeof unlockOutcomes)[number]

/** What an unlock would do to one account of a list. */
export function unlockOutcome(held: Account | undefined, ours: boolean): UnlockOutcome {
  if (!held) return 'unknown'
  if (!ours) return 'otherOffice'
  if (held.state === 'closed') return 'closed'
  return held.state === 'locked' ? 'unlock' : 'notLocked'
}

/** Papers that name the person who shows them. */
const personal: readonly Visitor['shown'][] = ['idCard', 'socialCard', 'residencePermit', 'foreignCard']
/** Papers by which a unit or person sends somebody else. */
const sent: readonly Visitor['shown'][] = ['agent', 'unitLetter']

/**
 * 身份核验: why the person at the window may not have this done, if so. The holder and a bound operator are known by name and number or by
 * the account's own key; anybody else needs the unit's letter.
 */
export function visitorProblem(
  account: Pick<Account, 'creditCode' | 'holderName' | 'holderId' | 'caSerial'>,
  operators: readonly RecordOf<'operatorBinding'>[],
  visitor: Visitor,
): Text | undefined {
  if (visitor.as === 'agent')
    return sent.includes(visitor.shown)
      ? undefined
      : text('不是专管员或已绑定经办人的，须出示单位介绍信或授权委托书', 'Anybody else needs the unit’s letter or a power of attorney')
  const known =
    visitor.as === 'holder'
      ? account.holderName === visitor.name && account.holderId.toUpperCase() === visitor.idNumber.toUpperCase()
      : operators.some(
          (o) =>
            o.creditCode === account.creditCode &&
            o.endedOn === null &&
            o.operatorName === visitor.name &&
            o.operatorId.toUpperCase() === visitor.idNumber.toUpperCase(),
        )
  if (!known)
    return visitor.as === 'holder'
      ? text('姓名或证件号码与账号的专管员不符', 'Name or number is not that of the holder')
      : text('此人不是该单位已绑定的经办人', 'Not a bound operator of the unit')
  if (visitor.shown === 'key')
    return account.caSerial !== null && visitor.keySerial === account.caSerial
      ? undefined
      : text('读取的实体CA不是该账号绑定的证书', 'The key is not the one bound to the account')
  return personal.includes(visitor.shown)
    ? undefined
    : text('须出示本人有效证件或账号绑定的实体CA', 'A personal document or the bound key is needed')
}
