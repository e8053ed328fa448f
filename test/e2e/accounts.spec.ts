import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { defaultPolicy } from '../../db/policy/defaults.ts'
import { lockedToday } from '../../main/demo/portalAccounts.ts'
import { demoStaff } from '../../main/demo/staff.ts'
import { demoWorld } from '../../main/demo/world.ts'
import type { InputOf } from '../../shared/contract/index.ts'
import type { Account } from '../../shared/register/records.ts'
import { expect, test } from './fixture.ts'
import { call, signIn, signOut } from './work.ts'

test.use({ demo: true })

const serious = async (page: Page) =>
  (await new AxeBuilder({ page }).setLegacyMode().analyze()).violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).slice(0, 3)}`)
const tooWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

const accountOf = (name: string): Account => {
  const accounts = demoWorld().register.others.flatMap(({ record, body: held }) => (record === 'account' ? [held as Account] : []))
  const found = accounts.find(({ accountName }) => accountName === name)
  if (!found) throw new Error(`no account ${name}`)
  return found
}

test('S1-03 a locked account arrives by package, is diagnosed and reset at the window, and leaves in the result package', async ({
  desk: { page, dataDir },
}) => {
  test.setTimeout(180_000)
  const body = accountOf(lockedToday)
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
  await handOver(page)
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

/** Hands the slip over and closes it. */
async function handOver(page: Page): Promise<void> {
  await page.getByRole('button', { name: '已交付，关闭' }).click()
  const confirm = page.getByRole('dialog')
  // The dialog may still be on its way in.
  await expect(async () => {
    if (await confirm.isVisible()) await confirm.getByRole('button', { name: '已交付，关闭' }).click({ timeout: 1000 })
    await expect(confirm).toBeHidden({ timeout: 3000 })
  }).toPass({ timeout: 30_000 })
}

/** Who came to the window, in the open dialog. */
async function identify(dialog: Locator, name: string, idNumber: string, reason: string): Promise<void> {
  const identity = dialog.getByRole('group', { name: '身份核验' })
  await identity.getByLabel('姓名').fill(name)
  await identity.getByLabel('证件号码').fill(idNumber)
  await dialog.getByLabel('原因').fill(reason)
}

const goTo = (page: Page, address: string) => page.evaluate((to) => (location.hash = to), address)

test('a list is unlocked and an account reset by two people, one is allocated, and who resets often is shown (S1-02, S1-04)', async ({
  desk: { page },
}) => {
  test.setTimeout(240_000)
  const [rule] = defaultPolicy.tables.accountPassword
  const unentitled = accountOf('km100227')
  const late = accountOf('hall600001')
  await page.setViewportSize({ width: 1366, height: 768 })

  await test.step('no page of the account desk holds a surprise', async () => {
    await signIn(page, 'zhanghao')
    for (const [tab, words] of [
      ['账号名册', 'km600001'],
      ['待复核', '没有待复核的申请'],
      ['批量解锁', '按名单'],
      ['重置统计', '30日内没有重置'],
    ] as const) {
      await goTo(page, '#/accounts')
      await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click()
      await expect(page.getByText(words).first()).toBeVisible()
      expect(await serious(page), tab).toEqual([])
      expect(await tooWide(page), tab).toBeLessThanOrEqual(0)
    }
  })

  await test.step('a list is looked at first, and asked for', async () => {
    await goTo(page, '#/accounts/unlock')
    await page.getByLabel('账号、信用代码或手机号码，每行一个').fill('km600001\nhall600001\nnobody99')
    await page.getByRole('button', { name: '查看', exact: true }).click()
    await expect(page.getByRole('row', { name: /^km600001/ })).toContainText('将解锁')
    await expect(page.getByRole('row', { name: /^hall600001/ })).toContainText('未锁定，不变')
    await expect(page.getByRole('row', { name: /^nobody99/ })).toContainText('没有这个账号')
    await page.getByLabel('原因').fill('门户昨晚故障，误锁账号')
    await page.screenshot({ path: 'test-results/accounts-unlock-list.png' })
    await page.getByRole('button', { name: '提交复核：解锁 1 项' }).click()
    await expect(page.getByRole('status').filter({ hasText: '已提交，等待另一人复核' })).toBeVisible()
    // Whoever asked cannot answer.
    await page.getByRole('tab', { name: '待复核 1' }).click()
    const request = page.getByRole('row', { name: /门户昨晚故障/ })
    await expect(request).toContainText('本人提出，须由另一人复核')
    await expect(request.getByRole('button')).toHaveCount(0)
  })

  await test.step('a unit without an account of the portal is given one', async () => {
    await goTo(page, '#/accounts?q=km100227')
    await page.getByRole('button', { name: '分配网厅账号' }).click()
    const dialog = page.getByRole('dialog', { name: /分配网厅账号$/ })
    const holder = dialog.getByRole('group', { name: '新账号的专管员' })
    await holder.getByLabel('姓名').fill('赵专管')
    await holder.getByLabel('证件号码').fill('530102199003070016')
    await holder.getByLabel('手机号码').fill('13800001234')
    await identify(dialog, '赵专管', '530102199003070016', '新单位首次开通网厅')
    await page.screenshot({ path: 'test-results/accounts-allocate.png' })
    await dialog.getByRole('button', { name: '核验并分配' }).click()
    const slip = page.getByRole('article', { name: '网厅账号分配单' })
    await expect(slip).toContainText('赵专管')
    expect(await slip.getByRole('status').innerText()).toMatch(/^[a-hjkmnp-z2-9]{12}$/)
    await handOver(page)
    await expect(page.getByText('列表不为空', { exact: true })).toBeVisible()
    await signOut(page)
  })

  await test.step('another person agrees, and the office asks for two people at every reset', async () => {
    await signIn(page, 'zhuguan')
    await goTo(page, '#/accounts/requests')
    await page
      .getByRole('row', { name: /门户昨晚故障/ })
      .getByRole('button', { name: /^同\s*意$/ })
      .click()
    await page
      .getByRole('dialog', { name: '同意并办理：解锁' })
      .getByRole('button', { name: /^同\s*意$/ })
      .click()
    await expect(page.getByText('没有待复核的申请')).toBeVisible()
    await goTo(page, '#/accounts?q=km600001')
    await expect(page.getByRole('region', { name: /km600001/ }).getByText('未锁定；累计锁定 3 次')).toBeVisible()
    const row = { ...rule, docNo: '内控5号', people: 2, operatorDaily: 1, accountMonthly: 1 }
    const change = { table: 'accountPassword', action: 'correct', target: rule, row, docNo: '内控5号', reason: '重置须两人' } as const
    const { value } = await call(page, 'policy.propose', change as InputOf<'policy.propose'>)
    await signOut(page)
    await signIn(page, 'shenji')
    const decision = { proposalId: String(value?.['proposalId']), verdict: 'approve', note: '' } as const
    expect(await call(page, 'policy.decide', decision)).toMatchObject({ ok: true })
    await signOut(page)
  })

  await test.step('a reset waits for a second person, who gets the slip', async () => {
    await signIn(page, 'zhanghao')
    await goTo(page, '#/accounts?q=hall600001')
    const card = page.getByRole('region', { name: /hall600001/ })
    await card.getByRole('button', { name: '重置密码' }).first().click()
    const dialog = page.getByRole('dialog', { name: '重置账号 hall600001 的密码' })
    await expect(dialog.getByText('本机构规定须两人办理')).toBeVisible()
    await identify(dialog, late.holderName, late.holderId, '专管员本人到窗口')
    await dialog.getByRole('button', { name: '核验并提交复核' }).click()
    await expect(card.getByText('有申请待复核')).toBeVisible()
    await expect(card.getByRole('button', { name: '重置密码' }).first()).toBeDisabled()
    await signOut(page)
    await signIn(page, 'zhuguan')
    await goTo(page, '#/accounts/requests')
    const request = page.getByRole('row', { name: /hall600001/ })
    await expect(request).toContainText(late.holderName)
    await expect(request).not.toContainText(late.holderId)
    await page.screenshot({ path: 'test-results/accounts-requests.png' })
    await request.getByRole('button', { name: /^同\s*意$/ }).click()
    await page
      .getByRole('dialog', { name: '同意并办理：重置密码' })
      .getByRole('button', { name: /^同\s*意$/ })
      .click()
    await expect(page.getByRole('article', { name: '网厅账号重置单' })).toContainText('hall600001')
    await handOver(page)
  })

  await test.step('who resets often, and what is reset often, is marked', async () => {
    await page.getByRole('tab', { name: '重置统计' }).click()
    const often = page.getByRole('region', { name: /账号/ }).getByRole('row', { name: /hall600001/ })
    await expect(often).toContainText('达到预警')
    // It counts for the one who saw the visitor, not for the one who agreed.
    await expect(page.getByRole('row', { name: /^张浩/ })).toContainText('达到预警')
    await expect(page.getByRole('row', { name: /^祝主任/ })).toHaveCount(0)
    await page.screenshot({ path: 'test-results/accounts-resets.png' })
    await goTo(page, '#/accounts?q=hall600001')
    await expect(page.getByRole('region', { name: /hall600001/ }).getByText(/30日内已重置 1 次/)).toBeVisible()
  })

  await test.step('the history leads to the slip for the file and to the way back', async () => {
    const history = page
      .getByRole('region', { name: /hall600001/ })
      .getByRole('group')
      .filter({ hasText: '办理经过' })
    await history.getByText('办理经过').click()
    await history.getByRole('link', { name: '打印重置单' }).click()
    await expect(page.getByRole('heading', { name: '账号重置单' })).toBeVisible()
    expect(await page.evaluate(() => location.hash)).toMatch(/^#\/prints\/document\/accountReset\/\d+$/)
    await page.goBack()
    await history.getByText('办理经过').click()
    await history.getByRole('link', { name: '业务回退' }).click()
    await expect(page.getByRole('heading', { name: '回退影响单' })).toBeVisible()
    await expect(page.getByText('hall600001').first()).toBeVisible()
  })

  await test.step('a step at the counter begins with the unit and the account', async () => {
    await goTo(page, '#/accounts?q=km100227')
    await page
      .getByRole('region', { name: /km100227/ })
      .getByRole('button', { name: '办理网厅权限开通' })
      .click()
    await expect(page.getByRole('heading', { name: '网厅权限开通申报' })).toBeVisible()
    await expect(page.getByRole('textbox', { name: '统一社会信用代码', exact: true })).toHaveValue(unentitled.creditCode)
    await expect(page.getByRole('textbox', { name: '单位名称', exact: true })).toHaveValue(unentitled.unitName)
    await expect(page.getByRole('textbox', { name: '一体化平台账号', exact: true })).toHaveValue('km100227')
  })
})
