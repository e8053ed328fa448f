import { randomUUID } from 'node:crypto'
import type { AccountCommand } from '../../db/commands/accounts.ts'
import { accountAt } from '../../db/commands/accounts.ts'
import { accountsNamed, lockedBetween } from '../../db/queries/accounts.ts'
import { type Proposal, unlockOutcome } from '../../shared/accounts/acts.ts'
import type { Envelope } from '../../shared/journal/envelope.ts'
import { type Account, recordKey } from '../../shared/register/records.ts'
import type { Handlers } from '../context.ts'
import { write } from '../write.ts'
import { assertKeyRead, type Commanding, ruleOf } from './accountPasswords.ts'
import { accountFor, ours, rowOf } from './ownAccounts.ts'

const outcomesOf = (keys: readonly string[], events: readonly Envelope[]) => {
  const done = new Set(events.map(({ stream }) => stream))
  return keys.map((key) => ({ key, done: done.has(`account:${key}`) }))
}

/** What each account of a list became: unlocked now, or why not. */
export async function unlock(
  context: Commanding,
  asked: Extract<AccountCommand, { type: 'unlockAccounts' }>['asked'],
  keys: readonly string[],
) {
  const { db } = context.signed.desk
  const stood = new Map(
    keys.map((key) => {
      const account = accountAt(db, key)
      return [key, unlockOutcome(account, account !== undefined && ours(context, account))] as const
    }),
  )
  const events = await write(context, { type: 'unlockAccounts', asked })
  return outcomesOf(keys, events).map(({ key, done }) => ({ key, outcome: done ? ('unlock' as const) : (stood.get(key) ?? 'unknown') }))
}

/** 解锁: one account with its holder at the window, or a list after an incident of the portal. */
export const accountUnlockHandlers: Handlers<'accounts.unlockPreview' | 'accounts.unlock'> = {
  'accounts.unlockPreview': (asked, context) => {
    const { db } = context.signed.desk
    const rows = (account: Account | undefined, name: string) => ({
      key: account ? recordKey.account(account) : name,
      name,
      outcome: unlockOutcome(account, account !== undefined && ours(context, account)),
      row: account ? rowOf(context, account) : null,
    })
    if ('from' in asked) return { rows: lockedBetween(db, asked.from, asked.to, 2000).map((account) => rows(account, account.accountName)) }
    const names = [...new Set(asked.names.map((name) => name.trim()).filter(Boolean))]
    return {
      rows: names.flatMap((name) => {
        const found = accountsNamed(db, name)
        return found.length === 0 ? [rows(undefined, name)] : found.map((account) => rows(account, name))
      }),
    }
  },
  'accounts.unlock': async ({ accounts: keys, reason, visitor }, context) => {
    const rule = ruleOf(context)
    const [first = ''] = keys
    if (visitor !== null) {
      accountFor(context, first)
      assertKeyRead(context, visitor)
    }
    const proposal: Proposal = { act: 'unlock', accounts: keys, body: null, reason, visitor }
    if ((visitor === null ? rule.bulkPeople : rule.people) === 2) {
      const requestId = randomUUID()
      await write(context, { type: 'proposeAccount', requestId, proposal })
      return { outcomes: [], requestId }
    }
    return { outcomes: await unlock(context, { proposal }, keys), requestId: null }
  },
}
