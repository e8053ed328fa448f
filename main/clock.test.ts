import { expect, test } from 'vitest'
import { clockOn } from './clock.ts'

const real = () => Date.parse('2026-03-05T17:30:00.250Z')

test('the day is that of the office, not of Greenwich', () => {
  const clock = clockOn(null, real)
  expect(clock.now()).toBe('2026-03-05T17:30:00.250Z')
  expect(clock.today()).toBe('2026-03-06')
})

test('a demonstration office keeps its day and the real time of day', () => {
  const clock = clockOn('2025-10-15', real)
  expect(clock.today()).toBe('2025-10-15')
  expect(clock.now()).toBe('2025-10-14T17:30:00.250Z')
})
