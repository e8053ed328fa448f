import { parentPort, workerData } from 'node:worker_threads'
import type { BesideData, FromBeside } from './beside.ts'
import { troubleOf } from './trouble.ts'

export interface BesideTask<Work, Step> {
  readonly dir: string
  /** Wiped when the work ends. */
  readonly key: Buffer
  readonly work: Work
  tell(step: Step): void
  shouldStop(): boolean
}

/** The thread's side of `beside`: does the work, wipes the data key and tells what came of it. `act` closes what it opens. */
export async function workBeside<Work, Step, Found>(act: (task: BesideTask<Work, Step>) => Found | Promise<Found>): Promise<void> {
  const { dir, key, work, stop } = workerData as BesideData<Work>
  const post = (message: FromBeside<Step, Found>) => parentPort?.postMessage(message)
  const dataKey = Buffer.from(key)
  try {
    const shouldStop = () => Atomics.load(stop, 0) === 1
    post({ found: await act({ dir, key: dataKey, work, tell: (step) => post({ step }), shouldStop }) })
  } catch (error) {
    post({ trouble: troubleOf(error) })
  } finally {
    dataKey.fill(0)
    key.fill(0)
  }
}
