import { Worker } from 'node:worker_threads'
import { type ProgramName, programFile } from '../programFile.ts'
import type { StoreAccess, Trouble } from './messages.ts'
import { errorOf } from './trouble.ts'

export interface BesideData<Work> extends StoreAccess {
  readonly work: Work
  /** `stop[0]` is set to 1 from outside: a loop without pauses hears no messages. */
  readonly stop: Int32Array<SharedArrayBuffer>
}
export type FromBeside<Step, Found> = { readonly step: Step } | { readonly found: Found } | { readonly trouble: Trouble }

const running = new Set<Promise<unknown>>()

/** Resolves once no thread of `beside` runs any more; the process must not end before. */
export const besideEnded = async (): Promise<void> => void (await Promise.allSettled(running))

/**
 * Work on the data in a thread of its own, on connections that only read. Settles once the thread has ended by itself: one that is torn
 * down while SQLite runs in it takes the program along, so that a stop is asked for, never forced. Rejects with what the store refused.
 */
export function beside<Work, Step, Found>(
  name: ProgramName,
  { dir, key }: { readonly dir: string; readonly key: Buffer },
  work: Work,
  told: (step: Step) => void,
  signal?: AbortSignal,
): Promise<Found> {
  const ended = new Promise<Found>((resolve, reject) => {
    const data: BesideData<Work> = { dir, key: new Uint8Array(key), work, stop: new Int32Array(new SharedArrayBuffer(4)) }
    const worker = new Worker(programFile(name), { workerData: data, execArgv: [], name })
    data.key.fill(0)
    signal?.addEventListener('abort', () => Atomics.store(data.stop, 0, 1), { once: true })
    let settle = () => reject(new Error(`${name} ended without an answer`))
    worker.on('message', (message: FromBeside<Step, Found>) => {
      if ('step' in message) told(message.step)
      else settle = 'found' in message ? () => resolve(message.found) : () => reject(errorOf(message.trouble))
    })
    worker.on('error', (error) => (settle = () => reject(error)))
    worker.on('exit', () => settle())
  })
  running.add(ended)
  const forget = () => void running.delete(ended)
  ended.then(forget, forget)
  return ended
}
