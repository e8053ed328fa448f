import { expect, it, onTestFinished } from 'vitest'
import { append } from '../../db/journal/append.ts'
import { project } from '../../db/projections/project.ts'
import { planRollback } from '../../db/rollback/plan.ts'
import { commit } from '../../db/transact.ts'
import type { NewEvent } from '../../shared/journal/envelope.ts'
import { schemaVersion } from '../../shared/journal/events.ts'
import { closeDesk, commandId, establish, now, openDesk, submitted, tempDir } from '../desk/store.ts'
import { enrolmentRecord, li, unitA, wageRecord } from '../filings/given.ts'
import { of, rolledBack } from './desk.ts'

const dependents = 1000

it('the plan of a filing with 1,000 dependents tells how far it is and comes complete, and is executed whole', { timeout: 300_000 }, () => {
  const store = openDesk(tempDir())
  onTestFinished(() => closeDesk(store))
  establish(store)
  // One stop and a thousand corrections of the wage that was declared with it, each resting on the one before.
  const wage = (n: number) => ({ ...wageRecord(500_000 + n), fromMonth: '202510' })
  const event = (stream: string, type: string, data: NewEvent['data']): NewEvent => ({ stream, type, schemaVersion, data })
  const approved = (id: string, effects: object[]) =>
    event(`filing:${id}`, 'review.approved', { basis: 'b'.repeat(64), effects, outcome: [], acknowledgements: [], note: '' })
  const received = (id: string) => {
    const { action: _action, ...data } = submitted(id, 'wage.declaration', { ...unitA, ...li, year: 2025, monthlyWage: 500_000 }) as {
      action: string
    } & Record<string, unknown>
    return event(`filing:${id}`, 'filing.received', { ...data, channel: 'portal', portal: '测试', packageId: null })
  }
  const key = `${unitA.unitNo}/${li.idNumber}/202510`
  const effect = (n: number) => ({ type: 'wage.declare', record: 'wage', key, before: n === 0 ? null : wage(n - 1), after: wage(n) })
  commit(store.db, store.anchor, () => {
    for (let n = 0; n <= dependents; n++) {
      const written = append(store.db, [received(`w${n}`), approved(`w${n}`, [effect(n)])], {
        commandId: commandId(),
        actor: { staffId: 's1', via: 'desk' },
        recordedAt: now,
      })
      project(store.db, written)
    }
  })

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
