import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readFrom } from '../../db/journal/read.ts'
import { unlockWithPassword } from '../../db/keySlots.ts'
import { openStore } from '../../db/open.ts'
import { demoStaff } from '../../main/demo/staff.ts'
import { type CallName, contract, type InputOf } from '../../shared/contract/index.ts'
import { eventShapes } from '../../shared/journal/events.ts'
import { type Role, roles } from '../../shared/policy/roles.ts'
import { openDemoWindow, removeDir, type TestWindow } from '../desk/window.ts'
import { matrix } from './matrix.ts'

const names = Object.keys(matrix) as CallName[]
const nobody = { statuses: [], month: null, kinds: [], offices: [], keyword: '', mine: false }

/** A case of an office that none of the test's staff works in. */
interface Elsewhere {
  readonly caseId: string
  readonly filingId: string
  readonly sha256: string
}

/** Calls that name one record of a case: asked here for one of another office. Add yours when its reach is `office` and it takes an id. */
const strangers: { readonly [N in CallName]?: (elsewhere: Elsewhere) => InputOf<N> } = {
  'queue.neighbour': ({ caseId }) => ({ filter: nobody, order: 'deadline', caseId, direction: 'next', openOnly: false }),
  'case.open': ({ caseId }) => ({ caseId }),
  'case.preview': ({ caseId }) => ({ caseId, excluded: [] }),
  'case.review': ({ caseId }) => ({ caseId, command: { type: 'claim' } }),
  'case.reveal': ({ filingId }) => ({ filingId, field: 'idNumber', reason: '核对身份' }),
  'case.attachment': ({ filingId, sha256 }) => ({ filingId, sha256 }),
  'rollback.plan': ({ filingId }) => ({ target: { type: 'filing', filingId }, choices: [] }),
  'rollback.propose': ({ filingId }) => ({
    target: { type: 'filing', filingId },
    grounds: { code: 'H01', words: '别的机构的办件', reporter: { kind: 'staff', name: '' } },
    choices: [],
    settlements: [],
    planHash: 'a'.repeat(64),
  }),
}

let window: TestWindow
let elsewhere: Elsewhere
const loginOf = (role: Role) => `only.${role.toLowerCase()}`
beforeAll(async () => {
  window = await openDemoWindow()
  await window.hire(...roles.map((role) => ({ login: loginOf(role), name: `岗位${role}`, roles: [role], offices: ['km-guandu'] })))
  await window.login('zhuguan')
  const { rows } = await window.get('queue.page', {
    filter: { ...nobody, statuses: ['submitted'], offices: ['km-wuhua', 'km-xishan', 'km-panlong'] },
    order: 'deadline',
    cursor: null,
    limit: 20,
  })
  for (const { caseId, filingId } of rows) {
    const { parts } = await window.get('case.open', { caseId })
    const sha256 = parts.flatMap((part) => part.materials).flatMap((slot) => slot.files)[0]?.sha256
    if (sha256 !== undefined) elsewhere = { caseId, filingId, sha256 }
  }
  await window.get('session.logout', {})
}, 300_000)
afterAll(async () => {
  await window.close()
  removeDir(window.dataDir)
})

/** No call takes null: what gets past the access rule stops at the input and does nothing. */
const knock = async (call: CallName) => {
  const { reply } = await window.raw(JSON.stringify({ id: 7, call, commandId: crypto.randomUUID(), input: null }))
  return reply.ok ? 'ok' : reply.error.code
}

describe('who may call', () => {
  it('the contract says the same as the reviewed matrix', () => {
    const said = Object.fromEntries(
      names.map((call) => {
        const { access, reauth } = contract[call]
        const who =
          access === 'signedIn' ? roles : access === 'anyone' ? access : roles.filter((role) => (access as readonly Role[]).includes(role))
        return [call, { who, reauth }]
      }),
    )
    expect(said).toEqual(Object.fromEntries(names.map((call) => [call, { who: matrix[call].who, reauth: matrix[call].reauth }])))
  })

  it('nobody signed in reaches only what is for anyone', async () => {
    for (const call of names) expect([call, await knock(call)]).toEqual([call, matrix[call].who === 'anyone' ? 'badInput' : 'signedOut'])
  })

  it.each(roles)('%s reaches every call of its column and no other', async (role) => {
    await window.login(loginOf(role))
    const found: Record<string, string> = {}
    for (const call of names) found[call] = await knock(call)
    const cell = (call: CallName) => (matrix[call].who === 'anyone' || matrix[call].who.includes(role) ? 'badInput' : 'forbidden')
    expect(found).toEqual(Object.fromEntries(names.map((call) => [call, cell(call)])))
    await window.get('session.logout', {})
    expect(window.log()).not.toContain(`岗位${role}`)
  })
})

describe('another office’s case', () => {
  it.each(roles)('is not found by %s, whichever call asks for it', async (role) => {
    await window.login(loginOf(role))
    for (const call of Object.keys(strangers) as CallName[]) {
      const { who } = matrix[call]
      if (who === 'anyone' || !who.includes(role)) continue
      const ask = strangers[call] as (elsewhere: Elsewhere) => InputOf<CallName>
      expect([call, await window.ask(call, ask(elsewhere))]).toMatchObject([call, { ok: false, error: { code: 'notFound' } }])
    }
  })

  it('is in no list', async () => {
    await window.login(loginOf('firstReview'))
    const page = await window.get('queue.page', { filter: nobody, order: 'deadline', cursor: null, limit: 100 })
    expect(new Set(page.rows.map((row) => row.officeId))).toEqual(new Set(['km-guandu']))
    const other = { ...nobody, offices: ['km-wuhua'] }
    expect(await window.get('queue.count', { filter: other })).toEqual({ count: 0 })
  })
})

it('every refusal is in the journal with who, what and why, and counted however many there were', async () => {
  const unlocked = unlockWithPassword(window.dataDir, 'zhuguan', demoStaff.find(({ login }) => login === 'zhuguan')?.password ?? '')
  if (!unlocked.ok) throw new Error(unlocked.code)
  await window.login(loginOf('finance'))
  for (let i = 0; i < 50; i += 1) await knock('staff.add')
  await window.get('session.logout', {})
  const db = openStore({ dir: window.dataDir, key: unlocked.dataKey, mode: 'read' })
  const refused = readFrom(db, 0, 100_000)
    .filter(({ type }) => type === 'access.refused')
    .map(({ actor, data }) => ({ staffId: actor.staffId, ...eventShapes['access.refused'].parse(data) }))
  db.close()
  const all = refused.flatMap(({ refusals }) => refusals)
  const closed = roles.flatMap((role) =>
    names.filter((call) => matrix[call].who !== 'anyone' && !matrix[call].who.includes(role)).map((call) => `${call} role`),
  )
  // Once for each cell of the matrix that refuses, fifty times for the flood, and once for each look at another office's case.
  expect(all.filter(({ why }) => why === 'role').reduce((sum, { count }) => sum + count, 0)).toBe(closed.length + 50)
  expect(new Set(all.filter(({ why }) => why === 'office').map(({ call }) => call))).toEqual(new Set(Object.keys(strangers)))
  expect(refused.every(({ staffId }) => staffId !== null)).toBe(true)
  expect(refused.length).toBeLessThan(60)
})
