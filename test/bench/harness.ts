import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * Speed is judged by ratios only: a limit (the same work done as plainly as can be) and the subject run in one process, in one round, in
 * turns. Absolute times say more about the machine of the day.
 */
export interface Figure {
  readonly name: string
  /** The cost of the subject in costs of the limit; `atLeast` turns it round for a peer that ought to be slower. */
  readonly goal: { readonly atMost: number } | { readonly atLeast: number }
  /** Called with 0, 1, 2, … so that each call may take other input; may return a promise. */
  limit(call: number): unknown
  subject(call: number): unknown
  /** Whether the subject's answer is right: a fast wrong one fails. */
  right(answer: unknown, call: number): boolean
  /** Microseconds that an answer says it took, or another measure, where it is not the call's own time that counts. */
  took?(answer: unknown): number | undefined
  /** Calls of each in a round. */
  readonly calls: number
  /** What of a round's calls is compared; the middle one unless told. */
  readonly by?: 'mean' | 'p50' | 'p99'
  /** Lets go of what was started for it. */
  end?(): Promise<void> | undefined
}

export interface Measured {
  readonly name: string
  readonly goal: string
  /** Ratio of the least rounds, and the middle one of the rounds' ratios. */
  readonly ratio: number
  readonly middle: number
  /** Microseconds a call of the least round. */
  readonly limit: number
  readonly subject: number
  readonly verdict: 'PASS' | 'FAIL' | 'WRONG' | 'NOISY'
}

const ROUNDS = 7

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

export const measure = async (figure: Figure): Promise<Measured> => {
  const { name, goal, calls, by = 'p50', took } = figure
  let wrong = false
  for (const call of [0, calls - 1]) wrong ||= !figure.right(await figure.subject(call), call)
  const ratios = await compared(figure.limit, figure.subject, calls, by, took)
  const itself = await compared(figure.limit, figure.limit, calls, by, took)
  await figure.end?.()
  const steady = [itself.ratio, itself.middle].some((ratio) => ratio >= 0.9 && ratio <= 1.1)
  const met = (ratio: number) => ('atMost' in goal ? ratio <= goal.atMost : ratio >= goal.atLeast)
  const passed = met(ratios.ratio) || met(ratios.middle)
  return {
    name,
    goal: 'atMost' in goal ? `≤ ${goal.atMost}` : `≥ ${goal.atLeast}`,
    ...ratios,
    verdict: wrong ? 'WRONG' : !steady ? 'NOISY' : passed ? 'PASS' : 'FAIL',
  }
}

type Statistic = NonNullable<Figure['by']>

const compared = async (limit: Figure['limit'], subject: Figure['subject'], calls: number, by: Statistic, took?: Figure['took']) => {
  const limits: number[] = []
  const subjects: number[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const turns: (readonly [Figure['limit'], number[]])[] = [
      [limit, limits],
      [subject, subjects],
    ]
    for (const [run, times] of round % 2 === 0 ? turns : turns.toReversed()) {
      collect()
      const time = await timed(run, calls, by, took)
      // Round 0 only warms up.
      if (round > 0) times.push(time)
    }
  }
  const least = { limit: Math.min(...limits), subject: Math.min(...subjects) }
  return {
    ...least,
    ratio: least.subject / least.limit,
    middle: at(
      subjects.map((time, i) => time / (limits[i] ?? time)),
      0.5,
    ),
  }
}

/** Microseconds a call. */
const timed = async (run: Figure['limit'], calls: number, by: Statistic, took?: Figure['took']): Promise<number> => {
  const times: number[] = []
  for (let call = 0; call < calls; call++) {
    const start = performance.now()
    const answer = run(call)
    const value: unknown = answer instanceof Promise ? await answer : answer
    times.push(took?.(value) ?? (performance.now() - start) * 1000)
  }
  return by === 'mean' ? times.reduce((sum, time) => sum + time, 0) / calls : at(times, by === 'p50' ? 0.5 : 0.99)
}

const at = (values: readonly number[], part: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN
}
