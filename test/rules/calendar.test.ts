import { expect, test } from 'vitest'
import { defaultPolicy as policy } from '../../db/policy/defaults.ts'
import { businessWindow, inBusinessWindow, windowOn } from '../../shared/rules/businessWindow.ts'
import { weekday } from '../../shared/rules/dates.ts'
import { addWorkingDays, isWorkingDay, workingDaysBetween } from '../../shared/rules/workingDays.ts'

const working = (date: string) => {
  const result = isWorkingDay(policy, date)
  return result.ok ? result.value : result.missing.table
}

test('国庆、中秋 2025: 1 to 8 October free, 28 September and 11 October worked', () => {
  for (let day = 1; day <= 8; day += 1) expect(working(`2025-10-0${day}`)).toBe(false)
  expect(working('2025-10-09')).toBe(true)
  expect(working('2025-10-11')).toBe(true)
  expect(working('2025-10-12')).toBe(false)
  expect(working('2025-09-28')).toBe(true)
  expect(working('2025-09-27')).toBe(false)
})

test('days off and days worked as announced for 2024 and 2026', () => {
  expect(working('2024-02-09')).toBe(true)
  expect(working('2024-02-10')).toBe(false)
  expect(working('2024-05-11')).toBe(true)
  expect(working('2026-02-23')).toBe(false)
  expect(working('2026-02-28')).toBe(true)
  expect(working('2026-11-20')).toBe(true)
})

test('every 调休 day is a weekend day outside the holidays', () => {
  for (const row of policy.tables.workCalendar) {
    for (const day of row.workingDays) {
      expect(weekday(day), day).toBeGreaterThan(5)
      expect(row.holidays.some((holiday) => holiday.from <= day && day <= holiday.to)).toBe(false)
    }
  }
})

test('ten working days over the holiday', () => {
  expect(addWorkingDays(policy, '2025-09-26', 10)).toEqual({ ok: true, value: '2025-10-16' })
  expect(addWorkingDays(policy, '2025-09-30', 2)).toEqual({ ok: true, value: '2025-10-10' })
  expect(addWorkingDays(policy, '2025-10-01', 0)).toEqual({ ok: true, value: '2025-10-01' })
  expect(workingDaysBetween(policy, '2025-09-26', '2025-10-16')).toEqual({ ok: true, value: 10 })
  expect(workingDaysBetween(policy, '2025-10-16', '2025-09-26')).toEqual({ ok: true, value: -10 })
  expect(workingDaysBetween(policy, '2025-10-01', '2025-10-01')).toEqual({ ok: true, value: 0 })
})

test('a year without a calendar blocks with words', () => {
  expect(addWorkingDays(policy, '2026-12-30', 5)).toMatchObject({ ok: false, missing: { table: 'workCalendar' } })
  expect(working('2023-12-29')).toBe('workCalendar')
})

test('the window is 1 to 20 inclusive, whatever the calendar says', () => {
  // 2025-10-01 is a holiday, 2025-09-20 a Saturday.
  expect(businessWindow(policy, '202510')).toMatchObject({
    value: { opens: '2025-10-01', closes: '2025-10-20', lastMoment: '2025-10-20T23:59:59+08:00' },
  })
  for (const [date, inside] of [
    ['2025-10-01', true],
    ['2025-09-20', true],
    ['2025-10-20', true],
    ['2025-10-21', false],
    ['2025-10-31', false],
  ] as const) {
    expect(inBusinessWindow(policy, date)).toEqual({ ok: true, value: inside })
  }
})

test('who misses it falls into the next month', () => {
  expect(windowOn(policy, '2025-10-20')).toMatchObject({ value: { month: '202510', missed: false } })
  expect(windowOn(policy, '2025-10-21')).toMatchObject({ value: { month: '202511', missed: true, closes: '2025-11-20' } })
  expect(windowOn(policy, '2025-12-25')).toMatchObject({ value: { month: '202601', missed: true } })
})
