import { Worker } from 'node:worker_threads'
import type { DeskCommand } from '../../db/commands/plan.ts'
import type { Meta } from '../../db/commands/planned.ts'
import type { Executed } from '../../db/execute.ts'
import type { Assessed } from '../../db/caseFacts.ts'
import type { Taken } from '../../db/workbooks.ts'
import type { MediaType } from '../../shared/exchange/submission.ts'
import { text } from '../../shared/text.ts'
import { Problem, storageProblem } from '../problem.ts'
import { programFile } from '../programFile.ts'
import type { FromWriter, Job, JobEnd, Step, StoreAccess, Task, ToWriter } from './messages.ts'
import { errorOf } from './trouble.ts'

/** The main thread's hold on the worker that writes. */
export interface Writer {
  /** One command, durable when it resolves. Rejects with a `storage` Problem; nothing was written then, or it is not known to be. */
  execute(command: DeskCommand, meta: Meta): Promise<Executed>
  /** Keeps a file attached at the counter; resolves to its SHA-256. */
  putUpload(staffId: string, bytes: Uint8Array, mediaType: MediaType, at: string): Promise<string>
  /** Keeps a printed document; resolves to its SHA-256. */
  putDocument(pdf: Uint8Array): Promise<string>
  saveDraft(key: string, value: unknown, at: string): Promise<void>
  setPreference(staffId: string, key: string, value: unknown): Promise<void>
  /** As `assessCase`, for cases of hundreds of rows: the main thread stays free. */
  assess(caseId: string, excluded: readonly string[], now: string): Promise<Assessed | undefined>
  /** What was decided on warned rows of a workbook; resolves to how many it was decided for. */
  chooseRows(batchId: string, rows: readonly number[] | null, choice: 'take' | 'park', reason: string): Promise<number>
  /** False when the workbook is not in a state for it. */
  takeWorkbook(batchId: string, taken: Taken): Promise<boolean>
  dropWorkbook(batchId: string): Promise<boolean>
  /** Begins long work; `ended` is called exactly once. */
  start(id: string, job: Job, listener: JobListener): void
  cancel(id: string): void
  /** Ends jobs, empties the log into the files and ends the worker. */
  close(): Promise<void>
}

export interface JobListener {
  progress(step: Step): void
  ended(end: JobEnd): void
}

export interface WriterOptions {
  readonly dir: string
  readonly key: Buffer
  /** Called after every commit with its event types. */
  committed(types: readonly string[]): void
  /** The worker died; `restarted` tells whether another has taken its place. */
  died(error: unknown, restarted: boolean): void
  /** Sets a lost head anchor to the journal as it stands instead of refusing. */
  readonly resetAnchor?: boolean
}

/** V8 lets the young generation grow with the machine; rows of a workbook pass through this thread too, and need none of that (MB). */
const resourceLimits = { maxYoungGenerationSizeMb: 24 }

const stopped = () =>
  storageProblem({
    code: 'writerStopped',
    text: text('写入程序意外停止，刚才的操作不能确认已保存', 'The writing thread stopped; the last act is not confirmed as saved'),
    wayOut: text('请刷新后核对最后一步再继续；若仍出现，请重新打开程序', 'Refresh, look at the last act, start again if it stays'),
  })

