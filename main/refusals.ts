/** How long refusals are gathered after one was written: a flood becomes one entry every half minute. */
const pause = 30_000

interface Refusal {
  readonly call: string
  readonly why: string
  readonly count: number
}

/** What the desk refused a person. The first is written at once, what follows within half a minute together; nothing is left out. */
export interface Refusals {
  note(call: string, why: string): void
  /** Writes what is still gathered; before the data close. */
  flush(): void
}

/** `write` appends to the journal as the person at the desk. Calls and reasons are words of ours: their number is bounded. */
export function createRefusals(write: (refusals: readonly Refusal[]) => void): Refusals {
  const counts = new Map<string, Refusal>()
  let timer: NodeJS.Timeout | undefined
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    if (counts.size === 0) return
    write([...counts.values()])
    counts.clear()
  }
  const rest = () => {
    timer = setTimeout(() => {
      const more = counts.size > 0
      flush()
      if (more) rest()
    }, pause)
    timer.unref()
  }
  return {
    flush,
    note(call, why) {
      const key = `${call} ${why}`
      counts.set(key, { call, why, count: (counts.get(key)?.count ?? 0) + 1 })
      if (timer) return
      flush()
      rest()
    },
  }
}
