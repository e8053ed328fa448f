import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'

const root = path.join(import.meta.dirname, '../..')
const cache = path.join(root, 'node_modules/.cache/casedesk')

/** Where the demonstration office of this build is kept: made by the command line when it is first wanted, then only copied. */
function madeOffice(): string {
  const made = path.join(cache, `demo-${readFileSync(path.join(root, 'out/.stamp'), 'utf8').slice(0, 16)}`)
  if (existsSync(made)) return made
  mkdirSync(cache, { recursive: true })
  for (const name of readdirSync(cache).filter((old) => old.startsWith('demo-'))) rmSync(path.join(cache, name), { recursive: true })
  const dir = mkdtempSync(path.join(cache, 'making-'))
  const env = { ...process.env, CASEDESK_STATE: path.join(dir, 'state') }
  execFileSync(process.execPath, [path.join(root, 'out/main/cli.js'), '--data', dir, 'demo'], { stdio: 'pipe', env })
  try {
    renameSync(dir, made)
  } catch {
    // another test was quicker
    rmSync(dir, { recursive: true })
  }
  return made
}

/** Puts a fresh demonstration office into an empty folder. */
export const copyDemoOffice = (dataDir: string): void => cpSync(madeOffice(), dataDir, { recursive: true })
