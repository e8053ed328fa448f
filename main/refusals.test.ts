import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createRefusals } from './refusals.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('writes the first refusal at once and a flood as one entry every half minute, each refusal counted', () => {
  const written: { call: string; why: string; count: number }[][] = []
  const refusals = createRefusals((batch) => written.push(batch.map((refusal) => ({ ...refusal }))))
  for (let i = 0; i < 10_000; i += 1) refusals.note(i % 2 === 0 ? 'staff.add' : 'case.open', 'role')
  expect(written).toEqual([[{ call: 'staff.add', why: 'role', count: 1 }]])
  vi.advanceTimersByTime(30_000)
  expect(written).toHaveLength(2)
  expect(written.flat().reduce((sum, { count }) => sum + count, 0)).toBe(10_000)
  vi.advanceTimersByTime(60_000)
  expect(written).toHaveLength(2)
  refusals.note('staff.add', 'role')
  refusals.note('staff.add', 'role')
  refusals.flush()
  expect(written.slice(2)).toEqual([[{ call: 'staff.add', why: 'role', count: 1 }], [{ call: 'staff.add', why: 'role', count: 1 }]])
})
