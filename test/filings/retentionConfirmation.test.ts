import { expect, it } from 'vitest'
import { apply } from '../../shared/effects/apply.ts'
import { accountRecord } from './examples.ts'
import { register, results } from './given.ts'
import { told, whenOf, words } from './whenOf.ts'

const when = whenOf('retention.confirm')

it('S4-10 12345.67 × 60 % = 7407.40 (domain.md §6), paid once a year after a second review', () => {
  const part = when()
  expect(results(part)).toEqual({})
  expect(told(part)['amount']).toBe(740_740)
  expect(part?.effects).toMatchObject([{ type: 'retention.award', after: { year: '2024', amount: 740_740, cuts: 2 } }])
  expect(part?.secondReview?.zh).toContain('公示')
  expect(results(when({}, apply(register(), part?.effects ?? [])))).toEqual({ 'retention.year': 'fail' })
})

it('S4-10 a large enterprise gets 30 %', () => {
  expect(told(when({ size: 'large', amount: null }))['amount']).toBe(370_370)
  expect(results(when({ size: 'large' }))).toEqual({ 'retention.amount': 'warn' })
})

// domain.md §6: equality passes.
it.each([
  [5, 28, undefined],
  [2, 40, undefined],
  [3, 40, 'fail'],
  [11, 200, undefined],
  [6, 30, undefined],
  [7, 30, 'fail'],
  [12, 200, 'fail'],
])('S4-10 %i laid off of %i on average', (cuts, heads, expected) => {
  expect(results(when({ cuts, headMonths: heads * 12 }))['retention.layoffs']).toBe(expected)
})

it('S4-10 one more month above 30 persons on average brings the 5.5 %', () => {
  expect(words(when({ cuts: 5, headMonths: 360 }), 'retention.layoffs')).toContain('20%')
  expect(results(when({ cuts: 5, headMonths: 361 }))).toEqual({ 'retention.layoffs': 'fail' })
  expect(words(when({ cuts: 5, headMonths: 336 }), 'retention.layoffs')).toContain('17.86%')
})

it('S4-02 grade 4 (L2) or more, and shows how it was reached', () => {
  expect(words(when(), 'retention.trust')).toBe('四级（L2），电子营业执照核验')
  expect(results(when({ trustLevel: 'L1', trustBy: 'legalBase' }))).toEqual({ 'retention.trust': 'fail' })
  expect(results(when({ trustLevel: 'L2', trustBy: 'legalBase' }))).toEqual({ 'retention.trust': 'fail' })
  expect(results(when({ trustLevel: null }))).toEqual({ 'retention.trust': 'fail' })
})

it('S4-01 what the desk knows of the account counts before what was sent', () => {
  const known = register({ account: [accountRecord({ system: 'gdUnified', accountName: 'gd1', trustLevel: 'L1', trustBy: 'legalBase' })] })
  expect(results(when({ accountName: 'gd1' }, known))).toEqual({ 'retention.trust': 'fail' })
})

it('S4-07 a unit account without operator may act through its representative in person', () => {
  const part = when({ trustLevel: null, trustBy: 'person' })
  expect(results(part)).toEqual({})
  expect(words(part, 'retention.trust')).toContain('仅限本事项')
})

it('S4-10 paid in full for 12 months, paying now, not excluded, to the unit’s account', () => {
  expect(results(when({ paidMonths: 11 }))).toEqual({ 'retention.paid': 'fail' })
  expect(results(when({ payingNow: false }))).toEqual({ 'retention.paid': 'fail' })
  expect(results(when({ excluded: true }))).toEqual({ 'retention.excluded': 'fail' })
  expect(results(when({ excluded: null }))).toEqual({ 'retention.excluded': 'warn' })
  expect(results(when({ accountHolder: '李测试' }))).toEqual({ 'retention.account': 'warn' })
})

it('S4-10 another year, or a day that no notice covers, blocks', () => {
  expect(results(when({ year: '2023' }))).toEqual({ 'retention.year': 'fail' })
  const part = when({}, undefined, { submittedAt: '2026-02-02T02:00:00.000Z' })
  expect(words(part, 'retention.year')).toContain('没有 2026-02-02')
  expect(part?.approvable).toBe(false)
})
