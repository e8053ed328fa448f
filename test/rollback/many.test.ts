import { expect, it, onTestFinished } from 'vitest'
import { planRollback } from '../../db/rollback/plan.ts'
import { closeDesk, establish, now, openDesk, tempDir } from '../desk/store.ts'
import { enrolmentRecord } from '../filings/given.ts'
import { of, rolledBack } from './desk.ts'
import { declareAgainAndAgain } from './manyOffice.ts'

const dependents = 1000

it('the plan of a filing with 1,000 dependents tells how far it is and comes complete, and is executed whole', { timeout: 300_000 }, () => {
  const store = openDesk(tempDir())
  onTestFinished(() => closeDesk(store))
  establish(store)
  declareAgainAndAgain(store, dependents)

  const told: { phase: string; done: number }[] = []
  const found = planRollback(store.db, of('w0'), [], now, (phase, done) => told.push({ phase: phase.zh, done }))
  if (!found.ok) throw new Error(found.problem.zh)
  const { plan } = found
  expect(plan.steps).toHaveLength(dependents + 1)
  expect(plan.steps[0]?.act.stream).toBe(`filing:w${dependents}`)
  expect(plan.steps.at(-1)?.act.stream).toBe('filing:w0')
  expect(plan.steps.flatMap(({ effects }) => effects)).toHaveLength(dependents + 1)
  expect(plan.conflicts).toEqual([])
  expect(told.filter(({ phase }) => phase === '查找后续业务').at(-1)?.done).toBe(dependents + 1)
  // 10 元 more than the wage before it: 0.7 % and 0.3 % of it fall away from the open month.
  expect(plan.units.map(({ ordinaryUnit, ordinaryPerson }) => [ordinaryUnit, ordinaryPerson])).toEqual([[-7, -3]])

  expect(rolledBack(store, of('w0')).done).toMatchObject({ ok: true })
  expect(store.db.prepare('SELECT from_month AS month, monthly FROM wage').all()).toEqual([
    { month: enrolmentRecord().fromMonth, monthly: 500_000 },
  ])
  const left = store.db.prepare<[], { n: number }>("SELECT count(*) AS n FROM filing WHERE status <> 'rolledBack'").get()
  expect(left?.n).toBe(0)
})
