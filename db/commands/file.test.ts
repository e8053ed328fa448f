import { expect, it } from 'vitest'
import { closeDesk, decrease, establish, openDesk, pkg, run, tempDir } from '../../test/desk/store.ts'
import { li, unitA } from '../../test/filings/given.ts'
import { assessCase, caseParts } from '../caseFacts.ts'
import { execute, type Store } from '../execute.ts'
import { head } from '../journal/read.ts'
import { rebuild } from '../projections/rebuild.ts'
import type { CounterFiling } from './file.ts'

function desk(): Store {
  const store = openDesk(tempDir())
  establish(store)
  return store
}
const proof = { slot: 'proof', name: '退休审批表.png', sha256: 'a'.repeat(64), size: 1, mediaType: 'image/png' as const }
const stop = (id: string, change: Partial<CounterFiling> = {}): CounterFiling => ({
  id,
  kind: 'enrolment.decrease',
  officeId: 'km-guandu',
  submitter: { name: '王经办', identity: '单位介绍信和经办人身份证' },
  values: { ...unitA, ...li, form: 'single', stopReason: '33', stopDate: '2025-09-30' },
  materials: [proof],
  ...change,
})
const state = (store: Store, id: string) => caseParts(store.db, id)[0]
const approve = (store: Store, id: string) => ({
  type: 'approve' as const,
  basis: assessCase(store.db, id, [], '2025-10-16T02:00:00.000Z')?.basis ?? '',
  acknowledgements: [],
  excluded: [],
  note: '',
})

it('what the portal may not take is received at the counter, with who stood there and who entered it', () => {
  const store = desk()
  expect(run(store, { type: 'file', filing: stop('c1') }, 's1').ok).toBe(true)
  expect(state(store, 'c1')).toMatchObject({
    number: 'guandu20251016-C0001',
    channel: 'counter',
    portal: '窗口',
    packageId: null,
    status: 'submitted',
    enteredBy: 's1',
    submitter: { name: '王经办', identity: '单位介绍信和经办人身份证' },
    submittedAt: '2025-10-16T02:00:00.000Z',
  })
  const counterOnly = assessCase(store.db, 'c1', [], '2025-10-16T02:00:00.000Z')?.parts[0]?.checks.find((c) => c.id === 'stop.counterOnly')
  expect(counterOnly?.result).toBe('pass')
  closeDesk(store)
})

it('who entered it never reviews it; somebody else does', () => {
  const store = desk()
  run(store, { type: 'file', filing: stop('c1') }, 's1')
  const entered = { ok: false, refusal: { code: 'denied', denial: 'entered' } }
  expect(run(store, { type: 'review', caseId: 'c1', command: { type: 'claim' } }, 's1')).toMatchObject(entered)
  expect(run(store, { type: 'review', caseId: 'c1', command: { type: 'claim' } }, 's2').ok).toBe(true)
  expect(run(store, { type: 'review', caseId: 'c1', command: approve(store, 'c1') }, 's1')).toMatchObject(entered)
  expect(run(store, { type: 'review', caseId: 'c1', command: approve(store, 'c1') }, 's2').ok).toBe(true)
  expect(state(store, 'c1')).toMatchObject({ status: 'approved', decision: { by: 's2' } })
  closeDesk(store)
})

it('a supervisor who entered it cannot undo what the reviewer decided, another supervisor’s word is needed', () => {
  const store = desk()
  run(store, { type: 'file', filing: stop('c1') }, 's3')
  run(store, { type: 'review', caseId: 'c1', command: { type: 'claim' } }, 's1')
  run(store, { type: 'review', caseId: 'c1', command: approve(store, 'c1') }, 's1')
  expect(run(store, { type: 'review', caseId: 'c1', command: { type: 'takeBack', reason: '改主意' } }, 's3')).toMatchObject({
    refusal: { denial: 'entered' },
  })
  closeDesk(store)
})

