/** Time since something, in milliseconds, that no change of the clock can shorten. */
export interface Stopwatch {
  elapsed(): number
  restart(): void
}

/**
 * The longer of two clocks: the monotonic one cannot be set back, and the wall clock also counts while the computer sleeps. A wall clock
 * that is set forward makes a lock come early, which is the safe side.
 */
export function startWatch(monotonic: () => number = () => performance.now(), wall: () => number = Date.now): Stopwatch {
  let from = { monotonic: monotonic(), wall: wall() }
  return {
    elapsed: () => Math.max(monotonic() - from.monotonic, wall() - from.wall),
    restart: () => (from = { monotonic: monotonic(), wall: wall() }),
  }
}
