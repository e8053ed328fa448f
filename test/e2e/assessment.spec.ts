import type { Page } from '@playwright/test'
import { expect, test } from './fixture.ts'

test.use({ demo: true })

const moveDay = async (page: Page, day: string) => {
  await page.getByRole('button', { name: '改到以后的日期' }).click()
  await page.getByRole('menuitem', { name: day }).click()
  await expect(page.getByText(`日期固定为 ${day}`)).toBeVisible({ timeout: 30_000 })
}

test('S1-15 the supervisor previews, is told on the 19th from which day on it may be locked, locks on the 20th, and opens a number', async ({
  desk: { page },
}) => {
  test.setTimeout(180_000)
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.getByRole('button', { name: /· zhuguan$/ }).click()
  await page.getByRole('link', { name: '月度核定' }).click({ timeout: 60_000 })
  await expect(page.getByText('本期还没有预览')).toBeVisible()
  await page.keyboard.press('p')
  await expect(page.getByText(/预览 · 滞纳金算到 2025-10-16 · 41 户/)).toBeVisible({ timeout: 60_000 })
  const lock = page.getByRole('button', { name: '锁定2025年10月' })
  await expect(page.getByText('2025-10-20 起才能锁定；今天是 2025-10-16，可以先预览')).toBeVisible()
  await expect(lock).toHaveCount(0)
  for (const day of ['2025-10-17', '2025-10-18', '2025-10-19']) await moveDay(page, day)
  await expect(page.getByText('2025-10-20 起才能锁定；今天是 2025-10-19，可以先预览')).toBeVisible({ timeout: 30_000 })
  await expect(lock).toHaveCount(0)

  await moveDay(page, '2025-10-20')
  // The preview is of another day, and its late fees end there.
  await expect(page.getByText('预览是 2025-10-16 做的，滞纳金只算到那一天；请今天重新预览后锁定')).toBeVisible({ timeout: 30_000 })
  await expect(lock).toHaveCount(0)
  await page.getByRole('button', { name: '重新预览' }).click()
  await expect(page.getByText(/滞纳金算到 2025-10-20/)).toBeVisible({ timeout: 60_000 })
  await lock.click()
  const dialog = page.getByRole('dialog', { name: '锁定2025年10月的核定' })
  await expect(dialog.getByText('核定表从此不能更改')).toBeVisible()
  await expect(dialog.getByText('41 户')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('2025年10月已锁定').first()).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('本期还没有预览')).toBeVisible({ timeout: 30_000 })

  await page.getByRole('combobox', { name: '做账期号' }).click()
  await page.getByTitle('2025年10月（已锁定）').click()
  await expect(page.getByText(/祝主任 .* 锁定/)).toBeVisible()
  await page.getByText('有补退收').click()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page.getByText('失业保险单位月缴费核定表')).toBeVisible()
  // 实际应缴 is 4 + 6 − 8; two steps up are the offsets, with what 待转金 did.
  await expect(page.getByRole('heading', { name: '第 10 行 单位应缴' })).toBeVisible()
  for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('heading', { name: '待转金变动' })).toBeVisible()
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('heading', { name: '第 4 行 单位应缴' })).toBeVisible()
  await expect(page.getByText('云政发〔2019〕48号')).toBeVisible()
  await page.keyboard.press('w')
  await expect(
    page.getByRole('heading', { name: '如果今天批准待审办件' }).or(page.getByText('这个单位没有影响缴费的待审办件')),
  ).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: '月度核定' })).toBeVisible()
})
