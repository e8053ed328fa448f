import { describe, expect, it } from 'vitest'
import type { AccountNotice } from '../../shared/accounts/notice.ts'
import type { Proposal, Visitor } from '../../shared/accounts/acts.ts'
import { append } from '../../db/journal/append.ts'
import { project } from '../../db/projections/project.ts'
import { targetActs } from '../../db/rollback/target.ts'
import { transact } from '../../db/transact.ts'
import { accountResult } from '../../main/exchange/accountResult.ts'
import { inverseOf } from '../../shared/effects/apply.ts'
import { rebuild } from '../../db/projections/rebuild.ts'
import { accountBy, outgoingActs, waitingRequests } from '../../db/queries/accounts.ts'
import type { Store } from '../../db/execute.ts'
import { head, readFrom } from '../../db/journal/read.ts'
import { defaultPolicy } from '../../db/policy/defaults.ts'
import { completed, newAccount, type Account } from '../../shared/register/records.ts'
import { closeDesk, establish, now, openDesk, pkg, run, tempDir } from '../desk/store.ts'
import { unitA } from '../filings/given.ts'

const holder = { name: '王专管', idNumber: '530102199003070016' }
const visitor: Visitor = { ...holder, as: 'holder', shown: 'idCard', keySerial: null }
const about = { system: 'hall', accountName: 'h1', at: '2025-10-15T01:00:00.000Z' } as const
const id = (n: number) => `00000000-0000-4000-9000-${String(n).padStart(12, '0')}`
const introduced: AccountNotice = {
  notice: 'registered',
  noticeId: id(1),
  ...about,
  creditCode: unitA.creditCode,
  unitName: unitA.unitName,
  unitNo: unitA.unitNo,
  holderName: holder.name,
  holderId: holder.idNumber,
  phone: '13800000001',
  loginMode: 'password',
  openedOn: '2025-01-02',
  parentAccount: null,
  trustLevel: null,
  trustBy: null,
  initialised: true,
  password: { rule: 'accountTail', since: '2025-01-02T01:00:00.000Z' },
}
const locked: AccountNotice = { notice: 'locked', noticeId: id(2), ...about, at: '2025-10-15T08:00:00.000Z', tries: 3 }
const hash = { algorithm: 'argon2id', memoryKiB: 8, iterations: 1, parallelism: 1, salt: 'a'.repeat(32), hash: 'b'.repeat(64) } as const
const proposal = (change: Partial<Proposal> = {}): Proposal => ({
  act: 'reset',
  accounts: ['hall/h1'],
  body: null,
  reason: '本人忘记密码',
  visitor,
  ...change,
})
const issue = (asked: { proposal: Proposal } | { requestId: string }, rule: 'random' | 'creditCodeTail' | 'accountTail' = 'random') =>
  ({ type: 'issuePassword', asked, rule, password: hash }) as const

function desk(change: { people?: 1 | 2; bulkPeople?: 1 | 2; reset?: 'creditCodeTail'; initial?: 'accountTail' } = {}): Store {
  const store = openDesk(tempDir())
  establish(store)
  const [rule] = defaultPolicy.tables.accountPassword
  if (!rule) throw new Error('no rule')
  const tables = { ...defaultPolicy.tables, accountPassword: [{ ...rule, ...change }] }
  store.db.prepare<[string]>('UPDATE policy SET tables = ?, hash = hash || 1').run(JSON.stringify(tables))
  run(store, { type: 'addStaff', staff: { staffId: 'a1', login: 'acc', name: '账号甲', roles: ['accounts'], offices: ['km-guandu'] } })
  run(store, { type: 'addStaff', staff: { staffId: 'a2', login: 'acd', name: '账号乙', roles: ['accounts'], offices: ['km-guandu'] } })
  run(store, { type: 'addStaff', staff: { staffId: 'far', login: 'far', name: '外区', roles: ['accounts'], offices: ['km-wuhua'] } })
  run(store, { type: 'import', package: { ...pkg('p1', []), accounts: [introduced] } })
  return store
}
const h1 = (store: Store) => accountBy(store.db, 'hall', 'h1')
const refused = (done: ReturnType<typeof run>) =>
  done.ok ? undefined : done.refusal.code === 'invalid' ? done.refusal.message.zh : done.refusal.code

