import {
  addSlot,
  DEFAULT_COST,
  forgiveTries,
  type KdfCost,
  lockedLogins,
  logins,
  removeSlot,
  replaceRecovery,
  replaceSlot,
  type Unlocked,
  unlockWithPassword,
  unlockWithRecovery,
} from '../db/keySlots.ts'
import type { WrongTries } from '../db/wrongTries.ts'
import type { Log } from './log.ts'
import { passwordProblem } from './passwords.ts'
import { Problem } from './problem.ts'

export interface CredentialOptions {
  readonly dataDir: string
  readonly log: Log
  /** The count of wrong passwords that is kept outside the data folder. */
  readonly wrongTries: WrongTries
  /** Cost of password hashes; tests and the demonstration office take a cheaper one. */
  readonly cost?: KdfCost
}

/** Passwords and the recovery code, against the key file. What opens gives the data key: whoever takes it wipes it. */
export type Credentials = ReturnType<typeof createCredentials>

export function createCredentials({ dataDir, log, wrongTries, cost = DEFAULT_COST }: CredentialOptions) {
  const told = (act: string, unlocked: Unlocked): Opened => {
    log.info(act, { ok: unlocked.ok, ...(!unlocked.ok && { code: unlocked.code }) })
    if (!unlocked.ok) throw wrongProblem(unlocked)
    return unlocked
  }
  return {
    cost,
    /** Throws the Problem of a wrong or locked login. `act` names the check in the log. */
    byPassword: (act: string, login: string, password: string): Opened =>
      told(act, unlockWithPassword(dataDir, login, password, wrongTries)),
    byRecovery: (recoveryCode: string) => told('recover', unlockWithRecovery(dataDir, recoveryCode)),
    /** Gives a login its new password, whether it had one or not. */
    give(login: string, password: string, dataKey: Buffer): void {
      const put = logins(dataDir).includes(login) ? replaceSlot : addSlot
      put(dataDir, dataKey, { login, password }, cost)
    },
    /** Takes a login's access to the data away, if it has one. */
    take(login: string): void {
      if (logins(dataDir).includes(login)) removeSlot(dataDir, login)
    },
    /** A code that was typed has been seen; the next emergency gets a fresh one. */
    nextRecovery: (dataKey: Buffer): string => replaceRecovery(dataDir, dataKey, cost),
    lockedLogins: (): readonly string[] => lockedLogins(dataDir, wrongTries),
    forgive: (login: string): void => forgiveTries(dataDir, login, wrongTries),
  }
}

/** Refuses a password that will not do. */
export function assertPassword(password: string, owner: { readonly login: string; readonly name: string }): void {
  const problem = passwordProblem(password, owner)
  if (problem) throw new Problem('badInput', `${problem}。`)
}

type Opened = Extract<Unlocked, { ok: true }>
type Wrong = Exclude<Unlocked, { ok: true }>

const wrongProblem = (wrong: Wrong): Problem => {
  switch (wrong.code) {
    case 'wrongPassword':
      return new Problem('wrongPassword', `登录名或密码不对。再输错 ${wrong.left} 次，该登录名将被锁定。`, { left: wrong.left })
    case 'unknownLogin':
      return new Problem('wrongPassword', '登录名或密码不对。请核对后重试。')
    case 'locked':
      return new Problem(
        'locked',
        '密码连续输错，该登录名已锁定。请由主管或系统管理员在“人员”中解锁；没有其他人可登录时，用恢复码重设密码。',
      )
    case 'mistypedCode':
      return new Problem('wrongPassword', '恢复码输入有误（校验组不符）。请对照纸面逐组核对。')
    case 'wrongCode':
      return new Problem('wrongPassword', '恢复码不对，可能已被新的恢复码取代。请使用最近一次显示的恢复码。')
  }
}
