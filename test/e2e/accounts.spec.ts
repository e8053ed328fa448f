import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { lockedToday } from '../../main/demo/portalAccounts.ts'
import { demoStaff } from '../../main/demo/staff.ts'
import { demoWorld } from '../../main/demo/world.ts'
import type { Account } from '../../shared/register/records.ts'
import { expect, test } from './fixture.ts'
import { signIn } from './work.ts'

test.use({ demo: true })

const serious = async (page: Page) =>
  (await new AxeBuilder({ page }).setLegacyMode().analyze()).violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).slice(0, 3)}`)
const tooWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

const body = demoWorld()
  .register.others.flatMap(({ record, body: held }) => (record === 'account' ? [held as Account] : []))
  .find(({ accountName }) => accountName === lockedToday)

test('S1-03 a locked account arrives by package, is diagnosed and reset at the window, and leaves in the result package', async ({
  desk: { page, dataDir },
}) => {
  test.setTimeout(180_000)
  if (!body) throw new Error('no such account')
  await page.setViewportSize({ width: 1366, height: 768 })
  await signIn(page, 'zhanghao')
  await page.getByRole('link', { name: '导入与结果' }).click()
  await page.getByRole('button', { name: '全部导入' }).click()
  await expect(page.getByText('收件箱是空的')).toBeVisible({ timeout: 60_000 })

  await page.evaluate((name) => {
    location.hash = `#/accounts?q=${name}`
  }, lockedToday)
  const card = page.getByRole('region', { name: new RegExp(lockedToday) })
  await expect(card.getByText('连续输错 3 次；累计锁定 2 次')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('列表不为空', { exact: true })).toBeVisible()
  expect(await serious(page)).toEqual([])
  expect(await tooWide(page)).toBeLessThanOrEqual(0)
  await page.screenshot({ path: 'test-results/accounts-diagnosis.png' })

  // A number that is not the holder's is refused; what was typed stays.
  await card.getByRole('button', { name: '重置密码' }).click()
  const dialog = page.getByRole('dialog', { name: `重置账号 ${lockedToday} 的密码` })
  await dialog.getByLabel('证件号码').fill('530102199003070016')
  await dialog.getByLabel('原因').fill('专管员本人到窗口，忘记密码')
  await dialog.getByRole('button', { name: '核验并重置' }).click()
  const password = demoStaff.find(({ login }) => login === 'zhanghao')?.password ?? ''
  const check = page.getByRole('dialog').filter({ has: page.locator('input[type=password]') })
  const refused = dialog.getByRole('alert').filter({ hasText: '不符' })
  await expect(check.or(refused).first()).toBeVisible({ timeout: 30_000 })
  if (await check.isVisible()) {
    await check.locator('input[type=password]').fill(password)
    await page.keyboard.press('Enter')
  }
  await expect(refused).toBeVisible({ timeout: 30_000 })
  await page.screenshot({ path: 'test-results/accounts-reset.png' })
  await dialog.getByLabel('证件号码').fill(body.holderId)
  await dialog.getByRole('button', { name: '核验并重置' }).click()

  const slip = page.getByRole('article', { name: '网厅账号重置单' })
  await expect(slip).toContainText(lockedToday, { timeout: 30_000 })
  const told = await slip.getByRole('status').innerText()
  expect(told).toMatch(/^[a-hjkmnp-z2-9]{12}$/)
  expect(await serious(page)).toEqual([])
  await page.screenshot({ path: 'test-results/accounts-slip.png' })
  await page.emulateMedia({ media: 'print' })
  await expect(slip).toBeVisible()
  await expect(page.getByRole('button', { name: '打印', exact: true })).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  await page.getByRole('button', { name: '已交付，关闭' }).click()
  const confirm = page.getByRole('dialog')
  // The dialog may still be on its way in.
  await expect(async () => {
    if (await confirm.isVisible()) await confirm.getByRole('button', { name: '已交付，关闭' }).click({ timeout: 1000 })
    await expect(confirm).toBeHidden({ timeout: 3000 })
  }).toPass({ timeout: 30_000 })
  await expect(card.getByText('未锁定；累计锁定 2 次')).toBeVisible({ timeout: 30_000 })
  expect(await page.content()).not.toContain(told)

  await page.evaluate(() => {
    location.hash = '#/exchange/results'
  })
  await expect(page.getByText('其中网厅账号办理')).toBeVisible()
  await page.getByRole('button', { name: /^导出结果（/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: /导出/ }).click()
  await expect(page.getByText('没有待导出的决定')).toBeVisible({ timeout: 60_000 })
  const [file = ''] = readdirSync(path.join(dataDir, 'outbox')).filter((name) => name.endsWith('.zip'))
  const result = readFileSync(path.join(dataDir, 'outbox', file), 'utf8')
  expect(result).toContain(`"accountName":"${lockedToday}"`)
  expect(result).toContain('"algorithm":"argon2id"')
  expect(result).not.toContain(told)
})

test('the other pages of the account desk hold no surprise', async ({ desk: { page } }) => {
  test.setTimeout(120_000)
  await page.setViewportSize({ width: 1366, height: 768 })
  await signIn(page, 'zhuguan')
  for (const [tab, words] of [
    ['账号名册', 'km600001'],
    ['待复核', '没有待复核的申请'],
    ['批量解锁', '按名单'],
    ['重置统计', '30日内没有重置'],
  ] as const) {
    await page.evaluate(() => {
      location.hash = '#/accounts'
    })
    await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click()
    await expect(page.getByText(words).first()).toBeVisible({ timeout: 30_000 })
    expect(await serious(page), tab).toEqual([])
    expect(await tooWide(page), tab).toBeLessThanOrEqual(0)
    await page.screenshot({ path: `test-results/accounts-${tab}.png` })
  }
})
