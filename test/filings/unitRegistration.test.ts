import { expect, it } from 'vitest'
import { kindOf } from '../../shared/filings/index.ts'
import { accountRecord, examples } from './examples.ts'
import { filing, given, register, results, unitA, unitB } from './given.ts'
import { cleared, told, whenOf, words } from './whenOf.ts'

const when = whenOf('account.register')

it('S0-01 checks credit code and number of the holder, and opens an account named by the code', () => {
  const part = when()
  expect(results(part)).toEqual({})
  expect(part?.effects).toMatchObject([
    { type: 'account.open', before: null, after: { accountName: unitA.creditCode, unitNo: unitA.unitNo } },
  ])
  expect(results(when({ creditCode: '91110000600037341N' }))).toMatchObject({ 'general.creditCode': 'warn' })
  expect(results(when({ holderId: '530129198502280020' }))).toMatchObject({ 'general.holderId': 'fail' })
  expect(results(when({ unitName: '别的单位' }))).toEqual({ 'account.unit': 'fail' })
})

it('S0-01 finds a unit or holder that has an account already', () => {
  const taken = (change: object = {}) => register({ account: [accountRecord(change)] })
  expect(results(when({}, taken()))).toEqual({ 'account.holder': 'fail' })
  expect(results(when({}, taken({ holderId: '530102199003070016' })))).toEqual({ 'account.holder': 'warn' })
  expect(results(when({}, taken({ creditCode: unitB.creditCode, accountName: unitB.creditCode })))).toEqual({ 'account.holder': 'warn' })
  // A second account of the unit gets a name of its own.
  expect(told(when({}, taken({ holderId: '530102199003070016' })))['accountName']).toBe(`${unitA.creditCode}-2`)
})

it('S0-01 a phone that was not verified goes back', () => {
  expect(cleared(when({ phoneVerified: false }), 'account.phone')).toContain('退回')
})

it('S0-02 the message carries the account and never a password; the desk has no field for one', () => {
  expect(told(when())['sms']).toContain(unitA.creditCode)
  expect(Object.keys(kindOf('account.register').fields).filter((key) => /password|secret/i.test(key))).toEqual([])
})

it('S0-03 registered is not entitled', () => {
  expect(told(when())['rights']).toBe('已注册，未开通')
  expect(when()?.effects.map((e) => e.record)).toEqual(['account'])
})

it('S0-01 the same registration twice in the queue is one too many', () => {
  const clash = {
    field: 'creditCode',
    value: unitA.creditCode,
    where: 'queue',
    label: 'T-2',
    filingId: 'f2',
    kind: 'account.register',
    subjectId: unitA.creditCode,
    open: true,
    hits: 1,
  } as const
  const [part] = given(register()).when([filing('account.register', examples['account.register']?.values ?? {})], {
    'f-account.register': [clash],
  })
  expect(results(part)).toEqual({ 'clash.creditCode': 'fail' })
  expect(words(part, 'clash.creditCode')).toBe('同一单位的同一事项已在办理：T-2')
})
