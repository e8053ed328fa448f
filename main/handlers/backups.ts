import { accessSync, constants, existsSync } from 'node:fs'
import { listBackups } from '../../db/backupSet.ts'
import { head } from '../../db/journal/read.ts'
import type { backups } from '../../shared/contract/backups.ts'
import { backupFolder, beginBackup, beginDrill, chooseBackupFolder, isOverdue, onSameDisk, ownBackups } from '../backups.ts'
import type { Handlers } from '../context.ts'
import { securityOf } from '../security.ts'

const canWrite = (folder: string): boolean => {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return !existsSync(folder)
  }
}

export const backupsHandlers: Handlers<keyof typeof backups> = {
  'backup.overview': (_input, { signed: { desk } }) => {
    const { folder, chosen } = backupFolder(desk.dir)
    const { backupHours, backupDaily, backupMonthly } = securityOf(desk)
    const list = ownBackups(desk.dir)
    return {
      folder,
      chosen,
      writable: canWrite(folder),
      sameDisk: onSameDisk(desk.dir, folder),
      everyHours: backupHours,
      daily: backupDaily,
      monthly: backupMonthly,
      overdue: list.length === 0 || isOverdue(desk, Date.now()),
      since: head(desk.db).seq - (list[0]?.manifest.entries ?? 0),
      list: list.map(({ name, manifest: { madeAt, program, entries, counts, files } }) => ({
        name,
        madeAt,
        program,
        entries,
        ...counts,
        bytes: files.reduce((sum, file) => sum + file.bytes, 0),
      })),
    }
  },
  'backup.offers': (_input, { desk: { dataDir, session } }) => {
    const { folder } = backupFolder(dataDir)
    const list = session.state() === 'open' ? [] : listBackups(folder).slice(0, 10)
    return { folder, list: list.map(({ name, manifest: { madeAt, entries } }) => ({ name, madeAt, entries })) }
  },
  'backup.ifDue': (_input, { desk, signed }) => ({ jobId: desk.backUpIfDue(signed) }),
  'backup.make': (_input, { desk, signed }) => ({ jobId: beginBackup(signed, desk.jobs, 'person') }),
  'backup.drill': ({ name }, { desk, signed }) => ({ jobId: beginDrill(signed, desk.jobs, name) }),
  'backup.setFolder': ({ folder }, { desk, signed }) => {
    chooseBackupFolder(signed.desk.dir, folder)
    desk.changed('backups')
    return {}
  },
}