/** Opens the data for writing in a worker. Rejects with what the store refused. A worker that dies is replaced once. */
export async function openWriter(options: WriterOptions): Promise<Writer> {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>()
  const jobs = new Map<string, JobListener & { readonly stop: Int32Array<SharedArrayBuffer> }>()
  let lastId = 0
  let restarts = 0
  let closing: { promise: Promise<void>; resolve(): void } | undefined
  let worker: Worker | undefined

  const failAll = () => {
    for (const { reject } of waiting.values()) reject(stopped())
    waiting.clear()
    const end: JobEnd = { state: 'failed', message: text('写入程序意外停止', 'The writing thread stopped'), trouble: null }
    for (const listener of jobs.values()) listener.ended(end)
    jobs.clear()
  }

  const receive = (message: FromWriter) => {
    switch (message.type) {
      case 'answer': {
        const call = waiting.get(message.id)
        waiting.delete(message.id)
        if (message.answer.ok) call?.resolve(message.answer.value)
        else call?.reject(errorOf(message.answer.trouble))
        return
      }
      case 'committed':
        return options.committed(message.types)
      case 'progress':
        return jobs.get(message.id)?.progress(message.step)
      case 'ended': {
        const listener = jobs.get(message.id)
        jobs.delete(message.id)
        return listener?.ended(message.end)
      }
      case 'closed':
      case 'opened':
      case 'notOpened':
        return
    }
  }

  const died = async (error: unknown) => {
    worker = undefined
    failAll()
    if (closing) return closing.resolve()
    const restarted =
      restarts++ === 0 &&
      (await open().then(
        () => true,
        () => false,
      ))
    options.died(error, restarted)
  }

  const open = () =>
    new Promise<void>((resolve, reject) => {
      const access: StoreAccess = { dir: options.dir, key: new Uint8Array(options.key), resetAnchor: options.resetAnchor ?? false }
      const next = new Worker(programFile('writer'), { workerData: access, execArgv: [], name: 'writer', resourceLimits })
      access.key.fill(0)
      let opened = false
      let cause: unknown
      next.on('message', (message: FromWriter) => {
        if (message.type === 'opened') {
          opened = true
          worker = next
          resolve()
        } else if (message.type === 'notOpened') {
          reject(errorOf(message.trouble))
        } else receive(message)
      })
      next.on('error', (error) => (cause = error))
      next.on('exit', (code) => {
        if (opened) void died(cause ?? new Error(`writer ended with ${code}`))
        else reject(cause ?? stopped())
      })
    })

  const send = (message: ToWriter) => {
    if (!worker) throw stopped()
    worker.postMessage(message)
  }
  const task = (given: Task): Promise<unknown> =>
    new Promise((resolve, reject) => {
      lastId += 1
      const id = lastId
      waiting.set(id, { resolve, reject })
      try {
        if (closing) throw new Problem('signedOut', '已退出登录，请重新登录。')
        send({ type: 'task', id, task: given })
      } catch (error) {
        waiting.delete(id)
        reject(error)
      }
    })

  await open()

  return {
    execute: async (command, meta) => (await task({ type: 'execute', command, meta })) as Executed,
    putUpload: async (staffId, bytes, mediaType, at) => String(await task({ type: 'putUpload', staffId, bytes, mediaType, at })),
    putDocument: async (pdf) => String(await task({ type: 'putDocument', pdf })),
    saveDraft: async (key, value, at) => void (await task({ type: 'saveDraft', key, value, at })),
    setPreference: async (staffId, key, value) => void (await task({ type: 'setPreference', staffId, key, value })),
    assess: async (caseId, excluded, now) => (await task({ type: 'assess', caseId, excluded, now })) as Assessed | undefined,
    chooseRows: async (batchId, rows, choice, reason) => Number(await task({ type: 'chooseRows', batchId, rows, choice, reason })),
    takeWorkbook: async (batchId, taken) => (await task({ type: 'takeWorkbook', batchId, taken })) === true,
    dropWorkbook: async (batchId) => (await task({ type: 'dropWorkbook', batchId })) === true,
    start(id, job, listener) {
      const stop = new Int32Array(new SharedArrayBuffer(4))
      send({ type: 'job', id, job, stop })
      jobs.set(id, { progress: (step) => listener.progress(step), ended: (end) => listener.ended(end), stop })
    },
    cancel: (id) => {
      const job = jobs.get(id)
      if (!job) return
      Atomics.store(job.stop, 0, 1)
      send({ type: 'cancel', id })
    },
    close: () => {
      if (!closing) {
        let done = () => undefined as void
        const promise = new Promise<void>((resolve) => (done = resolve))
        closing = { promise, resolve: done }
        if (worker) send({ type: 'close' })
        else done()
      }
      return closing.promise
    },
  }
}
