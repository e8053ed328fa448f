import { Worker } from 'node:worker_threads'
import type { Backup, BackupStep } from '../../db/backupSet.ts'
import type { BackupData, BackupWork, FromBackup } from './backup.ts'
import { programFile } from '../programFile.ts'
import { errorOf } from './trouble.ts'

/** Runs backup work beside everything else. Resolves to undefined when it was stopped; rejects with what the store refused. */
export const backupBeside = (
  dir: string,
  key: Buffer,
  work: BackupWork,
  progress: (step: BackupStep, rows: number) => void = () => undefined,
  signal: AbortSignal = new AbortController().signal,
): Promise<Backup | undefined> =>
  new Promise((resolve, reject) => {
    const data: BackupData = { dir, key: new Uint8Array(key), work, stop: new Int32Array(new SharedArrayBuffer(4)) }
    const worker = new Worker(programFile('backup'), { workerData: data, execArgv: [], name: 'backup' })
    data.key.fill(0)
    signal.addEventListener('abort', () => Atomics.store(data.stop, 0, 1), { once: true })
    worker.on('message', (message: FromBackup) => {
      if ('step' in message) progress(message.step, message.rows)
      else if ('done' in message) resolve(message.done.backup)
      else reject(errorOf(message.trouble))
    })
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`backup ended with ${code}`)))
  })
