import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import path from 'node:path'
import { expect, it } from 'vitest'
import { execute } from '../../db/execute.ts'
import { append } from '../../db/journal/append.ts'
import { verify } from '../../db/journal/verify.ts'
import { project } from '../../db/projections/project.ts'
import { planRollback } from '../../db/rollback/plan.ts'
import { commit } from '../../db/transact.ts'
import { schemaVersion } from '../../shared/journal/events.ts'
import { closeDesk, commandId, decrease, establish, now, openDesk, pkg, run, tempDir } from '../desk/store.ts'
import { li, unitA, wageRecord } from '../filings/given.ts'

const rollbacks = 30
/** Acts in each: a wage declared and corrected that often. */
const depth = 6

/** Thirty filings, each with five dependents, and a proposal to take each back. */
function prepare(dir: string): void {
  const store = openDesk(dir)
  establish(store)
  run(store, {
    type: 'import',
    package: pkg(
      'p',
      Array.from({ length: rollbacks * depth }, (_, i) => decrease(`f${Math.floor(i / depth)}-${i % depth}`, { idNumber: `X${i}` })),
    ),
  })
  commit(store.db, store.anchor, () => {
    for (let i = 0; i < rollbacks; i++) {
      const fromMonth = `20${10 + Math.floor(i / 12)}${String((i % 12) + 1).padStart(2, '0')}`
      const wage = (n: number) => ({ ...wageRecord(500_000 + n), fromMonth })
      const key = `${unitA.unitNo}/${li.idNumber}/${fromMonth}`
      for (let n = 0; n < depth; n++) {
        const effect = { type: 'wage.declare', record: 'wage', key, before: n === 0 ? null : wage(n - 1), after: wage(n) }
        const data = { basis: 'b'.repeat(64), effects: [effect], outcome: [], acknowledgements: [], note: '' }
        const event = { stream: `filing:f${i}-${n}`, type: 'review.approved', schemaVersion, data }
        project(store.db, append(store.db, [event], { commandId: commandId(), actor: { staffId: 's1', via: 'desk' }, recordedAt: now }))
      }
    }
  })
  const grounds = { code: 'H01', words: '看错了人', reporter: { kind: 'staff' as const, name: '' } }
  for (let i = 0; i < rollbacks; i++) {
    const target = { type: 'filing' as const, filingId: `f${i}-0` }
    const found = planRollback(store.db, target, [], now)
    if (!found.ok) throw new Error(found.problem.zh)
    const about = { rollbackId: `r${String(i).padStart(3, '0')}`, target, grounds, choices: [], settlements: [], planHash: found.plan.hash }
    const meta = { commandId: commandId(), staffId: 's1', via: 'desk' as const, now }
    const done = execute(store, { type: 'rollback', command: { type: 'propose', ...about } }, meta)
    if (!done.ok) throw new Error(done.refusal.code)
  }
  closeDesk(store)
}

async function runAndKill(dir: string, spread: number | null): Promise<string[]> {
  const worker: ChildProcess = spawn(process.execPath, [path.join(import.meta.dirname, 'roller.ts'), dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  worker.stdout?.on('data', (chunk: Buffer) => {
    if (said === '' && spread !== null) setTimeout(() => worker.kill('SIGKILL'), randomInt(spread))
    said += String(chunk)
  })
  await new Promise((resolve) => worker.on('close', resolve))
  return said.split('\n').slice(0, -1)
}

it('kill -9 while rollbacks are executed leaves each of them not begun or complete (T1)', { timeout: 180_000 }, async () => {
  const dir = tempDir()
  prepare(dir)
  const acknowledged = new Set<string>()
  let kills = 0
  for (let round = 0; round <= 8; round++) {
    const lines = await runAndKill(dir, round < 8 ? 150 : null)
    expect(lines.filter((line) => line.startsWith('refused'))).toEqual([])
    for (const line of lines) if (line.startsWith('executed')) acknowledged.add(line.slice(9))
    if (!lines.includes('finished')) kills += 1
    const store = openDesk(dir)
    const rows = store.db
      .prepare<[], { id: string; state: string; undone: number; wages: number }>(
        `SELECT r.rollback_id AS id, r.state,
           (SELECT count(*) FROM filing f WHERE f.status = 'rolledBack' AND f.filing_id LIKE 'f' || CAST(substr(r.rollback_id, 2) AS INTEGER) || '-%') AS undone,
           (SELECT count(*) FROM act WHERE act.rollback_id = r.rollback_id) AS wages
         FROM rollback r ORDER BY 1`,
      )
      .all()
    for (const { id, state, undone, wages } of rows) {
      if (acknowledged.has(id)) expect(state, id).toBe('executed')
      expect([undone, wages], id).toEqual(state === 'executed' ? [depth, depth] : [0, 0])
    }
    const left = store.db.prepare<[], { n: number }>("SELECT count(*) AS n FROM wage WHERE from_month < '202001'").get()?.n
    expect(left).toBe(rows.filter(({ state }) => state === 'proposed').length)
    expect(verify(store.db, store.anchor)).toMatchObject({ ok: true })
    closeDesk(store)
    if (lines.includes('finished')) break
  }
  expect(kills).toBeGreaterThan(1)
  expect(acknowledged.size).toBeGreaterThan(rollbacks / 2)
})
