import { expect, it } from 'vitest'
import { examples } from './examples.ts'
import { personRecord, register, results } from './given.ts'
import { whenOf, words } from './whenOf.ts'

const when = whenOf('unemployment.change')
const nothing = {
  household: null,
  residenceAddress: null,
  qualification: null,
  qualificationOn: null,
  qualificationLevel: null,
  title: null,
}

it('S3-10 lists old and new, and changes person and certificates', () => {
  const part = when()
  expect(results(part)).toEqual({})
  expect(words(part, 'change.diff')).toContain('户口性质：城镇 → 农村')
  expect(words(part, 'change.diff')).toContain('职称：（空） → 助理工程师')
  expect(part?.effects).toMatchObject([
    { type: 'person.update', before: { phone: '13900000001', household: 'urban' }, after: { phone: '13900000009', household: 'rural' } },
    { type: 'skill.record', before: null, after: { qualification: '电工', level: '四级', title: '助理工程师' } },
  ])
})

it('S3-10 an empty entry leaves what is on record; nothing changed is nothing to do', () => {
  const part = when({ ...nothing, phone: '13900000009' })
  expect(part?.effects.map((e) => e.type)).toEqual(['person.update'])
  expect(part?.effects[0]?.after).toMatchObject({ address: '昆明市官渡区测试路1号', household: 'urban' })
  expect(results(when({ ...nothing, phone: '13900000001' }))).toEqual({ 'change.diff': 'fail' })
})

it('S3-10 a qualification is whole and proven', () => {
  expect(results(when({ qualificationLevel: null }))).toEqual({ 'change.certificate': 'fail' })
  expect(results(when({ qualificationOn: '2025-10-17' }))).toEqual({ 'change.certificate': 'fail' })
  expect(results(when({}, examples['unemployment.change']?.slice, { materials: [] }))).toEqual({ 'general.materials': 'fail' })
})

it('S3-10 only while registered', () => {
  expect(results(when({}, register({ person: [personRecord()] })))).toEqual({ 'change.registered': 'fail' })
})
