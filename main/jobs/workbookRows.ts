import { Worker } from 'node:worker_threads'
import { text } from '../../shared/text.ts'
import { WorkbookRefused } from '../xlsx/workbookError.ts'
import { programFile } from '../programFile.ts'
import { errorOf } from './trouble.ts'
import type { FromReader, ReaderData, ReadRow } from './workbookReader.ts'

/** MB. Rows pass through one by one, so a small young generation suffices and keeps the peak of a large file under 250 MB. */
const resourceLimits = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 160 }

const tooMuch = () =>
  new WorkbookRefused(
    text('文件内容过多，读取所需内存超过限额，请拆分后分别上传', 'The file needs too much memory; split it and upload the parts'),
  )

/**
 * The rows of a workbook in pieces, read in a thread of its own; no more of it is read than is taken. The hash of the file comes through
 * `begun` before the first row. Throws `WorkbookRefused`, or the abort reason of the signal.
 */
export async function* workbookRows(
  path: string,
  kind: string,
  signal: AbortSignal,
  begun: (sha256: string) => void,
): AsyncGenerator<readonly ReadRow[]> {
  const data: ReaderData = { path, kind, gate: new Int32Array(new SharedArrayBuffer(8)) }
  const worker = new Worker(programFile('workbookReader'), { workerData: data, execArgv: [], name: 'workbook reader', resourceLimits })
  const messages: FromReader[] = []
  let failure: Error | undefined
  let wake = () => {}
  const woken = (act: () => void) => {
    act()
    wake()
  }
  worker.on('message', (message: FromReader) => woken(() => messages.push(message)))
  worker.on('error', (error) => woken(() => (failure = outOfMemory(error) ? tooMuch() : (error as Error))))
  worker.on('exit', () => woken(() => (failure ??= new Error('the reader ended'))))
  const stop = () => wake()
  signal.addEventListener('abort', stop)
  try {
    for (;;) {
      signal.throwIfAborted()
      const message = messages.shift()
      if (message) {
        if (message.type === 'read') return
        if (message.type === 'refused') throw new WorkbookRefused(message.reason, message.row)
        if (message.type === 'trouble') throw errorOf(message.trouble)
        if (message.type === 'begun') begun(message.sha256)
        else {
          yield message.rows
          Atomics.add(data.gate, 0, 1)
          Atomics.notify(data.gate, 0)
        }
        continue
      }
      if (failure) throw failure
      await new Promise<void>((resolve) => (wake = resolve))
    }
  } finally {
    signal.removeEventListener('abort', stop)
    Atomics.store(data.gate, 1, 1)
    Atomics.notify(data.gate, 0)
    await worker.terminate()
  }
}

const outOfMemory = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
