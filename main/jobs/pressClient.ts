import { Worker } from 'node:worker_threads'
import type { Made } from '../print/pdf.ts'
import { programFile } from '../programFile.ts'
import type { FromPress, Sheet, ToPress } from './press.ts'
import { errorOf } from './trouble.ts'

/** The thread that makes PDFs. It starts with the first document and ends when it has been idle, because fonts take memory. */
export interface Press {
  /** One PDF of these documents, each on pages of its own, or what cannot be printed in them. */
  make(sheets: readonly Sheet[], options?: { readonly preview: boolean }): Promise<Made>
  close(): Promise<void>
}

const idleMs = 120_000

export function createPress(): Press {
  const waiting = new Map<number, { resolve(made: Made): void; reject(error: Error): void }>()
  let lastId = 0
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined

  const end = async () => {
    const ending = worker
    worker = undefined
    await ending?.terminate()
  }
  const failAll = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  const start = (): Worker => {
    const next = new Worker(programFile('press'), { execArgv: [], name: 'press' })
    next.on('message', (answer: FromPress) => {
      const call = waiting.get(answer.id)
      waiting.delete(answer.id)
      // Bytes arrive without their Buffer.
      if ('made' in answer) call?.resolve(answer.made.ok ? { ...answer.made, bytes: Buffer.from(answer.made.bytes) } : answer.made)
      else call?.reject(errorOf(answer.trouble))
      if (waiting.size === 0) idle = setTimeout(() => void end(), idleMs).unref()
    })
    next.on('error', (error) => failAll(error instanceof Error ? error : new Error('press ended')))
    next.on('exit', () => {
      if (worker === next) worker = undefined
      failAll(new Error('press ended'))
    })
    next.unref()
    return next
  }

  return {
    make: (sheets, { preview } = { preview: false }) =>
      new Promise((resolve, reject) => {
        clearTimeout(idle)
        worker ??= start()
        lastId += 1
        waiting.set(lastId, { resolve, reject })
        const task: ToPress = { id: lastId, sheets, preview }
        worker.postMessage(task)
      }),
    close: end,
  }
}