it('numbers run on within the office and the day and are never given twice', () => {
  const store = desk()
  const number = (id: string) => state(store, id)?.number
  run(store, { type: 'file', filing: stop('c1') }, 's1')
  run(store, { type: 'file', filing: stop('c2', { officeId: 'km-wuhua' }) }, 's3')
  run(store, { type: 'file', filing: stop('c3') }, 's2')
  run(store, { type: 'file', filing: stop('c4') }, 's1', '2025-10-16T16:00:00.000Z')
  expect(['c1', 'c2', 'c3', 'c4'].map(number)).toEqual([
    'guandu20251016-C0001',
    'wuhua20251016-C0001',
    'guandu20251016-C0002',
    'guandu20251017-C0001',
  ])
  // A package may bring any number, also one of ours; the run goes on behind it.
  run(store, { type: 'import', package: pkg('p1', [{ ...decrease('f1'), number: 'guandu20251017-C9999' }]) })
  for (const id of ['c5', 'c6']) run(store, { type: 'file', filing: stop(id) }, 's1', '2025-10-17T02:00:00.000Z')
  expect(['c5', 'c6'].map(number)).toEqual(['guandu20251017-C10000', 'guandu20251017-C10001'])
  closeDesk(store)
})

it('the same command twice gives one filing and one number', () => {
  const store = desk()
  const meta = { commandId: '10000000-0000-4000-8000-000000000009', staffId: 's1', via: 'desk' as const, now: '2025-10-16T02:00:00.000Z' }
  const first = execute(store, { type: 'file', filing: stop('c1') }, meta)
  expect(execute(store, { type: 'file', filing: stop('c2') }, meta)).toEqual({ ...first, repeated: true })
  expect(state(store, 'c2')).toBeUndefined()
  closeDesk(store)
})

it('a value of the wrong form, a stranger’s document, another post and another office write nothing', () => {
  const store = desk()
  run(store, {
    type: 'addStaff',
    staff: { staffId: 's4', login: 'cash', name: '财务丁', roles: ['finance'], offices: ['km-guandu'] },
  })
  const before = head(store.db)
  const refused = (filing: CounterFiling, by = 's1') => {
    const done = run(store, { type: 'file', filing }, by)
    return done.ok ? undefined : done.refusal
  }
  expect(refused(stop('c1', { values: { ...stop('c1').values, stopDate: '2025-02-30' } }))).toMatchObject({ code: 'invalid' })
  expect(refused(stop('c1', { values: { ...stop('c1').values, salary: 1 } }))).toMatchObject({ code: 'invalid' })
  expect(refused(stop('c1', { kind: 'enrolment.unknown' }))).toMatchObject({ code: 'invalid' })
  expect(refused(stop('c1', { materials: [{ ...proof, slot: 'portrait' }] }))).toMatchObject({ code: 'invalid' })
  expect(refused(stop('c1'), 's4')).toMatchObject({ code: 'invalid' })
  expect(refused(stop('c1', { officeId: 'km-wuhua' }))).toEqual({ code: 'otherOffice' })
  expect(head(store.db)).toEqual(before)
  closeDesk(store)
})

it('values of hidden fields do not come in', () => {
  const store = desk()
  const values = { ...li, phone: '13900000001', lostJobOn: '2025-10-09', reason: '01', sameResidence: true, residenceDivision: '530102' }
  run(store, { type: 'file', filing: stop('c1', { kind: 'unemployment.register', values, materials: [] }) }, 's1')
  expect(state(store, 'c1')?.values).toMatchObject({ lostJobOn: '2025-10-09', residenceDivision: null })
  closeDesk(store)
})

it('a rebuild remembers who entered it', () => {
  const store = desk()
  run(store, { type: 'file', filing: stop('c1') }, 's1')
  rebuild(store.db)
  expect(state(store, 'c1')?.enteredBy).toBe('s1')
  closeDesk(store)
})
