import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMonths, countMonths, dayOf, firstDayOf, monthInWords, monthOf, monthsBetween } from './months.ts'

test('months cross years', () => {
  expect(addMonths('202509', 15)).toBe('202612')
  expect(addMonths('202501', -1)).toBe('202412')
  expect(addMonths('202512', 1)).toBe('202601')
  expect(monthsBetween('202411', '202502')).toEqual(['202411', '202412', '202501', '202502'])
  expect(monthsBetween('202502', '202501')).toEqual([])
  expect(countMonths('202509', '202612')).toBe(16)
  expect(monthOf('2025-08-15')).toBe('202508')
  expect(dayOf('202510', 20)).toBe('2025-10-20')
  expect(firstDayOf('202510')).toBe('2025-10-01')
  expect(monthInWords('202510')).toBe('2025年10月')
})

test('adding and taking away is the identity and keeps order', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1900, max: 2098 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 0, max: 1200 }),
      (year, m, count) => {
        const month = `${year}${String(m).padStart(2, '0')}`
        const later = addMonths(month, count)
        expect(addMonths(later, -count)).toBe(month)
        expect(later >= month).toBe(true)
        expect(countMonths(month, later)).toBe(count + 1)
      },
    ),
  )
})
