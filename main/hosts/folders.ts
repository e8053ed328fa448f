import { readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** Where programs of this platform keep a user's data. */
function applicationData(env: NodeJS.ProcessEnv): string {
  if (process.platform === 'win32') return env['LOCALAPPDATA'] ?? path.join(os.homedir(), 'AppData', 'Local')
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library', 'Application Support')
  return env['XDG_DATA_HOME'] ?? path.join(os.homedir(), '.local', 'share')
}

/**
 * The data folder: `CASEDESK_DATA` when set, else the platform's place. The demonstration office has a folder of its
 * own, so that it can never mix with a real one.
 */
export function dataFolder(demo: boolean, env: NodeJS.ProcessEnv = process.env): string {
  return env['CASEDESK_DATA'] || path.join(applicationData(env), demo ? 'casedesk-demo' : 'casedesk')
}

/** What this machine remembers apart from the data: `CASEDESK_STATE` when set, else the platform's place for a user's state. */
export function stateFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env['CASEDESK_STATE']) return env['CASEDESK_STATE']
  if (process.platform !== 'linux') return path.join(applicationData(env), 'casedesk-state')
  return path.join(env['XDG_STATE_HOME'] ?? path.join(os.homedir(), '.local', 'state'), 'casedesk')
}

/** The user's downloads folder; on a Chinese desktop it is called 下载 and named in `user-dirs.dirs`. */
export function downloadsFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env['CASEDESK_DOWNLOADS']) return env['CASEDESK_DOWNLOADS']
  try {
    const config = path.join(env['XDG_CONFIG_HOME'] ?? path.join(os.homedir(), '.config'), 'user-dirs.dirs')
    const named = /^XDG_DOWNLOAD_DIR="(.+)"$/m.exec(readFileSync(config, 'utf8'))?.[1]
    if (named) return named.replace('$HOME', os.homedir())
  } catch {
    // no such file: not a Linux desktop
  }
  return path.join(os.homedir(), 'Downloads')
}
