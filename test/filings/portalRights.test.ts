import { expect, it } from 'vitest'
import { kindOf } from '../../shared/filings/index.ts'
import { accountRecord } from './examples.ts'
import { register, results, unitA } from './given.ts'
import { cleared, told, whenOf, words } from './whenOf.ts'

const when = whenOf('account.rights')
const portals = ['enterprise', 'government', 'project', 'labour', 'employment', 'unemployment']
const bound = accountRecord({ caSerial: '5D3A0001', loginMode: 'entityCa' })

it('S0-11 grants what was chosen of the six portals, once', () => {
  const part = when()
  expect(results(part)).toEqual({})
  expect(part?.effects.map((e) => e.key)).toEqual([`platform/labour/${unitA.creditCode}`, `platform/unemployment/${unitA.creditCode}`])
  expect(Object.keys(kindOf('account.rights').fields)).toEqual(expect.arrayContaining(portals))
  const all = when(Object.fromEntries(portals.map((p) => [p, true])))
  expect(all?.effects).toHaveLength(6)
  expect(results(when({ labour: false, unemployment: null }))).toEqual({ 'rights.chosen': 'fail' })
})

it('S0-11 what is held already is not granted again', () => {
  const held = (portal: 'labour' | 'unemployment') =>
    ({
      system: 'platform',
      accountName: unitA.creditCode,
      portal,
      division: null,
      hallAccount: null,
      grantedBy: 'filing',
      grantedOn: '2025-01-06',
    }) as const
  const one = register({ account: [accountRecord()], accountRight: [held('labour')] })
  expect(told(when({}, one))['rights']).toBe('失业保险网厅')
  const both = register({ account: [accountRecord()], accountRight: [held('labour'), held('unemployment')] })
  expect(results(when({}, both))).toEqual({ 'rights.chosen': 'fail' })
})

it('S0-11 compares the sealed 授权书 with the fields', () => {
  expect(results(when({ letterHolder: '王某' }))).toEqual({ 'rights.letter': 'fail' })
  expect(words(when({ letterHolder: '王某', letterUnit: '另一单位' }), 'rights.letter')).toBe('授权书与填报不一致：单位名称、专管员姓名')
  expect(results(when({ letterHolderId: null }))).toEqual({ 'rights.letter': 'warn' })
  expect(results(when({}, undefined, { materials: [] }))).toEqual({ 'general.materials': 'fail' })
})

it('S0-08 a unit bound by its key is refused, with the rule named', () => {
  const part = when({}, register({ account: [bound] }))
  expect(results(part)).toEqual({ 'rights.ca': 'fail' })
  expect(words(part, 'rights.ca')).toContain('S0-08')
  expect(part?.checks.find((c) => c.id === 'rights.ca')?.rule.text.zh).toContain('不能、也不需要')
  // Other portals are no concern of that rule.
  expect(results(when({ unemployment: null }, register({ account: [bound] })))).toEqual({})
})

it('S0-12 a unit without a number is blocked and told the next step', () => {
  expect(results(when({ unitNo: null }))).toEqual({ 'rights.unit': 'fail' })
  expect(cleared(when({ unitNo: null }), 'rights.unit')).toContain('下一步：先办理单位信息登记')
})

it('S0-13 in Kunming a key user needs no grant; elsewhere that sentence does not apply', () => {
  expect(results(when({ loginMode: 'entityCa' }))).toEqual({ 'rights.kunming': 'fail' })
  expect(results(when({ loginMode: 'entityCa', division: '530302' }))).toEqual({})
  expect(words(when(), 'rights.kunming')).toContain('非实体CA登录用户')
})

it('S0-10 grants at the counter as well, to a registered account only', () => {
  expect(results(when({}, undefined, { channel: 'counter' }))).toEqual({})
  expect(results(when({}, register()))).toMatchObject({ 'rights.account': 'fail' })
  expect(results(when({}, register({ account: [accountRecord({ holderId: '530102199003070016' })] })))).toEqual({
    'rights.account': 'warn',
  })
})
