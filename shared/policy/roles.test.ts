import { expect, test } from 'vitest'
import { conflicts, type Role, roles } from './roles.ts'

const clash = (...held: Role[]) => conflicts(held).map(({ a, b }) => `${a}/${b}`)

test('posts of one group go together, four groups do not', () => {
  expect(clash('firstReview', 'secondReview', 'supervisor', 'accounts')).toEqual([])
  expect(clash('firstReview', 'finance')).toEqual(['firstReview/finance'])
  expect(clash('finance', 'audit')).toEqual(['finance/audit'])
  expect(clash('secondReview', 'system')).toEqual(['secondReview/system'])
})

test('system, security and audit are three people', () => {
  expect(clash('audit', 'security', 'system')).toEqual(['system/security', 'system/audit', 'security/audit'])
  expect(conflicts(['system', 'security'])[0]?.rule.zh).toContain('三员')
})

test('no single role conflicts with itself, and order does not matter', () => {
  for (const role of roles) expect(conflicts([role, role])).toEqual([])
  expect(clash('finance', 'firstReview')).toEqual(clash('firstReview', 'finance'))
})
