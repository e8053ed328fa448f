import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { demoStaff } from '../../main/demo/staff.ts'
import { expect as soon, test } from './fixture.ts'
import { signIn, signOut } from './work.ts'

test.use({ demo: true })
const expect = soon.configure({ timeout: 30_000 })

const rows = (page: Page) => page.getByRole('row').filter({ has: page.getByRole('button', { name: '查看完整内容' }) })
const choose = async (page: Page, box: string, option: string) => {
  await page.getByRole('combobox', { name: box }).click()
  await page.getByTitle(option, { exact: true }).click()
}

test('an auditor narrows the journal, proves it, looks into one entry and takes an extract; a reviewer sees none of it', async ({
  desk: { page, downloadsDir },
}) => {
  test.setTimeout(240_000)
  page.setDefaultTimeout(30_000)
  await page.setViewportSize({ width: 1366, height: 768 })
  await signIn(page, 'shenji')
  await page.getByRole('link', { name: /审计$/ }).click()
  await expect(rows(page)).toHaveCount(100)
  await page.screenshot({ path: 'test-results/audit.png' })

  // Narrowed by matter and person, then to nothing, and back.
  await choose(page, '事项', '审核')
  await choose(page, '人员', '何复')
  await expect(rows(page).filter({ hasNotText: '何复' })).toHaveCount(0)
  await expect(rows(page).filter({ hasText: '审核通过' }).first()).toBeVisible()
  await page.getByRole('textbox', { name: '办件编号、证件号码、单位编号或账号' }).fill('没有这样的记录')
  await expect(page.getByText('没有符合条件的记录')).toBeVisible()
  await page.screenshot({ path: 'test-results/audit-empty.png' })
  await page.getByRole('textbox', { name: '办件编号、证件号码、单位编号或账号' }).fill('')
  await expect(rows(page).first()).toBeVisible()

  await page.getByRole('button', { name: '校验流水' }).click()
  await expect(page.getByText(/流水完整|校验通过/).first()).toBeVisible({ timeout: 60_000 })
  await page.screenshot({ path: 'test-results/audit-verify.png' })

  // One entry in full, with the reason; the look is an entry itself, under the auditor's name.
  const [seq = ''] = (await rows(page).first().innerText()).split(/\s/)
  await rows(page).first().getByRole('button', { name: '查看完整内容' }).click()
  const ask = page.getByRole('dialog', { name: `查看第 ${seq} 笔的完整内容` })
  await ask.getByRole('textbox').fill('抽查复核依据')
  await page.screenshot({ path: 'test-results/audit-reason.png' })
  await ask.getByRole('button', { name: '查看完整内容' }).click()
  const shown = page.getByRole('dialog', { name: `第 ${seq} 笔`, exact: true })
  await expect(shown).toContainText('{')
  await page.screenshot({ path: 'test-results/audit-content.png' })
  await shown
    .getByRole('button', { name: /关\s*闭/ })
    .last()
    .click()
  await choose(page, '人员', '沈稽')
  await choose(page, '事项', '查看个人信息')
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText('抽查复核依据')
  await expect(rows(page)).toContainText(`流水第 ${seq} 笔`)

  await page.getByRole('button', { name: '导出审计摘录' }).click()
  const extract = page.getByRole('dialog', { name: '导出审计摘录' })
  await extract.getByRole('textbox').fill('年度审计')
  await extract.getByRole('button', { name: '导出审计摘录' }).click()
  const password = page.locator('input[type=password]')
  const written = page.getByText(/已写出 \d+ 笔/).first()
  // Whoever has just signed in is not asked again.
  await expect(password.or(written).first()).toBeVisible({ timeout: 60_000 })
  if (await password.isVisible()) {
    await password.fill(demoStaff.find(({ login }) => login === 'shenji')?.password ?? '')
    await page.keyboard.press('Enter')
  }
  await expect(written).toBeVisible({ timeout: 60_000 })
  await page.screenshot({ path: 'test-results/audit-extract.png' })
  await choose(page, '事项', '导出和打印')
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText('年度审计')
  const zip = readdirSync(downloadsDir).find((name) => name.startsWith('审计摘录'))
  const sha256 = createHash('sha256')
    .update(readFileSync(path.join(downloadsDir, zip ?? '')))
    .digest('hex')
  await expect(rows(page)).toContainText(sha256)

  await signOut(page)
  await signIn(page, 'chushen')
  await expect(page.getByRole('link', { name: '办件审核' })).toBeVisible()
  await expect(page.getByRole('link', { name: /审计$/ })).toHaveCount(0)
  await page.evaluate(() => (location.hash = '#/audit'))
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('heading', { name: '审计' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: '校验流水' })).toHaveCount(0)
  await page.screenshot({ path: 'test-results/audit-reviewer.png' })
})
