import { accountAt } from '../../db/commands/accounts.ts'
import { accountFacts, officeOfAccount } from '../../db/queries/accounts.ts'
import { type Account } from '../../shared/register/records.ts'
import type { SignedContext } from '../context.ts'
import { OtherOffice } from '../problem.ts'
import { accountRow } from '../views/accountView.ts'
import { notFound } from '../views/refusal.ts'

export const ours = (context: SignedContext, account: Pick<Account, 'unitNo' | 'creditCode'>): boolean => {
  const office = officeOfAccount(context.signed.desk.db, account)
  return office === null || context.actor.offices.includes(office)
}

/** The account, of an own office; told like one that does not exist otherwise. */
export function accountFor(context: SignedContext, key: string): Account {
  const account = accountAt(context.signed.desk.db, key)
  if (!account) throw notFound()
  if (!ours(context, account)) throw new OtherOffice()
  return account
}

const rightsOf = (context: SignedContext, account: Account) =>
  accountFacts(context.signed.desk.db, account.creditCode).rights.filter(
    (r) => r.accountName === account.accountName && r.system === account.system,
  )
export const rowOf = (context: SignedContext, account: Account) => accountRow(account, rightsOf(context, account))
