import type { Page } from '@playwright/test'
import { expect, test } from './fixture.ts'
import { claim, confirm, expectStatus, numberOf, openCase, search, signIn, signOut, subjectOf } from './work.ts'

test.use({ demo: true })

/** Opens the register's page of a person or unit and its records. */
async function openRecords(page: Page, kind: 'persons' | 'units', keyword: string, name: string): Promise<void> {
  await page.evaluate(
    (hash) => {
      location.hash = hash
    },
    `#/register/${kind}?q=${encodeURIComponent(keyword)}`,
  )
  await page.getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { name })).toBeVisible()
  await page.getByRole('tab', { name: '登记信息' }).click()
}

async function passFirst(page: Page, key: string): Promise<void> {
  await page.getByRole('button', { name: '初审通过' }).click()
  await confirm(page, '确认初审通过')
  await expectStatus(page, key, '初审通过')
}

/** Another person than the first reviewer claims and passes a case; `told` is what the last confirmation has to say. */
async function passSecond(page: Page, key: string, ...told: readonly string[]): Promise<void> {
  await openCase(page, key)
  await claim(page)
  await page.getByRole('button', { name: '复核通过' }).click()
  for (const words of told) await expect(page.getByRole('dialog', { name: '确认复核通过' })).toContainText(words)
  await confirm(page, '确认复核通过')
  await expectStatus(page, key, '审核通过')
}

test('a unit is found by its credit code, and gets the rights that its sealed letter asks for', async ({ desk: { page } }) => {
  const { name, idNumber: creditCode } = subjectOf('rights.open')
  await signIn(page, 'chushen')
  for (const keyword of [creditCode, creditCode.slice(8, 14), name.slice(2, 6)]) {
    await search(page, keyword)
    await expect(page.getByRole('row', { name: numberOf('rights.open') }), keyword).toContainText(creditCode)
  }
  await openCase(page, 'rights.open')
  await expect(page.getByRole('banner').or(page.locator('header')).getByText(creditCode).first()).toBeVisible()
  const documents = page.getByRole('region', { name: '申报材料' })
  await expect(documents.getByRole('button', { name: /授权书/ })).toBeVisible()
  await expect(documents.locator('canvas, img').first()).toBeVisible()
  await claim(page)
  await page.getByRole('button', { name: '审核通过' }).click()
  await expect(page.getByRole('dialog', { name: '确认审核通过' })).toContainText('失业保险网厅')
  await confirm(page, '确认审核通过')
  await expectStatus(page, 'rights.open', '审核通过')
  await openRecords(page, 'units', creditCode, name)
  await expect(page.getByRole('region', { name: '网厅账号' }).first()).toBeVisible()
  await expect(page.getByRole('region', { name: '网厅权限' }).filter({ hasText: '权限开通申报' }).first()).toBeVisible()
})

test('another account for a benefit shows old and new and passes two persons', async ({ desk: { page } }) => {
  await signIn(page, 'chushen')
  await openCase(page, 'payee.open')
  await expect(page.getByText('原银行卡号').first()).toBeVisible()
  await expect(page.getByText('现银行卡号').first()).toBeVisible()
  await claim(page)
  await passFirst(page, 'payee.open')
  await signOut(page)

  await signIn(page, 'fuhe')
  await passSecond(page, 'payee.open', subjectOf('payee.open').name)
})

test('a stop of the benefit passes two persons, and what was paid too long stands on the page of the person', async ({
  desk: { page },
}) => {
  await signIn(page, 'chushen')
  await openCase(page, 'stop.trap')
  await expect(page.getByText(/多发 2 个月/).first()).toBeVisible()
  await claim(page)
  await page
    .getByRole('textbox', { name: /采信理由/ })
    .first()
    .fill('已电话告知应退金额，本人同意一次退还')
  await passFirst(page, 'stop.trap')
  await signOut(page)

  await signIn(page, 'fuhe')
  // Two months of 1863.00 yuan, 90 % of the minimum wage of 2070 yuan that was in force until September 2025.
  await passSecond(page, 'stop.trap', '3,726.00')
  const { name, idNumber } = subjectOf('stop.trap')
  await openRecords(page, 'persons', idNumber, name)
  await expect(page.getByRole('region', { name: '应退待遇' })).toContainText('3,726.00')
})

test('a refund of contributions is confirmed by two persons and stands on the page of its unit', async ({ desk: { page } }) => {
  await signIn(page, 'chushen')
  await openCase(page, 'refund.open')
  await claim(page)
  await passFirst(page, 'refund.open')
  await signOut(page)

  await signIn(page, 'fuhe')
  await passSecond(page, 'refund.open', '返还金额')
  const { name, idNumber } = subjectOf('refund.open')
  await openRecords(page, 'units', idNumber, name)
  await expect(page.getByRole('region', { name: '稳岗返还' }).first()).toContainText('2024')
})
