import { expect, it } from 'vitest'
import { startWatch } from './stopwatch.ts'

it('a clock set back hides no time, sleep counts, and a clock set forward only makes it later', () => {
  let monotonic = 0
  let wall = 1_000_000
  const watch = startWatch(
    () => monotonic,
    () => wall,
  )
  monotonic += 600_000
  wall -= 3_600_000
  expect(watch.elapsed()).toBe(600_000)
  // The computer slept: only the wall clock went on.
  watch.restart()
  wall += 7_200_000
  expect(watch.elapsed()).toBe(7_200_000)
  watch.restart()
  expect(watch.elapsed()).toBe(0)
})
