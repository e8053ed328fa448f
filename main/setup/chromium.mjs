import { accessSync, constants } from 'node:fs'
import path from 'node:path'

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'google-chrome-beta',
  'microsoft-edge',
  'microsoft-edge-stable',
]

const fixedPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * The system's Chromium, Chrome or Edge; `CASEDESK_CHROMIUM` decides when it is set, even if it names nothing.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined} an absolute path
 */
export function findChromium(env = process.env) {
  const chosen = env['CASEDESK_CHROMIUM']
  if (chosen) return isExecutable(chosen) ? chosen : undefined
  const folders = [...(env['PATH'] ?? '').split(path.delimiter).filter(path.isAbsolute), '/usr/bin', '/usr/local/bin', '/snap/bin']
  const onPath = names.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  return [...onPath, ...fixedPlaces].find(isExecutable)
}
