import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { createApp } from '../../main/app.ts'
import { openChromium } from '../../main/hosts/chromium/window.ts'
import { spoolerPrinting } from '../../main/hosts/spooler.ts'
import { findChromium } from '../../main/setup/chromium.mjs'
import { goodPassword } from '../desk/window.ts'
import { networkPrinter, noCups, startCups } from '../print/cups.ts'
import { printOffice, unitNoOf } from '../print/office.ts'
import { openDisplay } from './display.ts'
import { expect, test } from './fixture.ts'
import { printInDialog } from './printDialog.ts'

async function signIn(page: Page, login: string): Promise<void> {
  await page.getByRole('textbox', { name: '登录名' }).fill(login)
  await page.getByLabel('密码', { exact: true }).fill(goodPassword)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByRole('heading', { name: '工作台' })).toBeVisible()
}

async function openPrints(page: Page, part = ''): Promise<void> {
  await page.evaluate((to) => (location.hash = `#/prints${to}`), part)
  await expect(page.getByRole('heading', { name: '打印', exact: true })).toBeVisible()
}

/** Chooses a file in the dialog and sends it. */
async function save(page: Page, dialog: string): Promise<void> {
  const box = page.getByRole('dialog', { name: dialog })
  await expect(box.getByText('保存到：')).toBeVisible()
  await box
    .getByRole('button', { name: '保 存' })
    .or(box.getByRole('button', { name: '保存', exact: true }))
    .click()
}

/** 核验码 of the newest print in the register. */
async function lastCode(page: Page): Promise<string> {
  await openPrints(page, '/register')
  return page
    .getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    .first()
    .innerText()
}

test.describe('a locked period after the 25th', () => {
  test.use({ office: { fill: (dir: string) => printOffice(dir, { units: 320, today: '2025-10-27', names: { 0: '久远银海测试单位' } }) } })

  test('a supervisor prints one by keyboard, confirms, voids it and reprints with the mark; the paper is verified (S1-21, S1-22)', async ({
    desk,
  }) => {
    const { page, downloadsDir } = desk
    await signIn(page, 'boss')
    await openPrints(page)
    const row = page.getByRole('row', { name: /久远银海测试单位/ })
    await row.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByText('将打印：第 1 次')).toBeVisible({ timeout: 30_000 })
    await expect(page.locator('canvas').first()).toBeVisible({ timeout: 30_000 })
    await page.keyboard.press('p')
    await save(page, '打印单据')
    await expect(page.getByText('已保存为')).toBeVisible({ timeout: 30_000 })
    expect(readdirSync(downloadsDir)).toEqual([`核定单_202510_${unitNoOf(0)}_久远银海测试单位.pdf`])
    const copies = page.getByRole('region', { name: '本单据的打印记录' })
    await expect(copies.getByText('待确认')).toBeVisible()
    await copies.getByRole('button', { name: '已打印' }).click()
    await expect(copies.getByText('待确认')).toBeHidden({ timeout: 30_000 })

    await copies.getByRole('button', { name: /作\s*废/ }).click()
    const voiding = page.getByRole('dialog', { name: '作废单据' })
    await voiding.getByLabel('原因').fill('单位名称有误，收回')
    await voiding.getByRole('button', { name: /作\s*废/ }).click()
    await expect(copies.getByText('单位名称有误，收回')).toBeVisible({ timeout: 30_000 })
    await page.getByRole('button', { name: '打印下一份（补打）…' }).click()
    await expect(page.getByText('将打印：第 2 次（补打）')).toBeVisible({ timeout: 30_000 })

    const code = await lastCode(page)
    await page.keyboard.press('v')
    await page.keyboard.type(code.toLowerCase())
    await page.keyboard.press('Enter')
    const result = page.getByRole('dialog', { name: '核验结果' })
    await expect(result.getByText('这份单据已经作废')).toBeVisible({ timeout: 30_000 })
    await expect(result.getByText('397.94')).toBeVisible()
  })

  test('300 at once come as two documents and wait for the word that they are on paper', async ({ desk }) => {
    const { page, downloadsDir } = desk
    await signIn(page, 'boss')
    await openPrints(page)
    await expect(page.getByRole('row', { name: /久远银海测试单位/ })).toBeVisible({ timeout: 30_000 })
    await page.getByRole('button', { name: '全选符合条件的' }).click()
    await expect(page.getByText('已选 320 户')).toBeVisible()
    await page.getByRole('button', { name: '批量打印 320 户' }).click()
    await save(page, '批量打印 320 户')
    await expect(page.getByText('已出单 320 户，共 320 户')).toBeVisible({ timeout: 60_000 })
    const [folder = ''] = readdirSync(downloadsDir)
    expect(readdirSync(path.join(downloadsDir, folder)).sort()).toEqual(['核定单_202510_0001-0200.pdf', '核定单_202510_0201-0320.pdf'])
    await page.getByRole('button', { name: '全部已打印（320 户）' }).click()
    await expect(page.getByText('待确认')).toHaveCount(0, { timeout: 30_000 })
  })

  test('a certificate of a person goes the same way', async ({ desk }) => {
    const { page, downloadsDir } = desk
    await signIn(page, 'anna')
    await page.evaluate(() => (location.hash = '#/prints/document/contributionCertificate/1'))
    await expect(page.getByText('将打印：第 1 次')).toBeVisible({ timeout: 30_000 })
    await page.keyboard.press('p')
    await save(page, '打印单据')
    await expect(page.getByText('已保存为')).toBeVisible({ timeout: 30_000 })
    expect(readdirSync(downloadsDir)[0]).toMatch(/^参保缴费证明_ZM20251027-.*_张𪛖文\.pdf$/)
  })
})

