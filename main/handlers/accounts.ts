import { accountAt } from '../../db/commands/accounts.ts'
import { accountPage, requestBy, resetsByAccount, resetsByOperator, waitingRequests } from '../../db/queries/accounts.ts'
import { policyOf } from '../../db/projections/desk.ts'
import type { Proposal, Visitor } from '../../shared/accounts/acts.ts'
import type { accounts } from '../../shared/contract/accounts.ts'
import { identitiesShown } from '../../shared/filings/identityShown.ts'
import type { EventData } from '../../shared/journal/events.ts'
import { accountPasswordFor } from '../../shared/policy/policy.ts'
import { type Account, recordKey } from '../../shared/register/records.ts'
import { maskIdNumber } from '../../shared/rules/masking.ts'
import { type Text, text } from '../../shared/text.ts'
import type { Handlers } from '../context.ts'
import { OtherOffice, Problem } from '../problem.ts'
import { notFound } from '../views/refusal.ts'
import { maskedWords } from '../views/value.ts'
import { write } from '../write.ts'
import { namesOf } from './cases.ts'
import { accountDiagnosisHandlers } from './accountDiagnosis.ts'
import { accountPasswordHandlers, issue, label } from './accountPasswords.ts'
import { accountUnlockHandlers, unlock } from './accountUnlocks.ts'
import { accountFor, ours, rowOf } from './ownAccounts.ts'

const day = 86_400_000
const before = (iso: string, ms: number): string => new Date(Date.parse(iso) - ms).toISOString()

export const accountsHandlers: Handlers<keyof typeof accounts> = {
  ...accountDiagnosisHandlers,
  ...accountPasswordHandlers,
  ...accountUnlockHandlers,
  'accounts.rule': (_input, { signed }) => {
    const { db, clock } = signed.desk
    const found = accountPasswordFor(policyOf(db), clock.today())
    if (!found.ok) return { rule: null }
    const { reset, initial, tries, validHours, people, bulkPeople, operatorDaily, accountMonthly, source, confirmed } = found.row
    const words = { reset: label(reset), initial: label(initial) }
    return { rule: { ...words, tries, validHours, people, bulkPeople, operatorDaily, accountMonthly, source, confirmed } }
  },
  'accounts.list': ({ standing, cursor, limit }, context) => {
    const [system, ...name] = (cursor ?? '').split('/')
    const after = cursor === null ? null : { system: system as Account['system'], accountName: name.join('/') }
    const rows = accountPage(context.signed.desk.db, { standing, after, limit: limit + 1 })
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return { rows: shown.map((account) => rowOf(context, account)), next: last && rows.length > limit ? recordKey.account(last) : null }
  },
  'accounts.requests': (_input, { signed, actor }) => {
    const { db } = signed.desk
    const nameOf = namesOf(db)
    return waitingRequests(db).map(({ requestId, at, proposer, body }) => {
      const { act, accounts: keys, body: opened, reason, visitor } = JSON.parse(body) as Proposal
      return {
        requestId,
        at,
        proposer: nameOf(proposer),
        own: proposer === actor.staffId,
        act,
        accounts: keys.slice(0, 20).map((key) => key.slice(key.indexOf('/') + 1)),
        count: keys.length,
        unitName: opened?.unitName ?? (keys.length === 1 ? (accountAt(db, keys[0] ?? '')?.unitName ?? '') : ''),
        reason: maskedWords(reason),
        visitor: visitor && { name: visitor.name, idNumber: maskIdNumber(visitor.idNumber), as: visitor.as, shown: shownWords(visitor) },
      }
    })
  },
  'accounts.agree': async ({ requestId }, context) => {
    const row = requestBy(context.signed.desk.db, requestId)
    if (!row) throw notFound()
    if (row.proposer === context.actor.staffId)
      throw new Problem('forbidden', '提出人不能复核自己的申请，请由另一人办理。', { denial: 'proposer' })
    const proposal = JSON.parse(row.body) as EventData<'account.proposed'>
    if (proposal.act === 'unlock') return { slip: null, outcomes: await unlock(context, { requestId }, proposal.accounts) }
    const account = proposal.body ?? accountFor(context, proposal.accounts[0] ?? '')
    if (!ours(context, account)) throw new OtherOffice()
    return { slip: await issue(context, { requestId }, proposal, account), outcomes: [] }
  },
  'accounts.decline': async ({ requestId, reason }, context) => {
    await write(context, { type: 'declineAccount', requestId, reason })
    return {}
  },
  'accounts.resets': (_input, context) => {
    const { db, clock } = context.signed.desk
    const now = clock.now()
    const month = before(now, 30 * day)
    const today = new Date(`${clock.today()}T00:00:00+08:00`).toISOString()
    const found = accountPasswordFor(policyOf(db), clock.today())
    const limits = found.ok ? found.row : { operatorDaily: Number.POSITIVE_INFINITY, accountMonthly: Number.POSITIVE_INFINITY }
    const nameOf = namesOf(db)
    const todays = new Map(resetsByOperator(db, today).map((row) => [row.staffId, row.n]))
    return {
      operators: resetsByOperator(db, month).map(({ staffId, n, accounts: several }) => {
        const count = todays.get(staffId) ?? 0
        return { name: nameOf(staffId), today: count, month: n, accounts: several, often: count >= limits.operatorDaily }
      }),
      accounts: resetsByAccount(db, month, 100).flatMap(({ system, accountName, n, last, operators }) => {
        const account = accountAt(db, `${system}/${accountName}`)
        return account ? [{ row: rowOf(context, account), resets: n, operators, last, often: n >= limits.accountMonthly }] : []
      }),
    }
  },
}

const shownWords = ({ shown }: Visitor): Text => (shown === 'key' ? text('账号绑定的实体CA', 'The bound key') : identitiesShown[shown])
