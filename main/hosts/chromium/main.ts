import path from 'node:path'
import { start } from '../../index.ts'
import { findChromium } from '../../setup/chromium.mjs'
import { forkDriver } from '../../keys/driverProcess.ts'
import type { Host } from '../host.ts'
import { spoolerPrinting } from '../spooler.ts'
import { openChromium } from './window.ts'

const executablePath = findChromium()
if (!executablePath) {
  console.error('没有找到 Chromium。用 npm start 启动会说明如何安装，或用 CASEDESK_CHROMIUM 指明位置。')
  process.exit(1)
}

const headless = process.argv.includes('--headless')

const host: Host = {
  kind: 'chromium',
  // Without a window nobody sees the dialog, and Chromium's page dies of it.
  printing: spoolerPrinting(headless ? 'none' : 'page'),
  startDriver: forkDriver,
  prepare: async () => undefined,
  open: async (options) => {
    const window = await openChromium({
      ...options,
      executablePath,
      rendererDir: path.resolve(import.meta.dirname, '../renderer'),
      headless,
    })
    console.log(`窗口已打开（${Math.round(performance.now())} 毫秒）`)
    return window
  },
}

start(host).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error('程序没有能够打开。', error)
    process.exit(1)
  },
)