describe('notices of the portal', () => {
  it('an account is introduced, locked once however often the notice comes, and its own password ends the default', () => {
    const store = desk()
    expect(h1(store)).toMatchObject({ mustChange: true, standingPassword: 'accountTail', state: 'open' })
    run(store, { type: 'import', package: { ...pkg('p2', []), accounts: [locked] } })
    expect(h1(store)).toMatchObject({ state: 'locked', lockCount: 1, wrongTries: 3, lockedAt: locked.at })
    const before = head(store.db).seq
    run(store, { type: 'import', package: { ...pkg('p3', []), accounts: [locked] } })
    expect(h1(store)?.lockCount).toBe(1)
    expect(head(store.db).seq).toBe(before + 1)
    run(store, {
      type: 'import',
      package: {
        ...pkg('p4', []),
        accounts: [
          { notice: 'unlocked', noticeId: id(3), ...about, at: '2025-10-15T09:00:00.000Z' },
          { notice: 'passwordChanged', noticeId: id(4), ...about, at: '2025-10-15T09:05:00.000Z' },
          { notice: 'firstLogin', noticeId: id(5), ...about, initialised: false },
        ],
      },
    })
    expect(h1(store)).toMatchObject({ state: 'open', mustChange: false, standingPassword: null, passwordSince: null, initialised: false })
    run(store, { type: 'import', package: { ...pkg('p5', []), accounts: [{ notice: 'closed', noticeId: id(6), ...about }] } })
    expect(h1(store)?.state).toBe('closed')
    closeDesk(store)
  })

  it('a notice about a stranger refuses the package whole', () => {
    const store = desk()
    const stranger: AccountNotice = { ...locked, accountName: 'nobody', noticeId: id(9) }
    expect(refused(run(store, { type: 'import', package: { ...pkg('p2', []), accounts: [locked, stranger] } }))).toContain(
      '没有账号 nobody',
    )
    expect(h1(store)?.state).toBe('open')
    closeDesk(store)
  })

  it('a lock from before the reset is counted and does not lock again', () => {
    const store = desk()
    expect(run(store, issue({ proposal: proposal() }), 'a1').ok).toBe(true)
    run(store, { type: 'import', package: { ...pkg('p2', []), accounts: [locked] } })
    expect(h1(store)).toMatchObject({ state: 'open', lockCount: 1, standingPassword: 'random' })
    closeDesk(store)
  })

  it('a body from before these members reads with what they mean when nobody said otherwise', () => {
    const old = JSON.parse(JSON.stringify({ ...newAccount, ...h1body })) as Record<string, unknown>
    for (const member of [
      'initialised',
      'lockCount',
      'mustChange',
      'resetAt',
      'parentAccount',
      'lockedAt',
      'wrongTries',
      'standingPassword',
      'passwordSince',
    ])
      delete old[member]
    expect(completed('account', old as unknown as Account)).toEqual({ ...newAccount, ...h1body })
  })
})

const h1body = {
  system: 'hall',
  accountName: 'h1',
  creditCode: unitA.creditCode,
  unitName: unitA.unitName,
  unitNo: unitA.unitNo,
  holderName: holder.name,
  holderId: holder.idNumber,
  phone: '13800000001',
  loginMode: 'password',
  state: 'open',
  openedOn: '2025-01-02',
} as const

