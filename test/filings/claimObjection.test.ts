import { expect, it } from 'vitest'
import { results } from './given.ts'
import { whenOf, words } from './whenOf.ts'

const when = whenOf('benefit.claim')

it('S3-08 an objection is a doubt until clarified, with its addressee', () => {
  const part = when({ confirmation: 'objection', objectionTo: 'formerUnit', objection: '累计缴费应为90个月' })
  expect(results(part)).toEqual({ 'claim.confirmed': 'warn' })
  expect(words(part, 'claim.confirmed')).toBe('本人有异议，待原参保单位核实：累计缴费应为90个月')
  expect(words(when({ confirmation: 'objection', objectionTo: 'archive', objection: 'x' }), 'claim.confirmed')).toContain('存档机构')
})

it('S3-08 an objection names whom to ask and what is wrong; none is none', () => {
  expect(results(when({ confirmation: 'objection' }))).toEqual({ 'general.required': 'fail', 'claim.confirmed': 'warn' })
  expect(results(when({ confirmation: 'confirmed' }))).toEqual({})
  expect(results(when({ confirmation: null }))).toEqual({})
})
