import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { unlockWithPassword } from '../../db/keySlots.ts'
import { openStore, type ReadableDb } from '../../db/open.ts'
import { demoStaff } from '../../main/demo/staff.ts'
import type { Reply } from '../../shared/contract/envelope.ts'
import { type CallName, contract } from '../../shared/contract/index.ts'
import { roles } from '../../shared/policy/roles.ts'
import { openDemoWindow, removeDir, type TestWindow } from '../desk/window.ts'
import { inputOf, spoiltInput } from './anyInput.ts'

/** Inputs per call and post; a night may take more: FUZZ=1000 npx vitest run test/authorisation/fuzz.test.ts */
const runs = Number(process.env['FUZZ'] ?? 6)
const names = Object.keys(contract) as CallName[]
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)

let window: TestWindow
let db: ReadableDb
beforeAll(async () => {
  window = await openDemoWindow()
  await window.hire(
    ...roles.map((role) => ({ login: `fuzz.${role.toLowerCase()}`, name: `某${role}`, roles: [role], offices: ['km-guandu'] })),
  )
  const unlocked = unlockWithPassword(window.dataDir, 'zhuguan', demoStaff.find(({ login }) => login === 'zhuguan')?.password ?? '')
  if (!unlocked.ok) throw new Error(unlocked.code)
  await window.login('zhuguan')
  db = openStore({ dir: window.dataDir, key: unlocked.dataKey, mode: 'read' })
}, 300_000)
afterAll(async () => {
  db.close()
  await window.close()
  removeDir(window.dataDir)
})

/** What the journal holds apart from signing in and from the refusals themselves. */
const entries = () =>
  db.prepare<[], { n: number }>("SELECT count(*) AS n FROM journal WHERE type NOT LIKE 'session.%' AND type <> 'access.refused'").get()?.n

const send = async (call: CallName, input: unknown): Promise<Reply<unknown>> =>
  (await window.raw(JSON.stringify({ id: 1, call, commandId: crypto.randomUUID(), input }))).reply
const codeOf = (reply: Reply<unknown>) => (reply.ok ? 'ok' : reply.error.code)

it.each(roles)('%s: no spoilt input changes anything or meets an unexpected error, whichever call it goes to', async (role) => {
  await window.login(`fuzz.${role.toLowerCase()}`)
  const before = entries()
  const met: Record<string, number> = {}
  for (const call of names) {
    const { input: schema } = contract[call]
    const spoilt = fc.sample(spoiltInput(schema), { numRuns: runs, seed }).filter((input) => !schema.safeParse(input).success)
    for (const input of spoilt) {
      const code = codeOf(await send(call, input))
      met[code] = (met[code] ?? 0) + 1
      expect(['badInput', 'badMessage', 'forbidden'], `${call} seed ${seed}: ${JSON.stringify(input)?.slice(0, 300)}`).toContain(code)
    }
  }
  expect(entries(), `seed ${seed}`).toBe(before)
  expect(met['badInput']).toBeGreaterThan(0)
  expect((await window.get('app.status', {})).staff?.roles).toEqual([role])
})

it.each(roles)('%s: a well-shaped question about nothing known is answered or refused in words', async (role) => {
  await window.login(`fuzz.${role.toLowerCase()}`)
  for (const call of names) {
    const { kind, input: schema } = contract[call]
    if (kind !== 'query') continue
    const shaped = fc.sample(inputOf(schema), { numRuns: Math.ceil(runs / 3), seed }).filter((input) => schema.safeParse(input).success)
    for (const input of shaped) {
      const code = codeOf(await send(call, input))
      expect(
        ['internal', 'storage'],
        `${call} seed ${seed}: ${JSON.stringify(input)?.slice(0, 300)} → ${window.log().split('\n').at(-2)}`,
      ).not.toContain(code)
    }
  }
})
