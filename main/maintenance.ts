import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Backup } from '../db/backupSet.ts'
import { hasKeyFile, readKeyFile } from '../db/keyFile.ts'
import { unlockCopy, unlockWithRecovery } from '../db/keySlots.ts'
import type { Verification } from '../db/journal/verify.ts'
import { backupBeside } from './jobs/backupClient.ts'
import { verifyBeside } from './jobs/verifierClient.ts'
import { openWriter } from './jobs/writerClient.ts'
import { asProblem, Problem } from './problem.ts'
import { adopt, discard, stage } from './newFolder.ts'
import { StoreError } from '../db/storeError.ts'
import { witnessIn } from '../db/witness.ts'
import { wrongTriesIn } from '../db/wrongTries.ts'
import { openAnchor } from '../db/anchor.ts'
import { closeStore, openStore } from '../db/open.ts'
import { rebuild } from '../db/projections/rebuild.ts'

type Print = (value: unknown) => void

/** Runs `act` with the data key behind a recovery code, prints what it gives, and wipes the key. */
async function withKey(dataDir: string, code: string, print: Print, act: (key: Buffer) => Promise<boolean>): Promise<0 | 1> {
  const refuse = (reason: string, message: string) => {
    print({ ok: false, error: { code: reason, message } })
    return 1 as const
  }
  try {
    const unlocked = unlockWithRecovery(dataDir, code)
    if (!unlocked.ok) return refuse('wrongPassword', '恢复码不对。')
    try {
      return (await act(unlocked.dataKey)) ? 0 : 1
    } finally {
      unlocked.dataKey.fill(0)
    }
  } catch (error) {
    const problem = asProblem(error)
    if (!problem) throw error
    return refuse(problem.code, problem.message)
  }
}

const view = (found: Verification) =>
  found.ok
    ? { ok: true, value: { entries: found.count, head: found.head.hash, signers: found.signers } }
    : { ok: false, error: { code: 'storage', message: found.problem.zh, detail: { seq: found.seq } } }

/** Proves the journal without signing in: for a store that no longer opens, e.g. because its last entries are gone. */
export const verifyWithRecovery = (dataDir: string, code: string, print: Print): Promise<0 | 1> =>
  withKey(dataDir, code, print, async (key) => {
    const found = await verifyBeside(dataDir, key, () => undefined, new AbortController().signal)
    print(view(found))
    return found.ok
  })

/** Who may open a backup: the recovery code's holder, or a member of staff by password. */
export type Opener = { readonly recovery: string } | { readonly login: string; readonly password: string }

/**
 * Puts a backup into an empty data folder: first proved where it is, then copied, then proved again. Says how many entries this machine
 * has seen that the backup does not hold. Refuses a folder with data, a damaged backup, and one of a newer program.
 */
export async function restore(source: string, dataDir: string, stateDir: string, opener: Opener, print: Print): Promise<0 | 1> {
  return asPrinted(print, async () => {
    if (hasKeyFile(dataDir) || existsSync(path.join(dataDir, 'desk.db'))) throw new StoreError('notEmpty')
    const witness = witnessIn(stateDir)
    const staged = stage(dataDir)
    try {
      const backup = await withBackup(source, stateDir, opener, (key) =>
        backupBeside(source, key, { act: 'restore', source, target: staged }),
      )
      adopt(dataDir, staged)
      const { dataId, entries, hash, madeAt, counts } = backup.manifest
      const seen = witness.seen(dataId)
      witness.accept(dataId, { seq: entries, hash })
      const lost = seen === undefined ? null : Math.max(0, seen.seq - entries)
      return { madeAt, entries, head: hash, ...counts, lostEntries: lost, note: lostWords(lost) }
    } finally {
      discard(staged)
    }
  })
}

const lostWords = (lost: number | null): string => {
  if (lost === null) return '本机没有见过这份数据更新的流水，无法判断备份之后还办过什么；请与纸质记录或其他席位核对。'
  return lost === 0 ? '没有缺失：备份之后没有新的流水。' : `备份之后办理的 ${lost} 笔流水不在其中，须对照收件文件夹、结果包和纸质记录补办。`
}

/** 恢复演练: the same into a folder that is thrown away; prints how long it took. */
export async function drill(source: string, stateDir: string, opener: Opener, print: Print): Promise<0 | 1> {
  return asPrinted(print, async () => {
    const target = mkdtempSync(path.join(os.tmpdir(), 'casedesk-drill-'))
    const from = performance.now()
    try {
      const backup = await withBackup(source, stateDir, opener, (key) => backupBeside(source, key, { act: 'restore', source, target }))
      const { madeAt, entries, hash, counts } = backup.manifest
      return { madeAt, entries, head: hash, ...counts, seconds: Math.round((performance.now() - from) / 100) / 10 }
    } finally {
      rmSync(target, { recursive: true, force: true })
    }
  })
}

async function withBackup(
  source: string,
  stateDir: string,
  opener: Opener,
  act: (key: Buffer) => Promise<Backup | undefined>,
): Promise<Backup> {
  const unlocked =
    'recovery' in opener
      ? unlockWithRecovery(source, opener.recovery)
      : unlockCopy(source, opener.login, opener.password, wrongTriesIn(stateDir))
  if (!unlocked.ok)
    throw new Problem(unlocked.code === 'locked' ? 'locked' : 'wrongPassword', '登录名、密码或恢复码不对（以备份当时的为准），没有恢复。')
  try {
    const backup = await act(unlocked.dataKey)
    if (!backup) throw new Problem('cancelled', '已停止。')
    return backup
  } finally {
    unlocked.dataKey.fill(0)
  }
}

/** Prints the value, or the refusal meant for the person. */
async function asPrinted(print: Print, act: () => Promise<unknown>): Promise<0 | 1> {
  try {
    print({ ok: true, value: await act() })
    return 0
  } catch (error) {
    const problem = asProblem(error)
    if (!problem) throw error
    print({
      ok: false,
      error: { code: problem.code, message: problem.message, ...(problem.detail !== undefined && { detail: problem.detail }) },
    })
    return 1
  }
}

/** Sets a missing or damaged anchor to the journal, which is first proved without it. A shorter or forked journal is still refused. */
export const recoverAnchor = (dataDir: string, stateDir: string, code: string, print: Print): Promise<0 | 1> =>
  withKey(dataDir, code, print, async (key) => {
    const writer = await openWriter({ dir: dataDir, key, resetAnchor: true, committed: () => undefined, died: () => undefined })
    await writer.close()
    const found = await verifyBeside(dataDir, key, () => undefined, new AbortController().signal)
    // The person who looked also answers for data that are older than what this machine saw.
    if (found.ok) witnessIn(stateDir).accept(readKeyFile(dataDir).id, found.head)
    print(view(found))
    return found.ok
  })

/** Makes every projection anew from the journal, once its head is known to be whole; the journal itself is not touched. */
export const rebuildProjections = (dataDir: string, code: string, print: Print): Promise<0 | 1> =>
  withKey(dataDir, code, print, async (key) => {
    const db = openStore({ dir: dataDir, key, mode: 'write' })
    const anchor = openAnchor(dataDir, key)
    try {
      anchor.check(db)
      print({ ok: true, value: { entries: rebuild(db) } })
      return true
    } finally {
      anchor.close()
      closeStore(db)
    }
  })
