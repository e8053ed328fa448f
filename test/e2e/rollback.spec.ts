import type { Locator, Page } from '@playwright/test'
import { goodPassword } from '../desk/window.ts'
import { unitA } from '../filings/given.ts'
import { declareAgainAndAgain } from '../rollback/manyOffice.ts'
import { numbers, officeIn, wrongOffice } from '../rollback/wrongOffice.ts'
import { expect, test } from './fixture.ts'
import { addressOf, numberOf, signIn, signOut, subjectOf } from './work.ts'

/** Signs in where everybody has the same password. */
async function enter(page: Page, login: string): Promise<void> {
  await page.getByRole('textbox', { name: '登录名' }).fill(login)
  await page.getByLabel('密码', { exact: true }).fill(goodPassword)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '工作台' })).toBeVisible({ timeout: 30_000 })
}

/** Opens the plan of a case by searching its number, by keyboard alone. */
async function planFor(page: Page, number: string): Promise<void> {
  await page.evaluate(() => (location.hash = '#/rollback'))
  await expect(page.getByRole('heading', { name: '业务回退' })).toBeVisible()
  await page.keyboard.press('n')
  await expect(page.getByRole('textbox', { name: '查找要回退的办件' })).toBeFocused()
  await page.keyboard.type(number)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row', { name: number })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /按此次序回退/ })).toBeVisible({ timeout: 30_000 })
}

