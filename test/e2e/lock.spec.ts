import type { Page } from '@playwright/test'
import { demoStaff } from '../../main/demo/staff.ts'
import { expect as soon, test } from './fixture.ts'
import { addressOf, claim, openCase, search, signIn, subjectOf } from './work.ts'

test.use({ demo: true })
/** Every password costs 64 MiB of hashing, also on a busy machine. */
const expect = soon.configure({ timeout: 60_000 })
test.beforeEach(({}, info) => {
  test.setTimeout(300_000)
  test.skip(info.project.name === 'electron', 'the clock of another process cannot be moved')
})

const minute = 60_000
const passwordOf = (login: string) => demoStaff.find((person) => person.login === login)?.password ?? ''
const password = passwordOf('chushen')

/** Everything the page holds, as text: markup, values of fields, title, address. */
const pageText = (page: Page) =>
  page.evaluate(() =>
    [
      document.documentElement.outerHTML,
      document.title,
      location.hash,
      ...[...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value),
    ].join('\n'),
  )
const locked = (page: Page) => page.getByRole('heading', { name: '桌面已锁定' })

async function unlock(page: Page, given = password): Promise<void> {
  await page.getByRole('textbox', { name: '密码' }).fill(given)
  await page.getByRole('button', { name: '解锁' }).click()
}

test('left alone with text typed and a dialog open, the desk locks, nothing personal stays on the page, and everything is back afterwards', async ({
  desk: { page, pass },
}) => {
  const { name } = subjectOf('pkg.9')
  await signIn(page, 'chushen')
  await openCase(page, 'pkg.9')
  await claim(page)
  await page.getByRole('button', { name: '退回补正', exact: true }).click()
  await page.getByRole('checkbox', { name: '填写有误' }).check()
  const words = `${name}本人来电说明`
  await page.getByRole('textbox').last().fill(words)
  await page.getByRole('button', { name: '下一步：核对后退回' }).click()
  await expect(page.getByRole('dialog', { name: '确认退回补正' })).toBeVisible()
  expect(await pageText(page)).toContain(name)
  // Half a second after the last key the words are in the encrypted store.
  await page.waitForTimeout(1500)

  pass(11 * minute)
  await expect(locked(page)).toBeVisible({ timeout: 30_000 })
  const { idNumber } = subjectOf('pkg.9')
  const left = await pageText(page)
  for (const personal of [name, idNumber, idNumber.slice(0, 6), words, '填写有误']) expect(left).not.toContain(personal)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  // The page can ask for nothing while it is locked.
  await page.evaluate((to) => (location.hash = to), addressOf('pkg.9'))
  expect(await pageText(page)).not.toContain(name)

  await unlock(page, '不是这个密码')
  await expect(page.getByText(/再试 2 次/)).toBeVisible()
  await unlock(page)
  await expect(page.getByRole('heading', { name })).toBeVisible()
  // The same case; what was typed and ticked for the return was kept.
  await page.getByRole('button', { name: '退回补正', exact: true }).click()
  await expect(page.getByRole('checkbox', { name: '填写有误' })).toBeChecked()
  const kept = await page.getByRole('textbox').evaluateAll((boxes) => boxes.map((box) => (box as HTMLTextAreaElement).value))
  expect(kept).toContain(words)

  // A reason in a small dialog comes back just the same.
  await page.keyboard.press('Escape')
  const reveal = page.getByRole('button', { name: '查看完整内容' }).first()
  await reveal.click()
  const asked = page.getByRole('dialog', { name: /^查看完整的/ })
  const reason = `${name}来电核对号码`
  await asked.getByRole('textbox').fill(reason)
  await page.waitForTimeout(1500)
  pass(11 * minute)
  await expect(locked(page)).toBeVisible({ timeout: 30_000 })
  expect(await pageText(page)).not.toContain(name)
  await unlock(page)
  await expect(page.getByRole('heading', { name })).toBeVisible()
  await reveal.click()
  await expect(asked.getByRole('textbox')).toHaveValue(reason)
})

test('a filled search box does not keep the desk open, and touching it does', async ({ desk: { page, pass } }) => {
  const { name } = subjectOf('inc.8')
  await signIn(page, 'chushen')
  await search(page, name)
  await page.clock.install()
  for (let i = 0; i < 3; i += 1) {
    pass(6 * minute)
    // A touch is told at most every ten seconds.
    await page.clock.fastForward(10_500)
    await page.keyboard.press('Shift')
    await page.waitForTimeout(500)
  }
  await expect(page.getByRole('textbox', { name: '关键字' })).toHaveValue(name)
  pass(11 * minute)
  await expect(locked(page)).toBeVisible({ timeout: 30_000 })
  expect(await pageText(page)).not.toContain(name)
  await unlock(page)
  await expect(page.getByRole('textbox', { name: '关键字' })).toHaveValue(name)
})

test('after the longest session the desk locks under somebody who is working', async ({ desk: { page, pass } }) => {
  await signIn(page, 'chushen')
  for (let hour = 0; hour < 2; hour += 1) pass(6 * 60 * minute + minute)
  await expect(locked(page)).toBeVisible({ timeout: 30_000 })
})

test('a key locks also inside a dialog, the clipboard is emptied, and what was typed for a visitor is given back', async ({
  desk: { page },
}) => {
  await signIn(page, 'chushen')
  await page.getByRole('link', { name: '导入与结果' }).click()
  const name = subjectOf('inc.8').name
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await search(page, name)
  const box = page.getByRole('textbox', { name: '关键字' })
  await page.clock.install()
  await box.focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Control+C')
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText())
  expect(await clipboard()).toBe(name)
  // Half a minute later it is empty also without a lock.
  await page.clock.fastForward(29_000)
  expect(await clipboard()).toBe(name)
  await page.clock.fastForward(2000)
  await expect.poll(clipboard).toBe('')
  await page.keyboard.press('Control+C')
  expect(await clipboard()).toBe(name)
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Control+Alt+l')
  await expect(locked(page)).toBeVisible()
  await expect.poll(clipboard).toBe('')
  // Somebody else signs in instead, and finds their own beginning.
  await page.getByRole('button', { name: '换人登录' }).click()
  await page.getByRole('textbox', { name: '登录名' }).fill('zhanghao')
  await page.getByRole('textbox', { name: '密码' }).fill(passwordOf('zhanghao'))
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByRole('heading', { name: '工作台' })).toBeVisible()

  // Whoever stands at the window is still there when the clerk comes back: what they said and showed is on screen again, and only then.
  await page.evaluate(() => (location.hash = '#/accounts?q=km600001'))
  await page.getByRole('button', { name: '重置密码' }).first().click()
  const reset = page.getByRole('dialog', { name: '重置账号 km600001 的密码' })
  await reset.getByLabel('证件号码').fill('530102199003070016')
  await reset.getByLabel('原因').fill('专管员本人忘记密码')
  await page.keyboard.press('Control+Alt+l')
  await expect(locked(page)).toBeVisible()
  const left = await pageText(page)
  for (const typed of ['530102199003070016', '本人忘记密码']) expect(left).not.toContain(typed)
  await unlock(page, passwordOf('zhanghao'))
  await page.getByRole('button', { name: '重置密码' }).first().click()
  await expect(reset.getByLabel('证件号码')).toHaveValue('530102199003070016')
  await expect(reset.getByLabel('原因')).toHaveValue('专管员本人忘记密码')
  await reset.getByRole('button', { name: /取\s*消/ }).click()
  await page.getByRole('button', { name: '重置密码' }).first().click()
  await expect(reset.getByLabel('证件号码')).toHaveValue('')
})
