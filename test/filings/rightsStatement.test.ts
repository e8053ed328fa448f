import { expect, it } from 'vitest'
import { register, results } from './given.ts'
import { told, whenOf } from './whenOf.ts'

const when = whenOf('statement.request')

it('S2-04 changes nothing and says where the statement is', () => {
  const part = when()
  expect(results(part)).toEqual({})
  expect(part?.effects).toEqual([])
  expect(part?.approvable).toBe(true)
  expect(told(part)['where']).toContain('关兴路320号')
  expect(told(when({ delivery: 'portal' }))['where']).toContain('个人权益单打印')
})

it('S2-04 for a person on record and months in order', () => {
  expect(results(when({}, register()))).toEqual({ 'statement.person': 'fail' })
  expect(results(when({ fromMonth: '202510', toMonth: '202509' }))).toEqual({ 'statement.months': 'fail' })
})
