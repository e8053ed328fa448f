import { copyFileSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { createApp } from './app.ts'
import { demoFilings } from './demo/filings.ts'
import { openChromium } from './hosts/chromium/window.ts'
import { requireNodeApi10 } from './runtime.ts'
import { findChromium } from './setup/chromium.mjs'

// `npm start -- --demo` without a display: the application itself, headless, through the main job of a reviewer.
// Leaves a screenshot of every step and the result package in one folder and names it; any step that fails ends it with exit 1.

requireNodeApi10()

const { values } = parseArgs({ options: { out: { type: 'string' } }, strict: false })
const out = typeof values.out === 'string' ? values.out : mkdtempSync(path.join(os.tmpdir(), 'casedesk-tour-'))
const dataDir = path.join(out, 'data')
mkdirSync(dataDir, { recursive: true, mode: 0o700 })

/** 办件编号 of a case of the demonstration office, by its name there. */
function numberOf(key: string): string {
  const found = demoFilings().find((filing) => filing.key === key)
  if (!found) throw new Error(`no case ${key} in the demonstration office`)
  return found.received.number
}

const executablePath = findChromium()
if (!executablePath) throw new Error('no Chromium')
const app = await createApp({ dataDir, host: 'chromium', demo: true, downloadsDir: out })
const window = await openChromium({
  app,
  dataDir,
  downloadsDir: out,
  rendererDir: path.resolve(import.meta.dirname, '../renderer'),
  executablePath,
  headless: true,
})
const { page } = window
await page.setViewportSize({ width: 1366, height: 768 })
page.setDefaultTimeout(120_000)

let step = 0
async function leave(what: string): Promise<void> {
  step += 1
  const file = `${String(step).padStart(2, '0')}-${what}.png`
  await page.screenshot({ path: path.join(out, file), animations: 'disabled' })
  console.log(`  ${file}`)
}

/** Finds a case in the queue by its number, opens and claims it. */
async function take(number: string): Promise<void> {
  await page.getByRole('link', { name: '办件审核' }).click()
  await page.getByRole('textbox', { name: '关键字' }).fill(number)
  await page.getByRole('row', { name: number }).dblclick()
  await page.getByRole('button', { name: '领取' }).click()
}

const confirm = (words: string) => page.getByRole('dialog', { name: words }).getByRole('button', { name: words }).click()

async function turnDown(page: Page, act: '退回补正' | '不予通过', reason: string): Promise<void> {
  await page.getByRole('button', { name: act, exact: true }).click()
  await page.getByRole('checkbox', { name: reason }).check()
}

let code = 0
try {
  console.log(`演示：${out}`)
  await page.getByRole('button', { name: /· chushen$/ }).waitFor()
  await leave('登录')
  await page.getByRole('button', { name: /· chushen$/ }).click()
  await page.getByRole('heading', { name: '工作台' }).waitFor()
  await page.getByText('最紧急的待审办件').waitFor()
  await leave('工作台')
  await page.getByRole('link', { name: '办件审核' }).click()
  await page.getByRole('row').nth(5).waitFor()
  await leave('办件审核')

  await take(numberOf('inc.6'))
  await page.getByRole('button', { name: '审核通过' }).click()
  await page.getByRole('dialog', { name: '确认审核通过' }).waitFor()
  await leave('确认审核通过')
  await confirm('确认审核通过')
  await page.getByText('人员增加').first().waitFor()

  await take(numberOf('inc.month'))
  await turnDown(page, '退回补正', '月份不一致')
  await leave('退回补正')
  await page.getByRole('button', { name: '下一步：核对后退回' }).click()
  await confirm('确认退回补正')

  await take(numberOf('dec.counterOnly'))
  await turnDown(page, '不予通过', '该情形须到窗口办理')
  await leave('不予通过')
  await page.getByRole('button', { name: '下一步：核对后不予通过' }).click()
  await confirm('确认不予通过')

  await page.getByRole('link', { name: '导入与结果' }).click()
  await page.getByRole('tab', { name: '导出结果' }).click()
  await page.getByRole('button', { name: /^导出结果（/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: /导出/ }).click()
  await page.getByText('已写出').first().waitFor()
  await leave('导出结果')
  for (const file of readdirSync(path.join(dataDir, 'outbox')).filter((name) => name.endsWith('.zip'))) {
    copyFileSync(path.join(dataDir, 'outbox', file), path.join(out, file))
    console.log(`  ${file}`)
  }
  console.log(`截图和结果包在 ${out}`)
} catch (error) {
  code = 1
  await leave('出错').catch(() => undefined)
  console.error(error)
} finally {
  await window.close()
  await app.close()
}
process.exit(code)
