import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import path from 'node:path'
import { expect, it } from 'vitest'
import { caseParts } from '../../db/caseFacts.ts'
import { execute } from '../../db/execute.ts'
import { verify } from '../../db/journal/verify.ts'
import { defaultPolicy } from '../../db/policy/defaults.ts'
import { rebuild } from '../../db/projections/rebuild.ts'
import { closeDesk, now, openDesk, staff, tempDir } from '../desk/store.ts'
import { actId, hundreds } from './hundreds.ts'

const child = path.join(import.meta.dirname, 'decider.ts')

function prepare(dir: string, withFilings: boolean): void {
  const store = openDesk(dir)
  const as = (index: number) => ({ commandId: actId(9, index), staffId: null, via: 'setup' as const, now })
  execute(
    store,
    {
      type: 'establish',
      officeId: 'km-guandu',
      officeName: '官渡区',
      demoToday: '2025-10-16',
      tables: defaultPolicy.tables,
      staff: [...staff],
    },
    as(0),
  )
  execute(store, { type: 'openRegister', data: hundreds.opening }, as(1))
  if (withFilings) execute(store, { type: 'import', package: hundreds.all }, as(2))
  closeDesk(store)
}

/** Runs the child until it ends, or is killed at a random moment within `spread` ms after it got going; returns what it acknowledged. */
async function runAndKill(dir: string, mode: string, from: number, spread: number | null): Promise<string[]> {
  const worker: ChildProcess = spawn(process.execPath, [child, dir, mode, String(from)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  worker.stdout?.on('data', (chunk: Buffer) => {
    if (said === '' && spread !== null) setTimeout(() => worker.kill('SIGKILL'), randomInt(spread))
    said += String(chunk)
  })
  await new Promise((resolve) => worker.on('close', resolve))
  // A line that was cut by the kill was not acknowledged.
  return said.split('\n').slice(0, -1)
}

it('kill -9 in the middle of 200 decisions loses no acknowledged one and doubles none', { timeout: 180_000 }, async () => {
  const dir = tempDir()
  prepare(dir, true)
  const acknowledged = new Set<number>()
  let kills = 0
  // Twenty rounds with a kill; the last one may finish, however slow the machine is.
  for (let round = 0; round <= 20; round++) {
    const lines = await runAndKill(dir, 'decide', 0, round < 20 ? 350 : null)
    expect(lines.filter((line) => line.startsWith('refused'))).toEqual([])
    for (const line of lines) if (line.startsWith('approved')) acknowledged.add(Number(line.slice(9)))
    const finished = lines.includes('finished')
    if (!finished) kills += 1
    const store = openDesk(dir)
    for (const i of acknowledged) expect(caseParts(store.db, `f${i}`)[0]?.status, `f${i}`).toBe('approved')
    expect(verify(store.db, store.anchor)).toMatchObject({ ok: true })
    closeDesk(store)
    if (finished) break
  }
  expect(kills).toBeGreaterThan(2)
  // A kill between commit and answer leaves a decision that nobody was told of: it counts once, like the others.
  expect(acknowledged.size).toBeGreaterThan(hundreds.count / 2)
  const store = openDesk(dir)
  const approvals = store.db.prepare<[], { n: number }>("SELECT count(*) AS n FROM journal WHERE type = 'review.approved'").get()
  expect(approvals?.n).toBe(hundreds.count)
  const stopped = () => store.db.prepare<[], { n: number }>("SELECT count(*) AS n FROM enrolment WHERE to_month = '202508'").get()?.n
  expect(stopped()).toBe(hundreds.count)
  rebuild(store.db)
  expect(stopped()).toBe(hundreds.count)
  closeDesk(store)
})

it('kill -9 in the middle of imports leaves each package whole or absent', { timeout: 180_000 }, async () => {
  const dir = tempDir()
  prepare(dir, false)
  let kills = 0
  let absent = 0
  for (let round = 0; round < 10; round++) {
    const lines = await runAndKill(dir, 'import', round * 20, 250)
    if (!lines.includes('finished')) kills += 1
    const store = openDesk(dir)
    for (let i = round * 20; i < round * 20 + 20; i++) {
      const rows =
        store.db.prepare<[string], { n: number }>('SELECT count(*) AS n FROM filing WHERE filing_id LIKE ?').get(`p${i}-%`)?.n ?? -1
      if (lines.includes(`imported ${i}`)) expect(rows, `package ${i}`).toBe(50)
      else expect([0, 50], `package ${i}`).toContain(rows)
      if (rows === 0) absent += 1
    }
    expect(verify(store.db, store.anchor)).toMatchObject({ ok: true })
    closeDesk(store)
  }
  // Kills that always came after the work would prove nothing.
  expect(kills).toBeGreaterThan(2)
  expect(absent).toBeGreaterThan(0)
})
