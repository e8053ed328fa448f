import { Worker } from 'node:worker_threads'
import { programFile } from '../programFile.ts'
import { errorOf } from './trouble.ts'
import type { FromResult, ResultData } from './workbookResult.ts'

/** The result workbook of a batch, written beside everything else. Rejects with what the store refused. */
export const workbookResult = (dir: string, key: Buffer, batchId: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const data: ResultData = { dir, key: new Uint8Array(key), batchId }
    const worker = new Worker(programFile('workbookResult'), { workerData: data, execArgv: [], name: 'workbook result' })
    data.key.fill(0)
    worker.on('message', (message: FromResult) => {
      if ('bytes' in message) resolve(Buffer.from(message.bytes))
      else reject(errorOf(message.trouble))
    })
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`the result worker ended with ${code}`)))
  })
