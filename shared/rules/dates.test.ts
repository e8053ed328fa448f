import { expect, test } from 'vitest'
import { addDays, countDays, isDate, localDate, weekday } from './dates.ts'

test('only days that exist are dates', () => {
  expect(isDate('2024-02-29')).toBe(true)
  expect(isDate('1963-02-29')).toBe(false)
  expect(isDate('1991-13-01')).toBe(false)
  expect(isDate('1880-01-01')).toBe(true)
  expect(isDate('2025-1-1')).toBe(false)
})

test('days are counted with both ends', () => {
  expect(countDays('2025-08-21', '2025-10-20')).toBe(61)
  expect(countDays('2025-09-21', '2025-10-20')).toBe(30)
  expect(countDays('2025-10-20', '2025-10-19')).toBe(0)
  expect(addDays('2025-02-28', 1)).toBe('2025-03-01')
  expect(addDays('2025-01-01', -1)).toBe('2024-12-31')
})

test('weekdays start on Monday, also before 1970', () => {
  expect(weekday('2025-10-20')).toBe(1)
  expect(weekday('2025-10-19')).toBe(7)
  expect(weekday('1949-10-01')).toBe(6)
})

test('a timestamp belongs to the office’s own day', () => {
  expect(localDate('2025-10-20T15:59:59.999Z')).toBe('2025-10-20')
  expect(localDate('2025-10-20T16:00:00.000Z')).toBe('2025-10-21')
})