test.describe('on the 24th', () => {
  test.use({ office: { fill: (dir: string) => printOffice(dir, { units: 3, today: '2025-10-24' }) } })

  test('the gate says why and from when, and only the watermarked preview is there', async ({ desk }) => {
    const { page, downloadsDir } = desk
    await signIn(page, 'boss')
    await openPrints(page)
    await expect(page.getByText('核定单自 2025-10-25 起打印，今天是 2025-10-24').first()).toBeVisible({ timeout: 30_000 })
    await page.getByRole('row', { name: /测试单位1/ }).click()
    await expect(page.getByText('预览件，带水印，不登记')).toBeVisible({ timeout: 30_000 })
    await expect(page.getByRole('button', { name: '打印…' })).toBeDisabled()
    expect(existsSync(downloadsDir)).toBe(false)
  })
})

test('the system’s print dialog opens over the window with the very document, and that is what comes out of the printer', async () => {
  test.setTimeout(180_000)
  test.skip(test.info().project.name === 'electron', 'there the host shows the dialog itself')
  const executablePath = findChromium()
  const display = noCups() === undefined && executablePath ? await openDisplay() : undefined
  test.skip(!display, noCups() ?? 'Xvfb is not installed')
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'casedesk-dialog-'))
  const cups = await startCups()
  const printer = await networkPrinter()
  cups.addDefault('office', `socket://127.0.0.1:${printer.port}/?waiteof=false`)
  printOffice(dataDir, { units: 1, today: '2025-10-27' })
  const settings = { dataDir, downloadsDir: path.join(dataDir, 'downloads') }
  const app = await createApp({
    ...settings,
    stateDir: path.join(dataDir, 'state'),
    host: 'chromium',
    demo: false,
    printing: spoolerPrinting('page'),
  })
  const rendererDir = path.resolve('out/renderer')
  const window = await openChromium({ ...settings, app, rendererDir, executablePath: executablePath ?? '', headless: false })
  try {
    const { page } = window
    await signIn(page, 'boss')
    await openPrints(page, `/units?period=202510&unit=${unitNoOf(0)}`)
    await page.getByRole('row', { name: /测试单位1/ }).click()
    await expect(page.getByText('将打印：第 1 次')).toBeVisible({ timeout: 30_000 })
    await page.keyboard.press('p')
    const box = page.getByRole('dialog', { name: '打印单据' })
    await box.getByText('系统打印对话框').click()
    await box.getByRole('button', { name: /打\s*印$/ }).click()
    await printInDialog(page)
    await expect.poll(() => printer.jobs.length, { timeout: 60_000 }).toBe(1)
    const paper = execFileSync('pdftotext', ['-layout', '-', '-'], { input: printer.jobs[0], encoding: 'utf8' })
    expect(paper).toContain(`HD202510${unitNoOf(0)}`)
    expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0)

    // Nobody told the desk what the dialog did with it.
    const copies = page.getByRole('region', { name: '本单据的打印记录' })
    await copies.getByRole('button', { name: '已打印' }).click()
    await expect(copies.getByText('待确认')).toBeHidden({ timeout: 30_000 })
    const code = await lastCode(page)
    expect(paper).toContain(`核验码：${code}`)
  } finally {
    await window.close()
    await app.close()
    await printer.close()
    await cups.stop()
    display?.close()
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
})
