import type { Page } from '@playwright/test'
import { expect, test } from './fixture.ts'
import { numberOf, signIn, signOut } from './work.ts'

test.use({ demo: true })

/** Opens the plan of a case of the demonstration office by searching its number, by keyboard alone. */
async function planFor(page: Page, number: string): Promise<void> {
  await page.evaluate(() => (location.hash = '#/rollback'))
  await expect(page.getByRole('heading', { name: '业务回退' })).toBeVisible()
  await page.keyboard.press('n')
  await expect(page.getByRole('textbox', { name: '查找要回退的办件' })).toBeFocused()
  await page.keyboard.type(number)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row', { name: number })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /按此次序回退/ })).toBeVisible()
}

test('S1-24 by keyboard: a wrong approval is found, planned, proposed, and taken back by another person', async ({ desk: { page } }) => {
  const number = numberOf('inc.1')
  await signIn(page, 'chushen')
  await planFor(page, number)
  await page.getByRole('combobox', { name: '回退原因' }).click()
  await page.getByTitle('经办审核有误').click()
  await page.getByRole('textbox', { name: '错在哪里' }).fill('单位来电：报错了人')
  await page.getByRole('combobox', { name: '谁提出的' }).click()
  await page.getByTitle('参保单位').last().click()
  // An open choice takes Enter for itself.
  await page.keyboard.press('Tab')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('等待批准').first()).toBeVisible()
  await signOut(page)

  await signIn(page, 'fuhe')
  await page.getByRole('link', { name: '业务回退' }).click()
  await page.keyboard.press('m')
  await expect(page.getByRole('row', { name: /待批准/ }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /按此次序回退/ })).toBeVisible()
  await page.keyboard.press('a')
  await expect(page.getByRole('dialog', { name: '批准并执行回退' })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已回退的业务')).toBeVisible()
})