describe('S1-03 reset', () => {
  it('unlocks as well, forces a change, and holds no password', () => {
    const store = desk()
    run(store, { type: 'import', package: { ...pkg('p2', []), accounts: [locked] } })
    const done = run(store, issue({ proposal: proposal() }), 'a1')
    expect(done.ok).toBe(true)
    expect(h1(store)).toMatchObject({
      state: 'open',
      mustChange: true,
      standingPassword: 'random',
      passwordSince: now,
      resetAt: now,
      lockCount: 1,
    })
    const [event] = readFrom(store.db, head(store.db).seq - 1, 1)
    expect(event).toMatchObject({
      type: 'account.reset',
      actor: { staffId: 'a1' },
      data: { reason: '本人忘记密码', visitor, rule: 'random', password: hash, validUntil: '2025-10-19T02:00:00.000Z', requestId: null },
    })
    expect(outgoingActs(store.db, ['km-guandu'])).toEqual([event?.eventId])
    expect(outgoingActs(store.db, ['km-wuhua'])).toEqual([])
    closeDesk(store)
  })

  it('follows the rule in force: last 8 of the credit code has no end, another rule is refused', () => {
    const store = desk({ reset: 'creditCodeTail' })
    expect(refused(run(store, issue({ proposal: proposal() }), 'a1'))).toContain('密码规则刚刚变化')
    expect(run(store, issue({ proposal: proposal() }, 'creditCodeTail'), 'a1').ok).toBe(true)
    expect(readFrom(store.db, head(store.db).seq - 1, 1)[0]?.data['validUntil']).toBeNull()
    closeDesk(store)
  })

  it.each([
    ['another name', { name: '别人' }, '不符'],
    ['another number', { idNumber: '530102199003070024' }, '不符'],
    ['a letter for the holder', { shown: 'unitLetter' }, '须出示本人有效证件'],
    ['an unbound operator', { as: 'operator' }, '不是该单位已绑定的经办人'],
    ['somebody without a letter', { as: 'agent' }, '须出示单位介绍信'],
    ['another key', { shown: 'key', keySerial: '77' }, '不是该账号绑定的证书'],
  ] as const)('is refused to %s', (_who, change, words) => {
    const store = desk()
    const before = head(store.db).seq
    const asked = proposal({ visitor: { ...visitor, ...change } })
    expect(refused(run(store, issue({ proposal: asked }), 'a1'))).toContain(words)
    expect(head(store.db).seq).toBe(before)
    closeDesk(store)
  })

  it('goes to whoever brings the unit’s letter, and never beyond the office or the post', () => {
    const store = desk()
    const agent = proposal({ visitor: { name: '李某', idNumber: '530102199003070024', as: 'agent', shown: 'unitLetter', keySerial: null } })
    expect(refused(run(store, issue({ proposal: agent }), 'far'))).toBe('notFound')
    expect(refused(run(store, issue({ proposal: agent }), 's1'))).toContain('岗位')
    expect(run(store, issue({ proposal: agent }), 'a1').ok).toBe(true)
    closeDesk(store)
  })

  it('takes two people where the rule says so, and the second is another one', () => {
    const store = desk({ people: 2 })
    expect(refused(run(store, issue({ proposal: proposal() }), 'a1'))).toContain('第二人复核')
    expect(run(store, { type: 'proposeAccount', requestId: 'r1', proposal: proposal() }, 'a1').ok).toBe(true)
    expect(waitingRequests(store.db)).toMatchObject([{ requestId: 'r1', proposer: 'a1' }])
    expect(refused(run(store, issue({ requestId: 'r1' }), 'a1'))).toContain('不能复核自己')
    expect(run(store, issue({ requestId: 'r1' }), 'a2').ok).toBe(true)
    expect(refused(run(store, issue({ requestId: 'r1' }), 'a2'))).toContain('已经处理')
    expect(waitingRequests(store.db)).toEqual([])
    run(store, { type: 'proposeAccount', requestId: 'r2', proposal: proposal() }, 'a1')
    expect(run(store, { type: 'declineAccount', requestId: 'r2', reason: '本人未到场' }, 'a2').ok).toBe(true)
    expect(refused(run(store, issue({ requestId: 'r2' }), 'a2'))).toContain('已经处理')
    closeDesk(store)
  })
})

