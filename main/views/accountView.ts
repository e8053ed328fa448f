import { eventById } from '../../db/journal/read.ts'
import type { ReadableDb } from '../../db/open.ts'
import { type AccountFacts, actsOf, requestBy, resetsOf } from '../../db/queries/accounts.ts'
import { noticeLabels } from '../../shared/accounts/notice.ts'
import { diagnose } from '../../shared/accounts/diagnose.ts'
import { standingsOf } from '../../shared/accounts/standing.ts'
import type { AccountRow, AccountView } from '../../shared/contract/accounts.ts'
import { accountSystems, loginModes } from '../../shared/filings/accountCodes.ts'
import { accountLoginsFor, type Policy } from '../../shared/policy/policy.ts'
import type { Account, AccountRight } from '../../shared/register/records.ts'
import { recordKey } from '../../shared/register/records.ts'
import { localDate } from '../../shared/rules/dates.ts'
import { isKunming } from '../../shared/rules/divisions.ts'
import { maskIdNumber, maskPhone } from '../../shared/rules/masking.ts'
import { type Text, text } from '../../shared/text.ts'
import type { NameOf } from './history.ts'
import { maskedWords } from './value.ts'

const labelIn = (options: typeof loginModes, value: string): Text => options.find((o) => o.value === value)?.label ?? text(value, value)
export const systemLabel = (system: Account['system']): Text => labelIn(accountSystems, system)

export const accountRow = (account: Account, rights: readonly Pick<AccountRight, 'portal'>[]): AccountRow => ({
  key: recordKey.account(account),
  system: account.system,
  systemLabel: systemLabel(account.system),
  accountName: account.accountName,
  unitName: account.unitName,
  creditCode: account.creditCode,
  standings: standingsOf(account, rights),
  lockCount: account.lockCount,
  lockedAt: account.lockedAt,
  passwordSince: account.passwordSince,
})

export interface Looking {
  readonly db: ReadableDb
  readonly policy: Policy
  readonly now: string
  /** From when on resets are counted, ISO */
  readonly since: string
  readonly keyword: string
  readonly rule: { readonly validHours: number; readonly accountMonthly: number }
  readonly divisionCode: string | null
  readonly waiting: ReadonlySet<string>
  readonly nameOf: NameOf
}

/** One account as the desk shows it: what is the matter, what was done. Numbers masked. */
export function accountView(account: Account, facts: AccountFacts, look: Looking): AccountView {
  const { db, policy, now, keyword, rule } = look
  const rights = facts.rights.filter((r) => r.system === account.system && r.accountName === account.accountName)
  const kunming = isKunming(rights.find((r) => r.division !== null)?.division ?? look.divisionCode)
  const logins = accountLoginsFor(policy, localDate(now), account.system, kunming)
  const findings = diagnose({
    account,
    rights,
    operators: facts.operators,
    children: facts.accounts.filter((a) => a.system === account.system && a.parentAccount === account.accountName),
    kunming,
    modes: logins.length > 0 ? logins : null,
    validHours: rule.validHours,
    keyBound: facts.accounts.some((a) => a.caSerial !== null),
    now,
  })
  const resets = resetsOf(db, account.system, account.accountName, look.since)
  return {
    ...accountRow(account, rights),
    holderName: account.holderName,
    holderId: maskIdNumber(account.holderId),
    phone: maskPhone(account.phone),
    loginLabel: labelIn(loginModes, account.loginMode),
    openedOn: account.openedOn,
    chosen: keyword === account.accountName || keyword === account.phone,
    findings,
    acts: actsView(account, look),
    resets,
    often: resets >= rule.accountMonthly,
    waiting: look.waiting.has(recordKey.account(account)),
  }
}

const actLabels: Readonly<Record<string, Text>> = {
  reset: text('重置密码', 'Password reset'),
  allocated: text('分配账号', 'Allocated'),
  unlocked: text('解锁', 'Unlocked'),
  revoked: text('撤销（业务回退）', 'Undone by a rollback'),
  forced: text('回退后要求改密', 'Password change demanded by a rollback'),
  ...Object.fromEntries(Object.entries(noticeLabels).map(([notice, words]) => [`portal.${notice}`, words])),
}

function actsView({ system, accountName }: Account, { db, nameOf }: Looking): AccountView['acts'] {
  return actsOf(db, system, accountName, 20).map(({ actId, seq, act, at, staffId, requestId, undoneBy }) => {
    const request = requestId === null ? undefined : requestBy(db, requestId)
    const reason = eventById(db, actId.split('#', 1)[0] ?? '')?.data['reason']
    const portal = act.startsWith('portal.')
    return {
      seq,
      at,
      label: actLabels[act] ?? text(act, act),
      who: portal ? '门户' : nameOf(request?.proposer ?? staffId ?? ''),
      second: request && staffId !== null ? nameOf(staffId) : null,
      reason: typeof reason === 'string' ? maskedWords(reason) : '',
      slip: act === 'reset' || act === 'allocated',
      inForce: ['reset', 'allocated', 'unlocked'].includes(act) && undoneBy === null,
    }
  })
}
