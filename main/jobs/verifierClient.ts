import { Worker } from 'node:worker_threads'
import type { Verification } from '../../db/journal/verify.ts'
import { programFile } from '../programFile.ts'
import type { Trouble } from './messages.ts'
import { errorOf } from './trouble.ts'
import type { VerifierData } from './verifier.ts'

type FromVerifier = { readonly rows: number } | { readonly result: Verification } | { readonly trouble: Trouble }

/** Runs `verify` beside everything else. Rejects with what the store refused. */
export const verifyBeside = (dir: string, key: Buffer, progress: (rows: number) => void, signal: AbortSignal): Promise<Verification> =>
  new Promise((resolve, reject) => {
    const data: VerifierData = { dir, key: new Uint8Array(key), stop: new Int32Array(new SharedArrayBuffer(4)) }
    const worker = new Worker(programFile('verifier'), { workerData: data, execArgv: [], name: 'verifier' })
    data.key.fill(0)
    signal.addEventListener('abort', () => Atomics.store(data.stop, 0, 1), { once: true })
    worker.on('message', (message: FromVerifier) => {
      if ('rows' in message) progress(message.rows)
      else if ('result' in message) resolve(message.result)
      else reject(errorOf(message.trouble))
    })
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`verifier ended with ${code}`)))
  })
