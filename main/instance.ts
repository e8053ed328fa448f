import { mkdirSync, watch, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'

export interface Instance {
  release(): void
}

/** Locks that are held; a connection nobody refers to would be collected, and its lock with it. */
const held = new Set<Database.Database>()

/**
 * One process per data folder, whichever host it is in. The lock is SQLite's own on `instance.lock`: the operating
 * system drops it when the process dies, so a crash leaves nothing to clean up. A second start writes the `wake` file,
 * which the first one watches.
 * @param onSecondStart called in the first process, possibly more than once for one start
 * @returns `undefined` when another process holds the folder; it has been told to come forward
 */
export function claim(dataDir: string, onSecondStart: () => void): Instance | undefined {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const wake = path.join(dataDir, 'wake')
  const lock = new Database(path.join(dataDir, 'instance.lock'), { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch {
    lock.close()
    writeFileSync(wake, '')
    return undefined
  }
  held.add(lock)
  writeFileSync(wake, '')
  const watcher = watch(wake, { persistent: false }, onSecondStart)
  return {
    release() {
      watcher.close()
      held.delete(lock)
      lock.close()
    },
  }
}
