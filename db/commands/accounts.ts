import { type Proposal, afterReset, afterUnlock, resetBarred, unlockOutcome, visitorProblem } from '../../shared/accounts/acts.ts'
import { accountOpen } from '../../shared/effects/accountOpen.ts'
import { accountReset } from '../../shared/effects/accountReset.ts'
import { accountUnlock } from '../../shared/effects/accountUnlock.ts'
import type { EventData } from '../../shared/journal/events.ts'
import { accountPasswordFor } from '../../shared/policy/policy.ts'
import { type Account, type PasswordRule, recordKey } from '../../shared/register/records.ts'
import type { Actor } from '../../shared/review/actions.ts'
import { localDate } from '../../shared/rules/dates.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { policyOf } from '../projections/desk.ts'
import { accountBy, accountFacts, officeOfAccount, requestBy } from '../queries/accounts.ts'
import { actorOf } from './actor.ts'
import { events, invalid, type Meta, type Planned, type PlannedEvent, refused } from './planned.ts'

/** What is asked for now, or what somebody else asked for. */
type Asked = { readonly proposal: Proposal } | { readonly requestId: string }

export type AccountCommand =
  | { readonly type: 'proposeAccount'; readonly requestId: string; readonly proposal: Proposal }
  | { readonly type: 'declineAccount'; readonly requestId: string; readonly reason: string }
  | {
      readonly type: 'issuePassword'
      readonly asked: Asked
      /** By which rule main made the password, and its hash; the password never comes here. */
      readonly rule: PasswordRule
      readonly password: EventData<'account.reset'>['password']
    }
  | { readonly type: 'unlockAccounts'; readonly asked: Asked }

export function planAccount(db: ReadableDb, command: AccountCommand, meta: Meta): Planned {
  const actor = actorOf(db, meta.staffId)
  if (!actor?.roles.some((role) => role === 'accounts' || role === 'supervisor'))
    return invalid('您的岗位不能办理网厅账号', 'This post does not handle portal accounts')
  const found = accountPasswordFor(policyOf(db), localDate(meta.now))
  if (!found.ok) return refused({ code: 'invalid', message: found.missing.message })
  switch (command.type) {
    case 'proposeAccount': {
      const { requestId, proposal } = command
      const problem = proposalProblem(db, proposal, actor)
      if (!problem.ok) return problem
      return events({ stream: `accountRequest:${requestId}`, type: 'account.proposed', data: { requestId, ...proposal } })
    }
    case 'declineAccount': {
      const { requestId, reason } = command
      const row = requestBy(db, requestId)
      if (row?.state !== 'waiting') return invalid('这项申请已经处理', 'The request is settled already')
      return events({ stream: `accountRequest:${requestId}`, type: 'account.declined', data: { requestId, reason } })
    }
    case 'issuePassword': {
      const asked = resolve(db, command.asked, actor, found.row.people === 2)
      if (!asked.ok) return asked
      const { proposal, requestId } = asked
      const rule = proposal.act === 'allocate' ? found.row.initial : found.row.reset
      if (rule !== command.rule) return invalid('密码规则刚刚变化，请重新办理', 'The rule for passwords has just changed')
      return issue(db, proposal, requestId, command, meta.now, found.row.validHours)
    }
    case 'unlockAccounts': {
      const bulk = 'proposal' in command.asked && command.asked.proposal.visitor === null
      const asked = resolve(db, command.asked, actor, (bulk ? found.row.bulkPeople : found.row.people) === 2)
      return asked.ok ? unlock(db, asked.proposal, asked.requestId, actor) : asked
    }
  }
}

type Resolved = { readonly ok: true; readonly proposal: Proposal; readonly requestId: string | null } | Extract<Planned, { ok: false }>

