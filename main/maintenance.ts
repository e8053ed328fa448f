import { unlockWithRecovery } from '../db/keySlots.ts'
import type { Verification } from '../db/journal/verify.ts'
import { verifyBeside } from './jobs/verifierClient.ts'
import { openWriter } from './jobs/writerClient.ts'
import { asProblem } from './problem.ts'
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

/** Sets a missing or damaged anchor to the journal, which is first proved without it. A shorter or forked journal is still refused. */
export const recoverAnchor = (dataDir: string, code: string, print: Print): Promise<0 | 1> =>
  withKey(dataDir, code, print, async (key) => {
    const writer = await openWriter({ dir: dataDir, key, resetAnchor: true, committed: () => undefined, died: () => undefined })
    await writer.close()
    const found = await verifyBeside(dataDir, key, () => undefined, new AbortController().signal)
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
