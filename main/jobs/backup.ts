import { parentPort, workerData } from 'node:worker_threads'
import { type Backup, type BackupStep, makeBackup, proveBackup, pruneBackups, restoreBackup } from '../../db/backupSet.ts'
import { readKeyFile } from '../../db/keyFile.ts'
import type { StoreAccess } from './messages.ts'
import { troubleOf } from './trouble.ts'

// Copies and proves the data in a thread of its own, on connections that only read.

/** `make` into `folder`, and what is older than the office keeps goes; `drill`: restores a backup beside and proves it there. */
export type BackupWork =
  | {
      readonly act: 'make'
      readonly folder: string
      readonly madeAt: string
      readonly program: string
      readonly keep: { readonly daily: number; readonly monthly: number }
    }
  | { readonly act: 'prove'; readonly source: string }
  | { readonly act: 'restore'; readonly source: string; readonly target: string }

/** `stop[0]` is set to 1 from outside: a loop without pauses hears no messages. */
export interface BackupData extends StoreAccess {
  readonly work: BackupWork
  readonly stop: Int32Array<SharedArrayBuffer>
}
export type BackupDone = { readonly backup: Backup | undefined }
export type FromBackup =
  | { readonly step: BackupStep; readonly rows: number }
  | { readonly done: BackupDone }
  | { readonly trouble: ReturnType<typeof troubleOf> }

const { dir, key, work, stop } = workerData as BackupData
const post = (message: FromBackup) => parentPort?.postMessage(message)
const dataKey = Buffer.from(key)
const shouldStop = () => Atomics.load(stop, 0) === 1
const proved = (rows: number) => post({ step: 'prove', rows })

function run(): Backup | undefined {
  switch (work.act) {
    case 'make': {
      const { folder, madeAt, program } = work
      const progress = (step: BackupStep, rows: number) => post({ step, rows })
      const backup = makeBackup({ dir, key: dataKey, folder, madeAt, program, progress, shouldStop })
      if (backup) pruneBackups(folder, readKeyFile(dir).id, work.keep)
      return backup
    }
    case 'prove':
      return { name: '', manifest: proveBackup(work.source, dataKey, proved, shouldStop) }
    case 'restore':
      return { name: '', manifest: restoreBackup(work.source, dataKey, work.target, proved) }
  }
}

try {
  post({ done: { backup: run() } })
} catch (error) {
  post({ trouble: troubleOf(error) })
} finally {
  dataKey.fill(0)
  key.fill(0)
}
