import { randomUUID } from 'node:crypto'
import type { AccountCommand } from '../../db/commands/accounts.ts'
import { accountAt } from '../../db/commands/accounts.ts'
import { accountFacts } from '../../db/queries/accounts.ts'
import { policyOf } from '../../db/projections/desk.ts'
import type { Proposal, Visitor } from '../../shared/accounts/acts.ts'
import type { Slip } from '../../shared/contract/accounts.ts'
import { passwordRules } from '../../shared/filings/accountCodes.ts'
import type { EventData } from '../../shared/journal/events.ts'
import { readCertificate } from '../../shared/keys/certificate.ts'
import { officeById } from '../../shared/policy/offices.ts'
import { accountLoginsFor, accountPasswordFor } from '../../shared/policy/policy.ts'
import { type Account, newAccount, type PasswordRule, recordKey } from '../../shared/register/records.ts'
import { isKunming } from '../../shared/rules/divisions.ts'
import { checkIdNumber } from '../../shared/rules/idNumber.ts'
import { type Text, text } from '../../shared/text.ts'
import type { Handlers, SignedContext } from '../context.ts'
import { hashPassword, makePassword } from '../portalPasswords.ts'
import { OtherOffice, Problem } from '../problem.ts'
import { systemLabel } from '../views/accountView.ts'
import { write } from '../write.ts'
import { accountFor } from './ownAccounts.ts'

export type Commanding = SignedContext & { readonly commandId: string }

export const label = (rule: PasswordRule): Text => passwordRules.find((r) => r.value === rule)?.label ?? text(rule, rule)

/** 网厅账号密码规则 of today; without a row nothing is issued. */
export function ruleOf({ signed }: SignedContext) {
  const { db, clock } = signed.desk
  const found = accountPasswordFor(policyOf(db), clock.today())
  if (!found.ok) throw new Problem('refused', `${found.missing.message.zh}。`)
  return found.row
}

/** A key that was shown has to be in a reader of this desk now; its serial cannot be given by hand. */
export function assertKeyRead({ desk }: SignedContext, { shown, keySerial }: Visitor): void {
  if (shown !== 'key') return
  const tokens = desk.keys.keyring.states().flatMap((state) => state.tokens)
  const read = tokens.flatMap(({ certificates }) => certificates).some(({ der }) => serialOf(der) === keySerial)
  if (!read) throw new Problem('refused', '没有读到这个实体CA，没有办理。请插入账号绑定的证书后重试，或改用身份证件核验。')
}
const serialOf = (der: Uint8Array): string | null => {
  try {
    return readCertificate(der).serial
  } catch {
    return null
  }
}

/** Asks the second person where the rules want one, and otherwise issues the password at once; it is made here and told here, once. */
async function issueOrPropose(
  context: Commanding,
  proposal: Proposal,
  account: Account,
): Promise<{ slip: Slip | null; requestId: string | null }> {
  if (proposal.visitor) assertKeyRead(context, proposal.visitor)
  const rule = ruleOf(context)
  if (rule.people === 2) {
    const requestId = randomUUID()
    await write(context, { type: 'proposeAccount', requestId, proposal })
    return { slip: null, requestId }
  }
  return { slip: await issue(context, { proposal }, proposal, account), requestId: null }
}

export async function issue(
  context: Commanding,
  asked: Extract<AccountCommand, { type: 'issuePassword' }>['asked'],
  { act, visitor }: Proposal,
  account: Account,
): Promise<Slip> {
  const row = ruleOf(context)
  const rule = act === 'allocate' ? row.initial : row.reset
  const { keys, credentials } = context.desk
  const { password, hashed } = await keys.remember(context.commandId, async () => {
    const made = makePassword(rule, account)
    return { password: made, hashed: await hashPassword(made, credentials.cost) }
  })
  const [event] = await write(context, { type: 'issuePassword', asked, rule, password: hashed })
  keys.forget(context.commandId)
  const issued = event?.data as EventData<'account.reset'> | undefined
  // The command ran before: the journal knows another password, which nobody can tell any more.
  if (!event || issued?.password.salt !== hashed.salt)
    throw new Problem('refused', '这项操作已经完成，其中的密码只显示一次。没有看到密码的，请重新办理。')
  const office = officeById(context.signed.desk.office.officeId ?? '')
  return {
    act: act === 'allocate' ? 'allocate' : 'reset',
    systemLabel: systemLabel(account.system),
    accountName: account.accountName,
    unitName: account.unitName,
    creditCode: account.creditCode,
    holderName: account.holderName,
    receiver: visitor?.name ?? '',
    password,
    ruleLabel: label(rule),
    validUntil: issued.validUntil,
    at: event.recordedAt,
    clerk: context.staff.name,
    officeName: context.signed.desk.office.officeName ?? '',
    contact: office ? `${office.address} ${office.phones.join('、')}` : '',
  }
}

/** 重置 and 分配: a password is issued, or asked of a second person. */
export const accountPasswordHandlers: Handlers<'accounts.reset' | 'accounts.allocate'> = {
  'accounts.reset': ({ account: key, reason, visitor }, context) => {
    const account = accountFor(context, key)
    return issueOrPropose(context, { act: 'reset', accounts: [key], body: null, reason, visitor }, account)
  },
  'accounts.allocate': ({ creditCode, holderName, holderId, phone, reason, visitor }, context) => {
    const account = allocated(context, {
      creditCode: creditCode.trim().toUpperCase(),
      holderName,
      holderId: holderId.trim().toUpperCase(),
      phone,
    })
    return issueOrPropose(context, { act: 'allocate', accounts: [recordKey.account(account)], body: account, reason, visitor }, account)
  },
}

/** A new account of the unemployment portal: named by the unit's number, its login by the region (S1-04). */
function allocated(
  context: SignedContext,
  { creditCode, holderName, holderId, phone }: { creditCode: string; holderName: string; holderId: string; phone: string },
): Account {
  const { db, clock } = context.signed.desk
  const { unit, accounts: held } = accountFacts(db, creditCode)
  if (unit?.state !== 'active') throw new Problem('refused', '这个信用代码没有在保单位，请先办理单位参保登记。')
  if (!context.actor.offices.includes(unit.officeId)) throw new OtherOffice()
  const checked = checkIdNumber(holderId)
  if (!checked.ok) throw new Problem('badInput', `专管员证件号码：${checked.reason.zh}。`)
  const same = held.find((a) => a.system === 'hall' && a.state !== 'closed' && a.holderId === checked.value)
  if (same) throw new Problem('refused', `该专管员已有网厅账号 ${same.accountName}，请直接重置密码。`)
  const kunming = isKunming(officeById(unit.officeId)?.divisionCode ?? null)
  const [loginMode] = accountLoginsFor(policyOf(db), clock.today(), 'hall', kunming)
  if (!loginMode) throw new Problem('refused', '参数表“网厅登录方式”没有本日数据，不能分配账号。请先由主管维护。')
  let accountName = unit.unitNo
  for (let n = 2; accountAt(db, `hall/${accountName}`); n += 1) accountName = `${unit.unitNo}-${n}`
  return {
    ...newAccount,
    system: 'hall',
    accountName,
    creditCode,
    unitName: unit.name,
    unitNo: unit.unitNo,
    holderName,
    holderId: checked.value,
    phone,
    loginMode,
    state: 'open',
    openedOn: clock.today(),
  }
}
