import { expect, test } from 'vitest'
import { clockOn } from './clock.ts'

const real = () => Date.parse('2026-03-05T17:30:00.250Z')

test('the day is that of the office, not of Greenwich', () => {
  const clock = clockOn(null, real)
  expect(clock.now()).toBe('2026-03-05T17:30:00.250Z')
  expect(clock.today()).toBe('2026-03-06')
})

test('a demonstration office keeps its day and the real time of day', () => {
  const clock = clockOn('2025-10-15', () => Date.parse('2026-03-05T06:30:00.250Z'))
  expect(clock.today()).toBe('2025-10-15')
  expect(clock.now()).toBe('2025-10-15T06:30:00.250Z')
})

test('at night a demonstration office waits shortly before nine, and time still goes forward', () => {
  const at = (time: string) => clockOn('2025-10-15', () => Date.parse(`2026-03-05T${time}+08:00`)).now()
  expect(at('00:00:00')).toBe('2025-10-15T00:50:00.000Z')
  expect(at('04:30:00')).toBe('2025-10-15T00:55:00.000Z')
  expect(at('08:59:59') < at('09:00:00')).toBe(true)
  expect(at('09:00:00')).toBe('2025-10-15T01:00:00.000Z')
})
