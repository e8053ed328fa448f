import { expect, it } from 'vitest'
import { apply } from '../../shared/effects/apply.ts'
import { accountRecord, examples } from './examples.ts'
import { register, results, unitA, unitB } from './given.ts'
import { cleared, told, whenOf, words } from './whenOf.ts'

const when = whenOf('account.bindCa')
const unbind = whenOf('account.unbindCa')

it('S0-05 S0-08 binds the key to the account and brings the unemployment right with it', () => {
  const part = when()
  expect(results(part)).toEqual({})
  expect(part?.effects).toMatchObject([
    { type: 'account.bind', before: { caSerial: null }, after: { caSerial: '5D3A0001', loginMode: 'entityCa' } },
    { type: 'account.grant', after: { portal: 'unemployment', grantedBy: 'entityCa' } },
  ])
  expect(told(part)['rights']).toContain('不需要再到个人中心绑定')
})

it('S0-04 shows unit, serial, issuer and validity, and refuses a key out of its time', () => {
  expect(words(when(), 'ca.valid')).toBe('2025-01-01 至 2025-12-31')
  expect(results(when({ caTo: '2025-10-15' }))).toEqual({ 'ca.valid': 'fail' })
  expect(results(when({ caTo: '2025-10-16' }))).toEqual({})
  expect(results(when({ caUnitName: '旧单位名称' }))).toEqual({ 'ca.name': 'fail' })
})

it('S0-07 tells an unregistered unit from one whose codes differ, side by side', () => {
  const none = when({}, register())
  expect(cleared(none, 'ca.list')).toContain('未注册')
  const differs = when({ caCreditCode: unitB.creditCode })
  expect(words(differs, 'ca.list')).toBe(`平台信用代码 ${unitA.creditCode}，实体CA信用代码 ${unitB.creditCode}，不一致`)
  expect(cleared(differs, 'ca.list')).toContain('信用代码不一致')
})

it('S0-06 a key bound already needs nothing; one bound elsewhere is unbound first', () => {
  const bound = when({}, apply(examples['account.bindCa']?.slice ?? register(), when()?.effects ?? []))
  expect(cleared(bound, 'ca.bound')).toContain('直接登录')
  const elsewhere = register({ account: [accountRecord(), accountRecord({ accountName: 'other', caSerial: '5D3A0001' })] })
  expect(results(when({}, elsewhere))).toEqual({ 'ca.bound': 'fail' })
  expect(results(when({}, register({ account: [accountRecord({ caSerial: 'OLD' })] })))).toEqual({ 'ca.bound': 'fail' })
})

it('S0-05 unbinds with a reason, after which another key can be bound', () => {
  const part = unbind()
  expect(results(part)).toEqual({})
  expect(part?.effects).toMatchObject([{ type: 'account.unbind', before: { caSerial: '5D3A0001' }, after: { caSerial: null } }])
  const after = apply(examples['account.unbindCa']?.slice ?? register(), part?.effects ?? [])
  expect(results(when({ caSerial: 'NEW' }, after))).toEqual({})
  expect(results(unbind({ reason: null }))).toEqual({ 'general.required': 'fail' })
  expect(results(unbind({ reason: 'other' }))).toEqual({ 'general.required': 'fail' })
  expect(results(unbind({ caSerial: 'X' }))).toEqual({ 'unbind.bound': 'fail' })
  expect(results(unbind({}, register({ account: [accountRecord()] })))).toEqual({ 'unbind.bound': 'fail' })
})
