import { expect, it } from 'vitest'
import { closeDesk, establish, openDesk, run, tempDir } from '../../test/desk/store.ts'
import { li, unitA } from '../../test/filings/given.ts'
import { caseParts } from '../caseFacts.ts'
import { rebuild } from '../projections/rebuild.ts'
import type { CounterFiling } from './file.ts'

const stop = (id: string, change: Partial<CounterFiling> = {}): CounterFiling => ({
  id,
  kind: 'enrolment.decrease',
  officeId: 'km-guandu',
  submitter: { name: '王经办', identity: '单位介绍信' },
  values: { ...unitA, ...li, form: 'single', stopReason: '01', stopDate: '2025-08-31' },
  materials: [],
  ...change,
})
const person = { idType: '01', idNumber: li.idNumber, name: li.name, phone: '13900000001' }
const seeking = stop('j1', {
  kind: 'jobSeeking.register',
  values: { ...person, area: '昆明市', position: '出纳', employmentForm: 'full', payType: 'month' },
})
const registration = stop('u1', { kind: 'unemployment.register', values: { ...person, lostJobOn: '2025-09-30', reason: '30' } })
const claim = stop('b1', { kind: 'benefit.claim', values: { ...person, medical: 'none' } })
const back = { type: 'return' as const, reasons: [{ code: 'R01', fields: ['stopDate'], materials: [], note: '' }], note: '' }

it('a returned filing of the counter is corrected for a second round and goes to somebody who entered neither round', () => {
  const store = openDesk(tempDir())
  establish(store)
  const act = (command: Parameters<typeof run>[1], by: string) => run(store, command, by)
  expect(act({ type: 'file', filing: stop('c1') }, 's1').ok).toBe(true)
  act({ type: 'review', caseId: 'c1', command: { type: 'claim' } }, 's2')
  const given = { id: 'c1', values: { ...stop('c1').values, stopDate: '2025-09-30' }, materials: [] }
  expect(act({ type: 'correct', caseId: 'c1', parts: [given] }, 's1')).toMatchObject({ ok: false, refusal: { code: 'invalid' } })
  expect(act({ type: 'review', caseId: 'c1', command: back }, 's2').ok).toBe(true)

  // The supervisor types the correction in.
  expect(act({ type: 'correct', caseId: 'c1', parts: [given] }, 's3').ok).toBe(true)
  const state = () => caseParts(store.db, 'c1')[0]
  expect(state()).toMatchObject({
    status: 'submitted',
    round: 2,
    enteredBy: 's1',
    values: { stopDate: '2025-09-30' },
    previous: { stopDate: '2025-08-31' },
  })
  const refusal = (by: string) => act({ type: 'review', caseId: 'c1', command: { type: 'claim' } }, by)
  expect(refusal('s1')).toMatchObject({ refusal: { denial: 'entered' } })
  expect(state()?.excludedStaff).toEqual(['s3'])
  expect(refusal('s2').ok).toBe(true)
  const before = state()
  rebuild(store.db)
  expect(state()).toEqual(before)
  closeDesk(store)
})

it('S3-03 joint packages of two and of three are filed under one case, in their order; anything else is no package', () => {
  const store = openDesk(tempDir())
  establish(store)
  const joint = (jointId: string, filings: readonly CounterFiling[]) => run(store, { type: 'fileJoint', jointId, filings }, 's1')
  expect(joint('p3', [claim, seeking, registration]).ok).toBe(true)
  const parts = caseParts(store.db, 'p3')
  expect(parts.map(({ kind }) => kind)).toEqual(['jobSeeking.register', 'unemployment.register', 'benefit.claim'])
  expect(new Set(parts.map(({ number }) => number)).size).toBe(3)
  const of = (filing: CounterFiling, id: string) => ({ ...filing, id })
  expect(joint('p2', [of(registration, 'u2'), of(seeking, 'j2')]).ok).toBe(true)
  for (const wrong of [
    [of(claim, 'b3'), of(registration, 'u3')],
    [of(claim, 'b4'), of(seeking, 'j4')],
    [of(seeking, 'j5'), stop('c5')],
  ])
    expect(joint('wrong', wrong)).toMatchObject({ ok: false, refusal: { code: 'invalid' } })
  closeDesk(store)
})

it('a joint package that was returned is corrected whole', () => {
  const store = openDesk(tempDir())
  establish(store)
  run(store, { type: 'fileJoint', jointId: 'p2', filings: [registration, seeking] }, 's1')
  run(store, { type: 'review', caseId: 'p2', command: { type: 'claim' } }, 's2')
  const marked = { ...back, reasons: [{ code: 'R01', fields: ['phone'], materials: [], note: '' }] }
  expect(run(store, { type: 'review', caseId: 'p2', command: marked }, 's2').ok).toBe(true)
  const given = ({ id, values, materials }: CounterFiling) => ({ id, values: { ...values, phone: '13900000002' }, materials })
  expect(run(store, { type: 'correct', caseId: 'p2', parts: [given(registration)] }, 's1')).toMatchObject({ ok: false })
  expect(run(store, { type: 'correct', caseId: 'p2', parts: [given(registration), given(seeking)] }, 's1').ok).toBe(true)
  expect(caseParts(store.db, 'p2').map(({ round, status }) => [round, status])).toEqual([
    [2, 'submitted'],
    [2, 'submitted'],
  ])
  closeDesk(store)
})
