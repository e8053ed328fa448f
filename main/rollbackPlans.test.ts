import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import type { Store } from '../db/execute.ts'
import { key } from '../test/desk/bare.ts'
import { closeDesk, establish, openDesk, tempDir } from '../test/desk/store.ts'
import { of } from '../test/rollback/desk.ts'
import { declareAgainAndAgain } from '../test/rollback/manyOffice.ts'
import { clockOn } from './clock.ts'
import { besideEnded } from './jobs/beside.ts'
import { createJobList } from './jobs/jobList.ts'
import { createLog } from './log.ts'
import { createRollbackPlans } from './rollbackPlans.ts'

let dir: string
let store: Store
beforeEach(() => {
  dir = tempDir()
  store = openDesk(dir)
  establish(store)
  declareAgainAndAgain(store, 200)
})

/** Every plan a job at once, as a long one becomes. */
const begun = async (threadDir = dir) => {
  const logged = tempDir()
  const jobs = createJobList(() => undefined, createLog(logged, false))
  const plans = createRollbackPlans(jobs, 0)
  const desk = { dir: threadDir, key, db: store.db, clock: clockOn('2025-10-16') }
  const ask = () => plans.of(desk, of('w0'), [])
  const asked = await ask()
  if (asked.state !== 'working') throw new Error('answered at once')
  return { jobs, plans, ask, jobId: asked.jobId, log: () => readFileSync(path.join(logged, 'log', 'desk.log'), 'utf8') }
}

it('a plan is worked out once for a state of the journal and kept', async () => {
  const { jobs, ask, jobId } = await begun()
  expect(await ask()).toEqual({ state: 'working', jobId })
  expect(await jobs.finished(jobId)).toMatchObject({ state: 'done', message: '回退影响单已算出' })
  expect(await ask()).toMatchObject({ state: 'ready', planned: { ok: true, plan: { steps: { length: 201 } } } })
  expect(jobs.list()).toHaveLength(1)
  closeDesk(store)
})

it('a plan that is being worked out when its person leaves ends as stopped, and its thread before the program', async () => {
  const { jobs, plans, jobId, log } = await begun()
  plans.clear()
  closeDesk(store)
  await besideEnded()
  expect(await jobs.finished(jobId)).toMatchObject({ state: 'cancelled' })
  expect(log()).not.toContain('"level":"error"')
})

it('so it does when its thread finds no data any more, which is a failure for whoever stayed', async () => {
  const nothing = tempDir()
  const left = await begun(nothing)
  const stayed = await begun(nothing)
  left.plans.clear()
  expect(await left.jobs.finished(left.jobId)).toMatchObject({ state: 'cancelled' })
  expect(left.log()).not.toContain('"level":"error"')
  expect(await stayed.jobs.finished(stayed.jobId)).toMatchObject({ state: 'failed', message: expect.stringContaining('数据文件不存在') })
  expect(stayed.log()).toContain('"level":"error"')
  closeDesk(store)
})
