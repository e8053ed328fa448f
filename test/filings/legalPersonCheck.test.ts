import { expect, it } from 'vitest'
import { accountRecord } from './examples.ts'
import { register, results } from './given.ts'
import { told, whenOf, words } from './whenOf.ts'

const when = whenOf('legalPerson.compare')

it('S4-08 S4-02 agreement in every field gives the account grade 3 (L1)', () => {
  const part = when()
  expect(results(part)).toEqual({})
  expect(part?.effects).toMatchObject([
    { type: 'account.trust', before: { trustLevel: null }, after: { trustLevel: 'L1', trustBy: 'legalBase' } },
  ])
  const higher = register({ account: [accountRecord({ system: 'gdHrss', accountName: 'gd1', trustLevel: 'L2', trustBy: 'licence' })] })
  expect(when({}, higher)?.effects).toEqual([])
  expect(told(when({}, higher))['result']).toContain('不变')
})

it.each([
  ['unitName', '旧名称', 'legal.name'],
  ['creditCode', '91110000600037341L', 'legal.code'],
  ['representative', '王某', 'legal.representative'],
])('S4-08 %s differs: put right first', (field, value, check) => {
  expect(results(when({ [field]: value }))).toEqual({ [check]: 'fail' })
})

it('S4-08 shows both sides; only another writing, or the address, is a doubt', () => {
  expect(words(when({ representative: '王某' }), 'legal.representative')).toBe('填报“王某”，法人库“李建国”')
  expect(results(when({ unitName: '测试（昆明）公司', registryName: '测试(昆明)公司' }))).toEqual({ 'legal.name': 'warn' })
  expect(results(when({ address: '别处' }))).toEqual({ 'legal.address': 'warn' })
})

it('S4-08 S4-03 a unit that no longer exists is refused', () => {
  expect(results(when({ registryState: 'revoked' }))).toEqual({ 'legal.state': 'fail' })
  expect(results(when({ registryState: null }))).toEqual({ 'legal.state': 'warn' })
})
