import { expect, it } from 'vitest'
import { apply } from '../../shared/effects/apply.ts'
import { register, results, unitA, unitB, unitRecord } from './given.ts'
import { told, whenOf, words } from './whenOf.ts'

const when = whenOf('authorisation.code')

it('S4-05 one request for several units, each checked, one code for them', () => {
  const part = when()
  expect(results(part)).toEqual({})
  expect(part?.effects.map((e) => e.after)).toMatchObject([
    { unitNo: unitA.unitNo, codeId: 'SQ20251016-TIONCODE', issuedOn: '2025-10-16', expiresOn: '2025-11-15', usedOn: null },
    { unitNo: unitB.unitNo, usedOn: null },
  ])
  expect(when({ unitNos: '530000105421，530000105439 530000105421' })?.effects).toHaveLength(2)
})

it('S4-05 names the units that cannot be authorised', () => {
  expect(words(when({ unitNos: '530000105421、530000000001' }), 'code.units')).toBe('不能授权的单位：530000000001（未登记）')
  const cancelled = register({ unit: [{ ...unitRecord(unitA), state: 'cancelled' }, unitRecord(unitB)] })
  expect(words(when({}, cancelled), 'code.units')).toContain('530000105421（已注销）')
  expect(results(when({}, undefined, { materials: [] }))).toEqual({ 'general.materials': 'fail' })
})

it('S4-06 the message names code, units and the last day', () => {
  expect(told(when())['sms']).toContain('请于2025-11-15前完成授权码实名')
  expect(told(when())['sms']).toContain(unitB.unitName)
})

it('S4-06 no second code while one can be used; used or expired ones do not bar', () => {
  const code = {
    codeId: 'SQ1',
    unitNo: unitA.unitNo,
    operatorName: '张青青',
    operatorId: '530129198502280021',
    phone: '13900000002',
    issuedOn: '2025-09-20',
    expiresOn: '2025-10-20',
    usedOn: null,
  }
  expect(results(when({}, register({ authorisationCode: [code] })))).toEqual({ 'code.unused': 'fail' })
  expect(results(when({}, register({ authorisationCode: [{ ...code, usedOn: '2025-09-21' }] })))).toEqual({})
  expect(results(when({}, register({ authorisationCode: [{ ...code, expiresOn: '2025-10-15' }] })))).toEqual({})
  const often = [
    { ...code, expiresOn: '2025-10-15' },
    { ...code, codeId: 'SQ2', expiresOn: '2025-10-01' },
  ]
  expect(results(when({}, register({ authorisationCode: often })))).toEqual({ 'code.expired': 'warn' })
  expect(results(when({}, apply(register(), when()?.effects ?? [])))).toEqual({ 'code.unused': 'fail' })
})
