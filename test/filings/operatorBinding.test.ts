import { expect, it } from 'vitest'
import { apply } from '../../shared/effects/apply.ts'
import { register, results, unitB } from './given.ts'
import { cleared, told, whenOf, words } from './whenOf.ts'

const when = whenOf('operator.bind')

it('S4-04 both sides have spoken: the unit asked and the person confirmed', () => {
  const part = when()
  expect(results(part)).toEqual({})
  expect(words(part, 'bind.sides')).toBe('单位 2025-10-13 发起，经办人 2025-10-14 确认')
  expect(part?.effects).toMatchObject([{ type: 'operator.bind', after: { operatorId: '530129198502280021', endedOn: null } }])
  expect(told(part)['unit']).toBe('久远银海测试单位')
})

it('S4-04 says whose turn it is', () => {
  expect(cleared(when({ unitAskedOn: null, personConfirmedOn: null }), 'bind.sides')).toContain('子账号信息')
  expect(cleared(when({ personConfirmedOn: null }), 'bind.sides')).toContain('父账号信息')
  expect(results(when({ personConfirmedOn: '2025-10-12' }))).toEqual({ 'bind.sides': 'fail' })
})

it('S4-03 the person is verified, the unit known by its name', () => {
  expect(results(when({ realName: false }))).toEqual({ 'bind.realName': 'fail' })
  expect(results(when({ unitName: '别的单位' }))).toEqual({ 'bind.unit': 'fail' })
})

it('S4-09 a person acts for several units, each bound once', () => {
  const bound = apply(register(), when()?.effects ?? [])
  expect(results(when({}, bound))).toEqual({ 'bind.held': 'fail' })
  expect(results(when({ creditCode: unitB.creditCode, unitName: unitB.unitName }, bound))).toEqual({})
})
