import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { inRoot } from './paths.mjs'

/**
 * Electron's own program where its runtime is installed. The npm package alone is not enough: it downloads the runtime
 * on first use, which set-up never causes.
 * @returns {string | undefined}
 */
export function electronRuntime() {
  const record = inRoot('node_modules/electron/path.txt')
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const name = existsSync(record) ? readFileSync(record, 'utf8').trim() : process.platform === 'win32' ? 'electron.exe' : 'electron'
  const file = path.join(override ?? inRoot('node_modules/electron/dist'), name)
  return (override || existsSync(record)) && existsSync(file) ? file : undefined
}
