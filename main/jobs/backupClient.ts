import type { Backup } from '../../db/backupSet.ts'
import type { BackupProgress, BackupWork } from './backup.ts'
import { beside } from './beside.ts'

/** Runs backup work beside everything else. Resolves to undefined when it was stopped; rejects with what the store refused. */
export const backupBeside = (
  dir: string,
  key: Buffer,
  work: BackupWork,
  progress: (told: BackupProgress) => void = () => undefined,
  signal?: AbortSignal,
): Promise<Backup | undefined> => beside<BackupWork, BackupProgress, Backup | undefined>('backup', { dir, key }, work, progress, signal)
