import { describe, expect, test } from 'vitest'
import { count, countdown, localDate, localTime, money, month, size } from './format.ts'

test('money is 元 with thousands and two places', () => {
  expect([0, 5, 123_456, 100_000_000, -39_794].map(money)).toEqual(['0.00', '0.05', '1,234.56', '1,000,000.00', '-397.94'])
})

test('dates and times are those of China, also past midnight there', () => {
  expect(localDate('2025-10-19T16:00:00.000Z')).toBe('2025-10-20')
  expect(localTime('2025-10-20T06:05:59.000Z')).toBe('2025-10-20 14:05')
  expect(month('202510', 'zh')).toBe('2025年10月')
  expect(month('202510', 'en')).toBe('2025-10')
})

test('counts carry their unit and say when more were not counted', () => {
  expect(count(3, 'cases', 'zh')).toBe('3 件')
  expect(count(12, 'people', 'zh')).toBe('12 人')
  expect(count(1, 'cases', 'en')).toBe('1 case')
  expect(count(1001, 'cases', 'zh', 1000)).toBe('1,000+ 件')
  expect(count(1000, 'cases', 'zh', 1000)).toBe('1,000 件')
})

test('sizes', () => {
  expect([10, 20_480, 3_489_212].map(size)).toEqual(['1 KB', '20 KB', '3.3 MB'])
})

describe('countdown to the last lawful minute', () => {
  const now = '2025-10-20T06:05:00.000Z'
  test.each([
    ['2025-10-20T15:59:59.999Z', '今天24:00截止', 'today'],
    ['2025-10-20T09:30:00.000Z', '今天17:30截止', 'today'],
    ['2025-10-20T06:00:00.000Z', '今天14:00已逾期', 'overdue'],
    ['2025-10-18T15:59:59.999Z', '已逾期2天', 'overdue'],
    ['2025-10-21T15:59:59.999Z', '明天24:00截止', 'soon'],
    ['2025-10-23T15:59:59.999Z', '还有3天', 'soon'],
    ['2025-11-10T15:59:59.999Z', '还有21天', 'later'],
  ])('%s', (deadline, words, urgency) => expect(countdown(deadline, now, 'zh')).toEqual({ words, urgency }))

  test('in English', () => {
    expect(countdown('2025-10-19T15:59:59.999Z', now, 'en').words).toBe('1 day overdue')
    expect(countdown('2025-10-20T15:59:59.999Z', now, 'en').words).toBe('Due today 24:00')
  })
})