/** Presses Tab until the field has the focus. */
async function tabTo(page: Page, field: Locator): Promise<void> {
  await expect(field).toBeVisible()
  for (let i = 0; i < 60; i++) {
    if (await field.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(field).toBeFocused()
}

/** Opens a choice and takes its entry `steps` below the first. */
async function pick(page: Page, field: Locator, steps: number): Promise<void> {
  await tabTo(page, field)
  await page.keyboard.press('ArrowDown')
  await expect(field).toHaveAttribute('aria-expanded', 'true')
  for (let i = 0; i < steps; i++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(field).toHaveAttribute('aria-expanded', 'false')
}

/** Says why, in the open plan, and sends it to another person. */
async function propose(page: Page, words: string): Promise<void> {
  await pick(page, page.getByRole('combobox', { name: '回退原因' }), 0)
  await tabTo(page, page.getByRole('textbox', { name: '错在哪里' }))
  await page.keyboard.type(words)
  await pick(page, page.getByRole('combobox', { name: '谁提出的' }), 0)
  // A choice takes Enter for itself.
  await page.keyboard.press('Tab')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('等待批准').first()).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('经办审核有误').first()).toBeVisible()
  await expect(page.getByText('参保单位', { exact: true }).first()).toBeVisible()
}

/** As the second person: what waits for a decision, the first of it opened, approved and confirmed. */
async function approve(page: Page): Promise<void> {
  await page.evaluate(() => (location.hash = '#/rollback'))
  await expect(page.getByRole('heading', { name: '业务回退' })).toBeVisible()
  await page.keyboard.press('m')
  await expect(page.getByRole('row', { name: /待批准/ }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /按此次序回退/ })).toBeVisible({ timeout: 30_000 })
  await page.keyboard.press('a')
  await expect(page.getByRole('dialog', { name: '批准并执行回退' })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已回退的业务')).toBeVisible({ timeout: 30_000 })
}

test.describe('the demonstration office', () => {
  test.use({ demo: true })

  test('S1-24 by keyboard: a wrong approval is found, planned, proposed, and taken back by another person', async ({ desk: { page } }) => {
    await signIn(page, 'chushen')
    await planFor(page, numberOf('inc.1'))
    await propose(page, '单位来电：报错了人')
    await signOut(page)
    await signIn(page, 'fuhe')
    await approve(page)
    const rolledBack = await page.evaluate(() => location.hash)
    await signOut(page)

    // 更正重报 by whoever takes it in again: as it was filed, corrected in one place, and the two name one another.
    await signIn(page, 'chushen')
    await page.evaluate((hash) => (location.hash = hash), rolledBack)
    await expect(page.getByText('已回退的业务')).toBeVisible()
    await page.keyboard.press('c')
    await expect(page.getByRole('heading', { name: '更正重报：参保单位人员增加' })).toBeVisible()
    await expect(page.getByRole('textbox', { name: '姓名', exact: true })).toHaveValue(subjectOf('inc.1').name)
    await page.getByLabel('来办理的人姓名').fill('王经办')
    await page.getByRole('combobox', { name: '出示的证件' }).click()
    await page.keyboard.type('单位介绍信')
    await page.keyboard.press('Enter')
    await expect(page.getByText('可以受理')).toBeVisible()
    await page.getByRole('button', { name: '受理', exact: true }).click()
    const receipt = page.getByRole('article', { name: '受理回执' })
    await expect(receipt).toContainText('参保单位人员增加')
    const number = /guandu\d{8}-C\d{4}/.exec(await receipt.innerText())?.[0] ?? 'none'
    await page.getByRole('button', { name: '查看办件' }).click()
    await page
      .getByText('更正自')
      .getByRole('link', { name: numberOf('inc.1') })
      .click()
    await expect.poll(() => page.evaluate(() => location.hash)).toBe(addressOf('inc.1'))
    await page.getByText('更正重报为').getByRole('link', { name: number }).click()
    await expect(page.getByText('更正自')).toBeVisible()
    await page.evaluate((hash) => (location.hash = hash), rolledBack)
    await expect(page.getByRole('region', { name: /已执行/ }).getByRole('link', { name: number })).toBeVisible()
  })
})

test.describe('a declaration with a thousand corrections after it', () => {
  test.use({ office: { fill: (dir: string) => officeIn(dir, (store) => declareAgainAndAgain(store, 1000, 250)) } })

  test('its plan tells how far it is, can be stopped, and comes complete', async ({ desk: { page } }) => {
    await enter(page, 'anna')
    await page.evaluate(() => (location.hash = '#/rollback/new/filing/w0'))
    const progress = page.getByRole('progressbar', { name: '正在计算回退影响单' })
    await expect(progress).toBeVisible({ timeout: 30_000 })
    await page.locator('#main').getByRole('button', { name: '停止' }).click()
    await expect(page.getByText('没有影响单不能提出或批准')).toBeVisible({ timeout: 30_000 })
    await page.getByRole('button', { name: '重新计算' }).click()
    await expect(page.getByText(/正在计算回退影响单 · (查找后续业务|核对相关待遇)/)).toBeVisible({ timeout: 30_000 })
    const steps = page.getByRole('region', { name: /按此次序回退（后办的先退）：1,001 件/ }).locator('ol > li')
    await expect(steps).toHaveCount(1001, { timeout: 90_000 })
    await expect(steps.first()).toContainText('N-w1000')
    await expect(steps.last()).toContainText('要回退的业务')
    await page.keyboard.press('End')
    await expect(page.getByRole('button', { name: '提出回退，交另一人批准' })).toBeEnabled()
  })
})

test.describe('a wrong enrolment in a sheet that is locked, printed and paid, with a later stop', () => {
  test.use({ office: { fill: wrongOffice } })

  /** The sheet of November as it would be today, previewed anew. */
  const previewed = async (page: Page) => {
    await page.evaluate(() => (location.hash = '#/assessment/202511'))
    await expect(page.getByRole('heading', { name: '月度核定' })).toBeVisible()
    await page.keyboard.press('p')
    await expect(page.getByText(/滞纳金算到 2025-11-05/)).toBeVisible({ timeout: 60_000 })
    await page.evaluate((unitNo) => (location.hash = `#/assessment/202511/${unitNo}`), unitA.unitNo)
    await expect(page.getByText('失业保险单位月缴费核定表')).toBeVisible()
  }

  /** Rows 8 and 9 of the form. */
  const expectOffsets = async (page: Page, unit: string, person: string) => {
    await expect(page.getByRole('button', { name: `8 待转金冲减单位部分金额 ${unit}`, exact: true })).toBeVisible({ timeout: 30_000 })
    await expect(page.getByRole('button', { name: `9 待转金冲减个人部分金额 ${person}`, exact: true })).toBeVisible()
  }

  test('S1-24 the plan lists the stop first and names the printed sheet; after the second person rows 8 and 9 of the next sheet shift by it', async ({
    desk: { page },
  }) => {
    test.setTimeout(180_000)
    await enter(page, 'boss')
    await previewed(page)
    await expectOffsets(page, '0.00', '0.00')
    await signOut(page)

    await enter(page, 'anna')
    await planFor(page, numbers.wrong)
    const steps = page.getByRole('region', { name: /按此次序回退/ }).locator('ol > li')
    await expect(steps).toHaveCount(2)
    await expect(steps.nth(0)).toContainText(numbers.stop)
    await expect(steps.nth(1)).toContainText(numbers.wrong)
    const sheets = page.getByRole('region', { name: '四、涉及的核定表' })
    await expect(sheets.getByRole('listitem').filter({ hasText: '2025年10月' })).toContainText(/已锁定，不改动.*已打印 1 份/)
    const money = page.getByRole('region', { name: /下一次核定（2025年11月）的变动/ })
    await expect(money.getByRole('row', { name: new RegExp(unitA.unitNo) }).getByRole('cell')).toContainText([
      '35.00',
      '15.00',
      '',
      '',
      '35.00',
      '15.00',
    ])
    await propose(page, '单位来电：报错了人，应为同名职工')
    await signOut(page)

    await enter(page, 'bert')
    await approve(page)
    await signOut(page)

    await enter(page, 'boss')
    await previewed(page)
    await expectOffsets(page, '35.00', '15.00')
  })
})
