import { randomUUID } from 'node:crypto'
import type { AccountCommand } from '../../db/commands/accounts.ts'
import { accountAt } from '../../db/commands/accounts.ts'
import {
  accountFacts,
  accountPage,
  accountsNamed,
  lockedBetween,
  officeOfAccount,
  requestBy,
  resetsByAccount,
  resetsByOperator,
  unitsNamed,
  waitingRequests,
} from '../../db/queries/accounts.ts'
import { unitPage } from '../../db/queries/units.ts'
import { policyOf } from '../../db/projections/desk.ts'
import { type Proposal, unlockOutcome, type Visitor } from '../../shared/accounts/acts.ts'
import { listingOf } from '../../shared/accounts/listing.ts'
import type { accounts, Slip } from '../../shared/contract/accounts.ts'
import { passwordRules } from '../../shared/filings/accountCodes.ts'
import { identitiesShown } from '../../shared/filings/identityShown.ts'
import type { Envelope } from '../../shared/journal/envelope.ts'
import type { EventData } from '../../shared/journal/events.ts'
import { readCertificate } from '../../shared/keys/certificate.ts'
import { officeById } from '../../shared/policy/offices.ts'
import { accountLoginsFor, accountPasswordFor } from '../../shared/policy/policy.ts'
import { type Account, newAccount, type PasswordRule, recordKey } from '../../shared/register/records.ts'
import { checkCreditCode } from '../../shared/rules/creditCode.ts'
import { isKunming } from '../../shared/rules/divisions.ts'
import { checkIdNumber } from '../../shared/rules/idNumber.ts'
import { maskIdNumber } from '../../shared/rules/masking.ts'
import { type Text, text } from '../../shared/text.ts'
import type { Handlers, SignedContext } from '../context.ts'
import { hashPassword, makePassword } from '../portalPasswords.ts'
import { OtherOffice, Problem } from '../problem.ts'
import { accountRow, accountView, systemLabel } from '../views/accountView.ts'
import { notFound } from '../views/refusal.ts'
import { maskedWords } from '../views/value.ts'
import { write } from '../write.ts'
import { atOnce, namesOf } from './cases.ts'

type Commanding = SignedContext & { readonly commandId: string }

const day = 86_400_000
const before = (iso: string, ms: number): string => new Date(Date.parse(iso) - ms).toISOString()
const label = (rule: PasswordRule): Text => passwordRules.find((r) => r.value === rule)?.label ?? text(rule, rule)

/** 网厅账号密码规则 of today; without a row nothing is issued. */
function ruleOf({ signed }: SignedContext) {
  const { db, clock } = signed.desk
  const found = accountPasswordFor(policyOf(db), clock.today())
  if (!found.ok) throw new Problem('refused', `${found.missing.message.zh}。`)
  return found.row
}

const ours = (context: SignedContext, account: Pick<Account, 'unitNo' | 'creditCode'>): boolean => {
  const office = officeOfAccount(context.signed.desk.db, account)
  return office === null || context.actor.offices.includes(office)
}

/** The account, of an own office; told like one that does not exist otherwise. */
function accountFor(context: SignedContext, key: string): Account {
  const account = accountAt(context.signed.desk.db, key)
  if (!account) throw notFound()
  if (!ours(context, account)) throw new OtherOffice()
  return account
}

/** A key that was shown has to be in a reader of this desk now; its serial cannot be given by hand. */
function assertKeyRead({ desk }: SignedContext, { shown, keySerial }: Visitor): void {
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

const rightsOf = (context: SignedContext, account: Account) =>
  accountFacts(context.signed.desk.db, account.creditCode).rights.filter(
    (r) => r.accountName === account.accountName && r.system === account.system,
  )
const rowOf = (context: SignedContext, account: Account) => accountRow(account, rightsOf(context, account))

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

async function issue(
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

const outcomesOf = (keys: readonly string[], events: readonly Envelope[]) => {
  const done = new Set(events.map(({ stream }) => stream))
  return keys.map((key) => ({ key, done: done.has(`account:${key}`) }))
}

/** What each account of a list became: unlocked now, or why not. */
async function unlock(context: Commanding, asked: Extract<AccountCommand, { type: 'unlockAccounts' }>['asked'], keys: readonly string[]) {
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

export const accountsHandlers: Handlers<keyof typeof accounts> = {
  'accounts.diagnose': ({ keyword: typed, creditCode, certificateCode }, context) => {
    const { db, clock, office: own } = context.signed.desk
    const keyword = typed.trim()
    return atOnce(db, () => {
      const found = keyword === '' ? [] : matchesOf(context, keyword)
      const code = creditCode ?? (found.length === 1 ? found[0]?.creditCode : undefined)
      if (code === undefined) return { matches: found, diagnosis: null }
      const facts = accountFacts(db, code)
      const office = facts.unit ? officeById(facts.unit.officeId) : officeById(own.officeId ?? '')
      const policy = policyOf(db)
      const rule = accountPasswordFor(policy, clock.today())
      const look = {
        db,
        policy,
        now: clock.now(),
        since: before(clock.now(), 30 * day),
        keyword,
        rule: rule.ok ? rule.row : { validHours: 0, accountMonthly: Number.POSITIVE_INFINITY },
        divisionCode: office?.divisionCode ?? null,
        waiting: new Set(waitingRequests(db).flatMap(({ body }) => (JSON.parse(body) as Proposal).accounts)),
        nameOf: namesOf(db),
      }
      const [first] = facts.accounts
      const certificate = certificateCode ? { creditCode: certificateCode.toUpperCase() } : null
      return {
        matches: found,
        diagnosis: {
          creditCode: code,
          unitName: facts.unit?.name ?? first?.unitName ?? '',
          unit: facts.unit ? { unitNo: facts.unit.unitNo, officeName: office?.name.zh ?? facts.unit.officeId } : null,
          ours: ours(context, { unitNo: facts.unit?.unitNo ?? null, creditCode: code }),
          listing: listingOf({ creditCode: code, ...facts, unit: facts.unit ?? null, certificate }),
          // The one that was asked for comes first.
          accounts: facts.accounts
            .map((account) => accountView(account, facts, look))
            .toSorted((a, b) => Number(b.chosen) - Number(a.chosen)),
        },
      }
    })
  },
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

/** Units that a keyword may mean, at most 20; a right credit code nobody has is one too, so that it can be told why its list is empty. */
function matchesOf(context: SignedContext, keyword: string) {
  const { db } = context.signed.desk
  const named = [
    ...accountsNamed(db, keyword).map(({ creditCode, unitName, unitNo }) => ({ creditCode, unitName, unitNo })),
    ...unitsNamed(db, keyword).map(({ creditCode, name, unitNo }) => ({ creditCode, unitName: name, unitNo })),
  ]
  const code = checkCreditCode(keyword)
  const found =
    named.length > 0
      ? named
      : code.ok
        ? [{ creditCode: code.value, unitName: '', unitNo: null }]
        : unitPage(db, { keyword, cursor: null, limit: 20 }).rows.map(({ creditCode, name, unitNo }) => ({
            creditCode,
            unitName: name,
            unitNo,
          }))
  return [...new Map(found.map((match) => [match.creditCode, match])).values()]
    .slice(0, 20)
    .map((match) => ({ ...match, accounts: accountFacts(db, match.creditCode).accounts.length }))
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
