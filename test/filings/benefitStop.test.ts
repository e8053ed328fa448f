import { expect, it } from 'vitest'
import type { Slice } from '../../shared/register/slice.ts'
import { examples, payments } from './examples.ts'
import { li, personRecord, register, results } from './given.ts'
import { told, whenOf, words } from './whenOf.ts'

const when = whenOf('benefit.stop')
const slice = examples['benefit.stop']?.slice ?? register()
const paidFor = (...months: string[]): Slice => ({ ...slice, payments: payments(...months) })
const sevenMonths = paidFor('202504', '202505', '202506', '202507', '202508', '202509', '202510')

it('S3-13 16 months, 5 drawn, 11 left (domain.md §4.10); the month of the event is kept', () => {
  const part = when()
  expect(results(part)).toEqual({})
  expect(words(part, 'stop.remaining')).toBe('可享受 16 个月 − 已享受 5 个月 = 剩余 11 个月')
  expect(told(part)).toEqual({ stoppedFrom: '202511', used: 5, remaining: 11, repayment: 0 })
  expect(part?.effects).toMatchObject([{ type: 'benefit.stop', after: { stoppedFrom: '202511', stopReason: 'employed' } }])
  expect(part?.secondReview).toBeNull()
})

it('S3-13 months paid after the stop are claimed back, with a second review', () => {
  const part = when({ usedMonths: 7, eventOn: '2025-08-20' }, sevenMonths)
  expect(results(part)).toEqual({ 'stop.overpaid': 'warn' })
  expect(told(part)).toEqual({ stoppedFrom: '202509', used: 5, remaining: 11, repayment: 372_600 })
  expect(part?.effects).toMatchObject([
    { type: 'benefit.stop' },
    { type: 'repayment.claim', after: { idNumber: li.idNumber, fromMonth: '202509', toMonth: '202510', amount: 372_600 } },
  ])
  expect(words(part, 'stop.overpaid')).toContain('3,726.00')
  expect(part?.secondReview?.zh).toContain('3,726.00')
})

it('S3-13 a month paid in two amounts (补发) is one month', () => {
  const twice = paidFor('202504', '202505', '202506', '202507', '202508')
  const more = { ...twice, payments: [...twice.payments, { id: 'p/more', idNumber: li.idNumber, month: '202508', amount: 9000 }] }
  expect(told(when({}, more))).toMatchObject({ used: 5, remaining: 11 })
  expect(told(when({ eventOn: '2025-07-01' }, more))).toMatchObject({ used: 4, repayment: 195_300 })
})

it('S3-13 other figures than the register’s are a doubt', () => {
  expect(results(when({ usedMonths: 4 }))).toEqual({ 'stop.remaining': 'warn' })
  expect(results(when({ entitledMonths: 12 }))).toEqual({ 'stop.remaining': 'warn' })
})

it('S3-13 only for who draws, and not for a day to come', () => {
  expect(results(when({}, register({ person: [personRecord()] })))).toMatchObject({ 'stop.drawing': 'fail' })
  expect(results(when({ eventOn: '2025-10-17' }))).toEqual({ 'stop.notice': 'fail' })
  expect(results(when({ stopReason: 'other' }))).toEqual({ 'general.required': 'fail' })
})