it('a reset is an act that a rollback can name, and its undoing goes out to the portal', () => {
  const store = desk()
  run(store, issue({ proposal: proposal() }), 'a1')
  const { seq } = head(store.db)
  expect(targetActs(store.db, { type: 'act', seq })).toEqual({ ok: true, seqs: [seq] })
  const [reset] = readFrom(store.db, seq - 1, 1)
  const effects = inverseOf(reset?.data['effects'] as Parameters<typeof inverseOf>[0])
  const undone = { rollbackId: 'r1', undoes: seq, stream: reset?.stream, effects }
  transact(store.db, () => {
    const meta = { commandId: id(77), actor: { staffId: 's2', via: 'desk' as const }, recordedAt: now }
    project(store.db, append(store.db, [{ stream: 'rollback:r1', type: 'rollback.undid', schemaVersion: 1, data: undone }], meta))
  })
  expect(h1(store)).toMatchObject({ standingPassword: 'accountTail', resetAt: null })
  const [event] = readFrom(store.db, seq, 1)
  if (!event) throw new Error('not undone')
  expect(outgoingActs(store.db, ['km-guandu'])).toEqual([reset?.eventId, event.eventId])
  expect(accountResult({ actId: event.eventId, event })).toMatchObject({ act: 'revoked', accountName: 'h1', state: 'open', password: null })
  closeDesk(store)
})

describe('S1-01, S1-02 allocation', () => {
  it('opens an account whose first login must change the password', () => {
    const store = desk({ initial: 'accountTail' })
    const body = { ...newAccount, ...h1body, accountName: 'h2' }
    const asked = proposal({ act: 'allocate', accounts: ['hall/h2'], body })
    expect(refused(run(store, issue({ proposal: asked }), 'a1'))).toContain('规则')
    expect(run(store, issue({ proposal: asked }, 'accountTail'), 'a1').ok).toBe(true)
    expect(accountBy(store.db, 'hall', 'h2')).toMatchObject({ mustChange: true, standingPassword: 'accountTail', state: 'open' })
    expect(refused(run(store, issue({ proposal: asked }, 'accountTail'), 'a1'))).toContain('账号已存在')
    closeDesk(store)
  })
})

describe('unlock after an incident', () => {
  it('opens what is locked, leaves the rest, and takes two people by default', () => {
    const store = desk()
    run(store, { type: 'import', package: { ...pkg('p2', []), accounts: [locked, { ...introduced, noticeId: id(7), accountName: 'h2' }] } })
    const list = proposal({ act: 'unlock', accounts: ['hall/h1', 'hall/h2', 'hall/nobody'], visitor: null, reason: '门户故障' })
    expect(refused(run(store, { type: 'unlockAccounts', asked: { proposal: list } }, 'a1'))).toContain('第二人复核')
    run(store, { type: 'proposeAccount', requestId: 'r1', proposal: list }, 'a1')
    const done = run(store, { type: 'unlockAccounts', asked: { requestId: 'r1' } }, 'a2')
    expect(done.ok && done.events.map(({ stream }) => stream)).toEqual(['account:hall/h1'])
    expect(h1(store)).toMatchObject({ state: 'open', mustChange: true, lockCount: 1 })
    expect(refused(run(store, { type: 'unlockAccounts', asked: { requestId: 'r1' } }, 'a2'))).toContain('已经处理')
    closeDesk(store)
  })
})

it('a rebuild gives the same accounts, requests, notices and what is to go out', () => {
  const store = desk({ people: 2 })
  run(store, { type: 'import', package: { ...pkg('p2', []), accounts: [locked] } })
  run(store, { type: 'proposeAccount', requestId: 'r1', proposal: proposal() }, 'a1')
  const tables = ['account', 'account_act', 'account_request', 'account_notice']
  const dump = () => tables.map((table) => store.db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all())
  const live = dump()
  rebuild(store.db)
  expect(dump()).toEqual(live)
  closeDesk(store)
})
