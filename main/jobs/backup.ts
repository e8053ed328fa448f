import { type Backup, type BackupStep, makeBackup, proveBackup, pruneBackups, restoreBackup } from '../../db/backupSet.ts'
import { readKeyFile } from '../../db/keyFile.ts'
import { workBeside } from './workBeside.ts'

// Copies and proves the data.

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

export interface BackupProgress {
  readonly step: BackupStep
  readonly rows: number
}

await workBeside<BackupWork, BackupProgress, Backup | undefined>(({ dir, key, work, tell, shouldStop }) => {
  const proved = (rows: number) => tell({ step: 'prove', rows })
  switch (work.act) {
    case 'make': {
      const { folder, madeAt, program } = work
      const progress = (step: BackupStep, rows: number) => tell({ step, rows })
      const backup = makeBackup({ dir, key, folder, madeAt, program, progress, shouldStop })
      if (backup) pruneBackups(folder, readKeyFile(dir).id, work.keep)
      return backup
    }
    case 'prove':
      return { name: '', manifest: proveBackup(work.source, key, proved, shouldStop) }
    case 'restore':
      return { name: '', manifest: restoreBackup(work.source, key, work.target, proved) }
  }
})
