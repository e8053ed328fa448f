import { expect, test } from 'vitest'
import { divisionOf, divisions, isKunming } from './divisions.ts'

test('former codes lead to today’s division', () => {
  expect(divisions).toHaveLength(15)
  expect(divisionOf('530121')?.code).toBe('530114')
  expect(divisionOf('530122')?.name.zh).toBe('晋宁区')
  expect(divisionOf('530123')?.code).toBe('530181')
  expect(divisionOf('530101')).toBeUndefined()
  expect(isKunming('530129')).toBe(true)
  expect(isKunming(null)).toBe(true)
  expect(isKunming('530402')).toBe(false)
})
