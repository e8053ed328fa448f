import { randomUUID } from 'node:crypto'
import { accessSync, constants, existsSync, mkdtempSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import manifest from '../package.json' with { type: 'json' }
import { type Backup, type BackupStep, listBackups } from '../db/backupSet.ts'
import { writeDurably } from '../db/durableFile.ts'
import { readKeyFile } from '../db/keyFile.ts'
import { type Text, text } from '../shared/text.ts'
import type { BackupProgress } from './jobs/backup.ts'
import { backupBeside } from './jobs/backupClient.ts'
import type { JobList } from './jobs/jobList.ts'
import { endOf } from './jobs/trouble.ts'
import type { OpenDesk } from './openDesk.ts'
import { Problem } from './problem.ts'
import { securityOf } from './security.ts'
import type { Signed } from './signed.ts'

const settingsShape = z.strictObject({ folder: z.string().nullable() })
const settingsIn = (dataDir: string) => path.join(dataDir, 'backup.json')

/** Where the backups of a data folder are kept: what the office chose, or `backups` inside it. */
export function backupFolder(dataDir: string): { readonly folder: string; readonly chosen: boolean } {
  const file = settingsIn(dataDir)
  try {
    const { folder } = settingsShape.parse(JSON.parse(readFileSync(file, 'utf8')))
    if (folder !== null) return { folder, chosen: true }
  } catch {
    // Not chosen yet, or not readable: the folder that is always there.
  }
  return { folder: path.join(dataDir, 'backups'), chosen: false }
}

/** Chooses another folder (null: the one inside the data folder), after making sure that it can be written. */
export function chooseBackupFolder(dataDir: string, folder: string | null): void {
  if (folder !== null) {
    if (!path.isAbsolute(folder)) throw new Problem('badInput', '请填写完整路径，例如 /media/backup/casedesk。')
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      accessSync(folder, constants.W_OK)
    } catch {
      throw new Problem('refused', '这个文件夹不能写入，没有更改。请检查路径、权限，或移动硬盘是否已接好。')
    }
  }
  writeDurably(settingsIn(dataDir), JSON.stringify({ folder }))
}

/** Whether the backups share a disk with the data: then one broken disk takes both. */
export function onSameDisk(dataDir: string, folder: string): boolean {
  let existing = folder
  while (!existsSync(existing) && path.dirname(existing) !== existing) existing = path.dirname(existing)
  return statSync(existing).dev === statSync(dataDir).dev
}

/** The backups of this office in its folder, newest first. */
export const ownBackups = (dataDir: string): Backup[] => {
  const { id } = readKeyFile(dataDir)
  return listBackups(backupFolder(dataDir).folder).filter(({ manifest: { dataId } }) => dataId === id)
}

/** Path of the newest backup that a data folder's own settings lead to. */
export const newestBackup = (dataDir: string): string | undefined => {
  const { folder } = backupFolder(dataDir)
  const [newest] = listBackups(folder)
  return newest && path.join(folder, newest.name)
}

const phases: { readonly [S in BackupStep]: Text } = {
  desk: text('复制业务数据', 'Copying the journal and tables'),
  vault: text('复制附件', 'Copying the attachments'),
  prove: text('打开副本逐笔校验', 'Opening the copy and proving every entry'),
}

/** Begins a backup; it counts, and is written down, only once its copy has been proved. Returns the job's id. */
export function beginBackup(signed: Signed, jobs: JobList, by: 'person' | 'schedule'): string {
  const { desk, staffId } = signed
  const { folder } = backupFolder(desk.dir)
  const { backupDaily, backupMonthly } = securityOf(desk)
  const work = {
    act: 'make' as const,
    folder,
    // The computer's own time: a demonstration office lives in the past, its disk does not.
    madeAt: new Date().toISOString(),
    program: manifest.version,
    keep: { daily: backupDaily, monthly: backupMonthly },
  }
  return run(jobs, signed, work, async (backup) => {
    const { entries: seq, hash, files } = backup.manifest
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
    const data = { folder: backup.name, seq, hash, bytes, by }
    await desk.writer.execute({ type: 'recordBackup', data }, { commandId: randomUUID(), staffId, via: desk.via, now: desk.clock.now() })
    return text(`备份完成并已校验：${backup.name}，流水 ${seq} 笔`, `Made and proved: ${backup.name}, ${seq} entries`)
  })
}

/** 恢复演练: restores a backup into a folder that is thrown away afterwards, and proves it there. */
export function beginDrill(signed: Signed, jobs: JobList, name: string): string {
  const { dir } = signed.desk
  if (!ownBackups(dir).some((backup) => backup.name === name)) throw new Problem('notFound', '没有这份备份，请刷新列表。')
  const target = mkdtempSync(path.join(os.tmpdir(), 'casedesk-drill-'))
  const source = path.join(backupFolder(dir).folder, name)
  return run(
    jobs,
    signed,
    { act: 'restore', source, target },
    ({ manifest: { entries, counts } }) =>
      Promise.resolve(
        text(
          `演练通过：${name} 可恢复，流水 ${entries} 笔、办件 ${counts.filings} 件、附件 ${counts.attachments} 份`,
          `Drill passed: ${name} restores, ${entries} entries, ${counts.filings} filings, ${counts.attachments} attachments`,
        ),
      ),
    () => rmSync(target, { recursive: true, force: true }),
  )
}

function run(
  jobs: JobList,
  { desk: { dir, key } }: Signed,
  work: Parameters<typeof backupBeside>[2],
  told: (backup: Backup) => Promise<Text>,
  cleanUp: () => void = () => undefined,
): string {
  const abort = new AbortController()
  const job = jobs.add(work.act === 'make' ? 'backup' : 'drill', phases.desk, () => abort.abort())
  const progress = ({ step, rows }: BackupProgress) => job.progress({ phase: phases[step], done: rows, total: 0 })
  backupBeside(dir, key, work, progress, abort.signal)
    .then(async (backup) => {
      const message = backup && (await told(backup))
      job.ended(
        message
          ? { state: 'done', message }
          : { state: 'cancelled', message: text('已停止，没有留下半份备份', 'Stopped; no half backup is left') },
      )
    })
    .catch((error: unknown) => job.ended(endOf(error, abort.signal)))
    .finally(cleanUp)
  return job.id
}

/** When the newest proved backup was made, and its age in milliseconds; where there is none, that of the data. `now`: ms since 1970. */
export function backupStanding(dataDir: string, now: number): { readonly last: string | null; readonly age: number } {
  const last = ownBackups(dataDir)[0]?.manifest.madeAt ?? null
  return { last, age: now - (last === null ? statSync(dataDir).birthtimeMs : Date.parse(last)) }
}

/** Whether the newest backup is so old that the schedule cannot have worked: data are locked while nobody is signed in. */
export const isOverdue = ({ dir, db, clock }: Pick<OpenDesk, 'dir' | 'db' | 'clock'>, now: number): boolean =>
  backupStanding(dir, now).age > 2 * securityOf({ db, clock }).backupHours * 3_600_000
