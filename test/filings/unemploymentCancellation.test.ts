import { expect, it } from 'vitest'
import { examples, payments } from './examples.ts'
import { personRecord, register, results, unemploymentRecord } from './given.ts'
import { told, whenOf, words } from './whenOf.ts'

const when = whenOf('unemployment.cancel')
const slice = examples['unemployment.cancel']?.slice ?? register()

it('S3-11 shows what happens to a running benefit, and stops it as well', () => {
  const part = when()
  expect(results(part)).toEqual({ 'cancel.benefit': 'warn' })
  expect(words(part, 'cancel.benefit')).toContain('待遇自2025年11月起同时停发，可享受 16 个月，已享受 5 个月，剩余 11 个月')
  expect(part?.effects.map((e) => e.type)).toEqual(['benefit.stop', 'unemployment.cancel'])
  expect(told(part)).toMatchObject({ cancelledOn: '2025-10-09', stoppedFrom: '202511', remaining: 11 })
})

it('S3-11 what was paid too long is claimed back, with a second review', () => {
  const part = when({ eventOn: '2025-07-01' }, { ...slice, payments: payments('202504', '202505', '202506', '202507', '202508') })
  expect(part?.effects.map((e) => e.type)).toEqual(['benefit.stop', 'repayment.claim', 'unemployment.cancel'])
  expect(told(part)['repayment']).toBe(186_300)
  expect(part?.secondReview?.zh).toContain('1,863.00')
})

it('S3-11 without a benefit only the registration ends', () => {
  const part = when({ eventOn: null }, register({ person: [personRecord()], unemployment: [unemploymentRecord()] }))
  expect(results(part)).toEqual({})
  expect(part?.effects).toMatchObject([{ type: 'unemployment.cancel', after: { cancelledOn: '2025-10-16', cancelReason: 'employed' } }])
  expect(part?.secondReview).toBeNull()
})

it('S3-11 only for who is registered', () => {
  expect(results(when({}, register({ person: [personRecord()] })))).toEqual({ 'cancel.registered': 'fail' })
  expect(results(when({ eventOn: '2025-10-17' }))).toMatchObject({ 'cancel.date': 'fail' })
})
