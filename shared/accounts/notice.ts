import { z } from 'zod'
import { instant, line, packageId } from '../exchange/scalars.ts'
import { type Account, date, newAccount, passwordRule, recordShapes } from '../register/records.ts'
import { type Text, text } from '../text.ts'

/** What a portal tells the desk about its accounts (账号通知), and what each notice does to the register. */

export const noticeTypes = ['registered', 'firstLogin', 'passwordChanged', 'locked', 'unlocked', 'closed'] as const

export const noticeLabels: { readonly [N in (typeof noticeTypes)[number]]: Text } = {
  registered: text('账号信息', 'Account'),
  firstLogin: text('首次登录', 'First login'),
  passwordChanged: text('本人已改密码', 'Password changed by the holder'),
  locked: text('密码输错锁定', 'Locked by wrong passwords'),
  unlocked: text('门户解锁', 'Unlocked by the portal'),
  closed: text('门户停用', 'Closed by the portal'),
}

const { system, loginMode, trustLevel, trustBy } = recordShapes.account.shape
const about = { noticeId: packageId, system, accountName: line(50), at: instant }

export const accountNotice = z.discriminatedUnion('notice', [
  /** An account the desk does not know yet, or its particulars as they are now. */
  z.strictObject({
    notice: z.literal('registered'),
    ...about,
    creditCode: line(18),
    unitName: line(100),
    unitNo: line(12).nullable(),
    holderName: line(50),
    holderId: line(18),
    phone: line(20),
    loginMode,
    openedOn: date,
    parentAccount: line(50).nullable(),
    trustLevel,
    trustBy,
    initialised: z.boolean(),
    /** The password somebody else set, while it stands. */
    password: z.strictObject({ rule: passwordRule, since: instant }).nullable(),
  }),
  z.strictObject({ notice: z.literal('firstLogin'), ...about, initialised: z.boolean() }),
  z.strictObject({ notice: z.literal('passwordChanged'), ...about }),
  z.strictObject({ notice: z.literal('locked'), ...about, tries: z.int().positive().max(1000) }),
  z.strictObject({ notice: z.literal('unlocked'), ...about }),
  z.strictObject({ notice: z.literal('closed'), ...about }),
])
export type AccountNotice = z.infer<typeof accountNotice>

const ownPassword = { mustChange: false, standingPassword: null, passwordSince: null }

/**
 * The account after a notice; undefined when the desk does not know it and the notice does not introduce it. What happened on the portal
 * before the last reset at the desk is counted, and undoes nothing of the reset.
 */
export function afterNotice(held: Account | undefined, given: AccountNotice): Account | undefined {
  if (given.notice === 'registered') return registered(held, given)
  if (!held) return undefined
  const overtaken = held.resetAt !== null && given.at <= held.resetAt
  switch (given.notice) {
    case 'firstLogin':
      return { ...held, initialised: given.initialised }
    case 'passwordChanged':
      return overtaken ? held : { ...held, ...ownPassword }
    case 'locked': {
      const newest = held.lockedAt === null || held.lockedAt < given.at
      return {
        ...held,
        state: overtaken || held.state === 'closed' ? held.state : 'locked',
        lockCount: held.lockCount + 1,
        ...(newest && { lockedAt: given.at, wrongTries: given.tries }),
      }
    }
    case 'unlocked':
      return held.state === 'locked' && (held.lockedAt ?? '') <= given.at ? { ...held, state: 'open' } : held
    case 'closed':
      return { ...held, state: 'closed' }
  }
}

function registered(held: Account | undefined, given: Extract<AccountNotice, { notice: 'registered' }>): Account {
  const { notice: _notice, noticeId: _id, at, password, ...particulars } = given
  const before: Account = held ?? { ...newAccount, ...particulars, state: 'open' }
  const overtaken = before.resetAt !== null && at <= before.resetAt
  return {
    ...before,
    ...particulars,
    ...(!overtaken &&
      (password === null ? ownPassword : { mustChange: true, standingPassword: password.rule, passwordSince: password.since })),
  }
}
