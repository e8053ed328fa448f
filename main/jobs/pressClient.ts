import { Worker } from 'node:worker_threads'
import type { Sheet } from '../print/layouts.ts'
import type { Made } from '../print/made.ts'
import { Problem } from '../problem.ts'
import { programFile } from '../programFile.ts'
import type { FromPress, ToPress } from './press.ts'
import { errorOf } from './trouble.ts'

/** The thread that makes PDFs. It starts with the first document and ends when it has been idle, because fonts take memory. */
export interface Press {
  /** One PDF of these documents, each on pages of its own, or what cannot be printed in them. */
  make(sheets: readonly Sheet[], options?: { readonly preview: boolean }): Promise<Made>
  close(): Promise<void>
}

const idleMs = 120_000
/** V8 lets the young generation grow with the machine; laying out long lists fills whatever it is given (MB). */
const resourceLimits = { maxYoungGenerationSizeMb: 24 }

export function createPress(): Press {
  const waiting = new Map<number, { resolve(made: Made): void; reject(error: Error): void }>()
  let lastId = 0
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined

  const failAll = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  const send = (to: Worker, message: ToPress) => to.postMessage(message)
  /** The thread ends by itself: one that is torn out of the middle of its work can take the whole process with it. */
  const end = async () => {
    clearTimeout(idle)
    const ending = worker
    worker = undefined
    failAll(new Problem('signedOut', '已退出登录，没有做完的单据没有出单。请重新登录后再打印。'))
    if (!ending) return
    ending.ref()
    send(ending, { type: 'close' })
    await new Promise((resolve) => ending.once('exit', resolve))
  }
  const start = (): Worker => {
    const next = new Worker(programFile('press'), { execArgv: [], name: 'press', resourceLimits })
    next.on('message', (answer: FromPress) => {
      const call = waiting.get(answer.id)
      waiting.delete(answer.id)
      // Bytes arrive without their Buffer.
      if ('made' in answer) call?.resolve(answer.made.ok ? { ...answer.made, bytes: Buffer.from(answer.made.bytes) } : answer.made)
      else call?.reject(errorOf(answer.trouble))
      if (waiting.size > 0 || worker !== next) return
      // An idle press keeps no program from ending; a busy one does.
      next.unref()
      idle = setTimeout(() => void end(), idleMs).unref()
    })
    next.on('error', (error) => failAll(error instanceof Error ? error : new Error('press ended')))
    next.on('exit', () => {
      if (worker !== next) return
      worker = undefined
      failAll(new Error('press ended'))
    })
    return next
  }

  return {
    make: (sheets, { preview } = { preview: false }) =>
      new Promise((resolve, reject) => {
        clearTimeout(idle)
        worker ??= start()
        worker.ref()
        lastId += 1
        waiting.set(lastId, { resolve, reject })
        send(worker, { type: 'make', id: lastId, sheets, preview })
      }),
    close: end,
  }
}
