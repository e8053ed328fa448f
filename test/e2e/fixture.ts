import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { _electron, test as base, type Page } from '@playwright/test'
import { createApp } from '../../main/app.ts'
import { openChromium } from '../../main/hosts/chromium/window.ts'
import { startWatch } from '../../main/stopwatch.ts'
import { findChromium } from '../../main/setup/chromium.mjs'
import { copyDemoOffice } from '../desk/demoOffice.ts'

export { expect } from '@playwright/test'

interface Desk {
  readonly page: Page
  readonly dataDir: string
  readonly downloadsDir: string
  /** Lets this much time pass for main's idle lock, in milliseconds; where the application runs in the test's own process. */
  pass(milliseconds: number): void
}

interface Settings {
  /** Open the demonstration office; otherwise the data folder is empty. */
  demo: boolean
  /** Fills the data folder before the desk opens it. */
  office: { fill(dataDir: string): void } | null
}

type Opened = Pick<Desk, 'page' | 'pass'> & { close(): Promise<void> }

/** Host and application run in the test's own process: the page is the one a person would see. */
async function inChromium(dataDir: string, downloadsDir: string, demo: boolean): Promise<Opened> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('no Chromium')
  let passed = 0
  const watch = () =>
    startWatch(
      () => performance.now() + passed,
      () => Date.now() + passed,
    )
  const app = await createApp({ dataDir, stateDir: path.join(dataDir, 'state'), watch, host: 'chromium', demo, downloadsDir })
  const rendererDir = path.resolve('out/renderer')
  const headless = !process.env['CASEDESK_HEADED']
  const window = await openChromium({ app, dataDir, downloadsDir, rendererDir, executablePath, headless })
  // A dialog that is still coming in takes no click; for who asked the system for less motion it is there at once.
  await window.page.emulateMedia({ reducedMotion: 'reduce' })
  const close = async () => {
    await window.close()
    await app.close()
  }
  return { page: window.page, close, pass: (milliseconds) => (passed += milliseconds) }
}

async function inElectron(dataDir: string, downloadsDir: string, demo: boolean): Promise<Opened> {
  const environment = Object.entries({
    ...process.env,
    CASEDESK_DATA: dataDir,
    CASEDESK_STATE: path.join(dataDir, 'state'),
    CASEDESK_DOWNLOADS: downloadsDir,
  })
  const electron = await _electron.launch({
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '.', ...(demo ? ['--demo'] : [])],
    env: Object.fromEntries(environment.filter((entry): entry is [string, string] => entry[1] !== undefined)),
  })
  const pass = () => {
    throw new Error('time passes by itself in another process')
  }
  return { page: await electron.firstWindow(), close: () => electron.close(), pass }
}

/** A desk of its own for every test, on the host of the project it runs in. */
export const test = base.extend<{ desk: Desk } & Settings>({
  demo: [false, { option: true }],
  office: [null, { option: true }],
  desk: async ({ demo, office }, use, info) => {
    const dataDir = mkdtempSync(path.join(os.tmpdir(), 'casedesk-e2e-'))
    const downloadsDir = path.join(dataDir, 'downloads')
    if (demo) copyDemoOffice(dataDir)
    office?.fill(dataDir)
    const open = info.project.name === 'electron' ? inElectron : inChromium
    const opened = await open(dataDir, downloadsDir, demo)
    await use({ page: opened.page, dataDir, downloadsDir, pass: opened.pass })
    await opened.close()
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  },
})
