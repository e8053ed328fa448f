import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { syncFolder } from '../db/durableFile.ts'

/** The key file comes last, its copy after it: a folder with it is complete, one without it is empty, whatever a crash left behind. */
const files = ['desk.db', 'vault.db', 'head.anchor', 'demo.json', 'keys.json', 'keys.json.bak']

/** An empty folder inside the data folder, in which a new office is built before anybody can see it. */
export function stage(dataDir: string): string {
  const dir = path.join(dataDir, 'new')
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  return dir
}

export const discard = (dir: string): void => rmSync(dir, { recursive: true, force: true })

/** Makes the finished folder the data folder's own. Its databases must be closed. */
export function adopt(dataDir: string, dir: string): void {
  const inbox = path.join(dir, 'inbox')
  if (existsSync(inbox)) {
    mkdirSync(path.join(dataDir, 'inbox'), { recursive: true, mode: 0o700 })
    for (const name of readdirSync(inbox)) renameSync(path.join(inbox, name), path.join(dataDir, 'inbox', name))
  }
  for (const name of files) if (existsSync(path.join(dir, name))) renameSync(path.join(dir, name), path.join(dataDir, name))
  syncFolder(dataDir)
  discard(dir)
}
