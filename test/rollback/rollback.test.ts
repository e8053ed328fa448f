import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { caseParts } from '../../db/caseFacts.ts'
import type { Store } from '../../db/execute.ts'
import { rollbackById } from '../../db/queries/rollbacks.ts'
import { closeDesk, decrease, establish, openDesk, run, submitted, tempDir } from '../desk/store.ts'
import { unitB } from '../filings/given.ts'
import { approved, execute, of, planned, propose, rolledBack } from './desk.ts'

let store: Store
beforeEach(() => {
  store = openDesk(tempDir())
  establish(store)
  onTestFinished(() => closeDesk(store))
})

const other = { idType: '01', idNumber: '120103198806018241', name: '阿依古丽·买买提' }
const increase = (id: string, change: object = {}) =>
  submitted(id, 'enrolment.increase', {
    ...unitB,
    ...other,
    form: 'single',
    nationality: '中国',
    gender: '2',
    birthDate: '1988-06-01',
    ethnicity: '05',
    phone: '13900000002',
    household: 'urban',
    householdAddress: '某路',
    residenceAddress: '某路',
    mailingAddress: '某路',
    enrolDate: '2025-08-08',
    wage: 500_000,
    ruralWorker: false,
    ruralWorkerPays: false,
    ...change,
  })
const stop = (id: string) => decrease(id, { ...unitB, ...other, stopDate: '2025-10-08' })
const status = (id: string) => caseParts(store.db, id)[0]?.status
const rows = (sql: string) => store.db.prepare(sql).all()

it('S1-24 lists the later stop before the wrong enrolment and takes both back', () => {
  approved(store, increase('f1'))
  approved(store, stop('f2'))
  const plan = planned(store, of('f1'))
  expect(plan.steps.map(({ act, tie }) => [act.stream, tie.type])).toEqual([
    ['filing:f2', 'record'],
    ['filing:f1', 'target'],
  ])
  expect(plan.conflicts).toEqual([])
  // Nothing was posted yet, so the back-collection that waited is no longer to come: three months at 35.00 and 15.00.
  expect(plan.units).toEqual([
    {
      unitNo: unitB.unitNo,
      ordinaryUnit: -3500,
      ordinaryPerson: -1500,
      adjustUnit: -7000,
      adjustPerson: -3000,
      creditUnit: 0,
      creditPerson: 0,
    },
  ])
  const { id, done } = rolledBack(store, of('f1'))
  expect(done.ok && done.events.map((event) => event.type)).toEqual(['filing.rolledBack', 'filing.rolledBack', 'rollback.executed'])
  expect([status('f1'), status('f2')]).toEqual(['rolledBack', 'rolledBack'])
  expect(rows(`SELECT * FROM enrolment WHERE unit_no = '${unitB.unitNo}'`)).toEqual([])
  expect(rows(`SELECT * FROM person WHERE id_number = '${other.idNumber}'`)).toEqual([])
  expect(rollbackById(store.db, id)?.state).toBe('executed')
})

it('refuses a second rollback of the same filing, and undoing the rollback brings everything back', () => {
  approved(store, increase('f1'))
  approved(store, stop('f2'))
  const before = rows('SELECT * FROM enrolment')
  const { id } = rolledBack(store, of('f1'))
  expect(() => planned(store, of('f1'))).toThrow('已经回退')
  expect(rolledBack(store, { type: 'rollback', rollbackId: id }).done).toMatchObject({ ok: true })
  expect(rows('SELECT * FROM enrolment')).toEqual(before)
  expect([status('f1'), status('f2')]).toEqual(['approved', 'approved'])
  expect(rollbackById(store.db, id)?.state).toBe('undone')
  expect(() => planned(store, { type: 'rollback', rollbackId: id })).toThrow('已经撤销')
  expect(rolledBack(store, of('f2')).done).toMatchObject({ ok: true })
  expect([status('f1'), status('f2')]).toEqual(['approved', 'rolledBack'])
})

it('lets nobody approve the own proposal, nor a first reviewer another’s', () => {
  approved(store, increase('f1'))
  const { id } = propose(store, of('f1'), [], undefined, 's3')
  expect(execute(store, id, of('f1'), [], undefined, 's3')).toMatchObject({ ok: false, refusal: { code: 'invalid' } })
  expect(execute(store, id, of('f1'), [], undefined, 's1')).toMatchObject({ ok: false, refusal: { code: 'invalid' } })
  expect(status('f1')).toBe('approved')
  expect(execute(store, id, of('f1'), [], undefined, 's2')).toMatchObject({ ok: true })
  expect(() => store.db.prepare('UPDATE rollback SET decided_by = proposed_by').run()).toThrow('CHECK')
})

it('refuses to execute a plan that moved after it was proposed, until it is proposed again', () => {
  approved(store, increase('f1'))
  const { id } = propose(store, of('f1'))
  const was = planned(store, of('f1')).hash
  approved(store, stop('f2'))
  expect(execute(store, id, of('f1'))).toMatchObject({ ok: false, refusal: { code: 'planMoved' } })
  const stale = { type: 'execute' as const, rollbackId: id, planHash: was, signature: null }
  expect(run(store, { type: 'rollback', command: stale }, 's3')).toMatchObject({ ok: false, refusal: { code: 'planMoved' } })
  const planHash = planned(store, of('f1')).hash
  const renew = { type: 'renew' as const, rollbackId: id, choices: [], settlements: [], planHash }
  expect(run(store, { type: 'rollback', command: renew }, 's1')).toMatchObject({ ok: true })
  expect(execute(store, id, of('f1'))).toMatchObject({ ok: true })
  expect([status('f1'), status('f2')]).toEqual(['rolledBack', 'rolledBack'])
})