/** The proposal behind a command; one that needs a second person comes from another than the one who decides now. */
function resolve(db: ReadableDb, asked: Asked, actor: Actor, second: boolean): Resolved {
  if ('proposal' in asked) {
    if (second) return refusal('这项操作须由第二人复核，请提交复核', 'A second person has to agree')
    const problem = proposalProblem(db, asked.proposal, actor)
    return problem.ok ? { ok: true, proposal: asked.proposal, requestId: null } : problem
  }
  const row = requestBy(db, asked.requestId)
  if (row?.state !== 'waiting') return refusal('这项申请已经处理', 'The request is settled already')
  if (row.proposer === actor.staffId) return refusal('提出人不能复核自己的申请，请由另一人办理', 'Nobody agrees to their own proposal')
  const { requestId, ...proposal } = JSON.parse(row.body) as EventData<'account.proposed'>
  const problem = proposalProblem(db, proposal, actor)
  return problem.ok ? { ok: true, proposal, requestId } : problem
}

const refusal = (zh: string, en: string) => invalid(zh, en) as Extract<Planned, { ok: false }>

/** Whether it may be done at all; asked again when a second person agrees, because the account may have changed in between. */
function proposalProblem(db: ReadableDb, proposal: Proposal, actor: Actor): { readonly ok: true } | Extract<Planned, { ok: false }> {
  const { act, accounts, body, visitor } = proposal
  if (act === 'unlock' && visitor === null) return { ok: true }
  const [key = ''] = accounts
  if (accounts.length > 1) return refusal('一次只能办理一个账号', 'One account at a time')
  const held = accountAt(db, key)
  if (act === 'allocate' ? held !== undefined : held === undefined)
    return act === 'allocate'
      ? refusal('账号已存在', 'The account exists already')
      : (refused({ code: 'notFound' }) as Extract<Planned, { ok: false }>)
  const account = held ?? body
  if (!account || !visitor) return refusal('缺少账号信息或身份核验', 'Account or identity check is missing')
  const office = officeOfAccount(db, account)
  if (office !== null && !actor.offices.includes(office)) return refused({ code: 'notFound' }) as Extract<Planned, { ok: false }>
  const barred =
    (act === 'reset' ? resetBarred(account) : undefined) ?? visitorProblem(account, accountFacts(db, account.creditCode).operators, visitor)
  return barred ? refusal(barred.zh, barred.en) : { ok: true }
}

function issue(
  db: ReadableDb,
  { act, accounts, body, reason, visitor }: Proposal,
  requestId: string | null,
  { rule, password }: Extract<AccountCommand, { type: 'issuePassword' }>,
  now: string,
  validHours: number,
): Planned {
  const before = accountAt(db, accounts[0] ?? '') ?? null
  const base = before ?? body
  if (!base || act === 'unlock') return invalid('没有这个账号', 'No such account')
  const after = afterReset(base, rule, now)
  const key = recordKey.account(after)
  const validUntil = rule === 'random' ? new Date(Date.parse(now) + validHours * 3_600_000).toISOString() : null
  const type = act === 'reset' ? accountReset.type : accountOpen.type
  return events({
    stream: `account:${key}`,
    type: act === 'reset' ? 'account.reset' : 'account.allocated',
    data: { requestId, reason, visitor, rule, password, validUntil, effects: [{ type, record: 'account', key, before, after }] },
  })
}

function unlock(db: ReadableDb, { accounts, reason, visitor }: Proposal, requestId: string | null, actor: Actor): Planned {
  const planned = [...new Set(accounts)].flatMap((key): PlannedEvent[] => {
    const before = accountAt(db, key)
    const office = before ? officeOfAccount(db, before) : null
    if (!before || unlockOutcome(before, office === null || actor.offices.includes(office)) !== 'unlock') return []
    const effect = { type: accountUnlock.type, record: 'account', key, before, after: afterUnlock(before) }
    return [{ stream: `account:${key}`, type: 'account.unlocked', data: { requestId, reason, visitor, effects: [effect] } }]
  })
  return planned.length > 0 ? events(...planned) : invalid('没有需要解锁的账号', 'No account is locked')
}

/** By `system/name`. */
export const accountAt = (db: ReadableDb, key: string): Account | undefined => {
  const [system = '', ...name] = key.split('/')
  return accountBy(db, system as Account['system'], name.join('/'))
}
