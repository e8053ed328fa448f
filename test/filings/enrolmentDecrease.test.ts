import { expect, it } from 'vitest'
import {
  enrolmentRecord,
  filing,
  given,
  li,
  paid,
  personRecord,
  register,
  results,
  unemploymentRecord,
  unitA,
  wageRecord,
} from './given.ts'

const values = { ...unitA, ...li, form: 'single', stopReason: '01', stopDate: '2025-08-31' }
const insured = { enrolment: [enrolmentRecord()], person: [personRecord()], wage: [wageRecord()] }
const months = ['202401', '202402', '202403', '202404', '202405', '202406', '202407', '202408', '202409', '202410', '202411', '202412']
const twoYears = [...months, ...months.slice(0, 9).map((m) => m.replace('2024', '2025'))]
const one = (slice = register({ ...insured, charges: paid(...twoYears) }), change: object = {}, state: object = {}) =>
  given(slice).when([filing('enrolment.decrease', { ...values, ...change }, { materials: [], ...state })])[0]

it('S1-13 S1-15 stops the enrolment; the stop month stays, later months that were paid go to suspense (domain.md §2.4)', () => {
  const part = one()
  expect(results(part)).toEqual({})
  expect(part?.effects).toMatchObject([
    { type: 'enrolment.stop', before: { toMonth: null }, after: { toMonth: '202508', stopReason: '01' } },
  ])
  expect(part?.money.map((m) => [m.coverageMonth, m.kind, m.unitAmount, m.personAmount, m.suspense])).toEqual([
    ['202509', 'refund', -3500, -1500, true],
  ])
})

it('S1-15 months assessed but not received are reduced, not refunded', () => {
  const charges = paid(...twoYears).map((c) => (c.coverageMonth === '202509' ? { ...c, received: false } : c))
  expect(one(register({ ...insured, charges }))?.money.map((m) => [m.coverageMonth, m.kind, m.suspense])).toEqual([
    ['202509', 'reduction', false],
  ])
})

it('S1-14 the person must be insured here', () => {
  expect(results(one(register()))).toMatchObject({ 'stop.insured': 'fail' })
  expect(results(one(undefined, { stopDate: '2023-12-31' }))).toMatchObject({ 'stop.insured': 'fail' })
})

it('S1-16 single form: another month or reason than the unemployment registration fails', () => {
  const registered = (change: object) => register({ ...insured, unemployment: [unemploymentRecord(change)], charges: paid(...twoYears) })
  expect(results(one(registered({ registeredOn: '2025-08-31' })))).toEqual({})
  expect(results(one(registered({ registeredOn: '2025-09-02' })))).toEqual({ 'stop.month': 'fail' })
  expect(results(one(registered({ registeredOn: '2025-08-31', reason: '20' })))).toEqual({ 'stop.reason': 'fail' })
})

it('S1-16 S1-20 batch form: a month that differs is a warning, and only in Kunming', () => {
  const slice = register({ ...insured, unemployment: [unemploymentRecord({ registeredOn: '2025-09-02' })], charges: paid(...twoYears) })
  expect(results(one(slice, { form: 'batch' }))).toEqual({ 'stop.month': 'warn' })
  expect(results(one(slice, { form: 'batch' }, { officeId: 'qujing' }))).toEqual({})
})

it.each(['31', '32', '33', '34', '35', '36'])('S1-18 reason %s is for the counter only, with proof', (stopReason) => {
  expect(results(one(undefined, { stopReason }))).toMatchObject({ 'stop.counterOnly': 'fail', 'general.materials': 'fail' })
  const proof = { slot: 'proof', name: 'p.png', sha256: 'b'.repeat(64), size: 1, mediaType: 'image/png' }
  expect(results(one(undefined, { stopReason }, { channel: 'counter', materials: [proof] }))).toEqual({})
})

it('S1-17 closes with the window', () => {
  expect(results(one(undefined, {}, { submittedAt: '2025-10-21T01:00:00.000Z' }))).toEqual({ window: 'fail' })
})

it('asks for a second review when the refund reaches the threshold', () => {
  const early = one(undefined, { stopDate: '2024-01-31' })
  expect(early?.money).toHaveLength(20)
  expect(early?.secondReview?.zh).toContain('1,000.00')
  expect(one()?.secondReview).toBeNull()
})
