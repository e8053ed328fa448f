import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { demoStaff } from '../../main/demo/staff.ts'
import { expect as soon, test } from './fixture.ts'
import { signIn, signOut } from './work.ts'

test.use({ demo: true })
/** Every password costs 64 MiB of hashing, also on a busy machine. */
const expect = soon.configure({ timeout: 60_000 })

async function enter(page: Page, login: string, password: string): Promise<void> {
  await page.getByRole('textbox', { name: '登录名' }).fill(login)
  await page.getByRole('textbox', { name: '密码' }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

async function change(page: Page, old: string, next: string): Promise<void> {
  await expect(page.getByRole('heading', { name: '请先修改密码' })).toBeVisible()
  await page.getByRole('textbox', { name: '当前密码' }).fill(old)
  await page.getByRole('textbox', { name: '新密码', exact: true }).fill(next)
  await page.getByRole('textbox', { name: '再输入一次密码' }).fill(next)
  await page.getByRole('button', { name: '修改并继续' }).click()
}

const staffRow = (page: Page) => page.getByRole('row', { name: /xiaochen/ })

test('a new colleague: added, checked by a second person, first password changed, locked by three wrong ones, unlocked by the supervisor', async ({
  desk: { page },
}) => {
  test.setTimeout(400_000)
  await signIn(page, 'guanli')
  await page.getByRole('link', { name: '人员' }).click()
  await page.getByRole('button', { name: '添加人员' }).click()
  await page.getByRole('textbox', { name: '姓名' }).fill('陈小新')
  await page.getByRole('textbox', { name: '登录名' }).fill('xiaochen')
  await page.getByRole('checkbox', { name: '初审' }).check()
  await page.getByRole('checkbox', { name: '基金财务' }).check()
  await expect(page.getByText('这些岗位不能由同一人担任')).toBeVisible()
  await expect(page.getByRole('dialog').getByRole('button', { name: '添加人员' })).toBeDisabled()
  await page.getByRole('checkbox', { name: '基金财务' }).uncheck()
  await page.getByRole('dialog').getByRole('button', { name: '添加人员' }).click()
  const given = page.getByRole('dialog', { name: '陈小新 的一次性密码' })
  await expect(given).toBeVisible()
  const first = (await given.locator('.secret').textContent()) ?? ''
  expect(first).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/)
  await given.getByRole('button', { name: '已告知本人' }).click()
  await expect(given).toHaveCount(0)
  expect(await page.content()).not.toContain(first)
  await expect(page.getByRole('region', { name: '待审核的岗位变更' })).toContainText('陈小新')
  await expect(page.getByRole('button', { name: '通过', exact: true })).toHaveCount(0)
  await signOut(page)

  await signIn(page, 'shenji')
  await page.getByRole('link', { name: '人员' }).click()
  await page.getByRole('button', { name: '通过', exact: true }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('核对任职文件无误')
  await page.getByRole('dialog').getByRole('button', { name: '通过', exact: true }).click()
  await expect(page.getByRole('region', { name: '待审核的岗位变更' })).toHaveCount(0)
  await expect(staffRow(page)).toContainText('待改密码')
  await signOut(page)

  await enter(page, 'xiaochen', first)
  const own = '翠湖边的柳树春天先绿'.padEnd(15, '了')
  await change(page, first, own)
  await expect(page.getByRole('heading', { name: '工作台' })).toBeVisible()
  await signOut(page)

  for (const left of [/再试 2 次/, /再试 1 次/, /账户已锁定/]) {
    await enter(page, 'xiaochen', '错错错错错错错错错错错错错错错')
    await expect(page.getByText(left)).toBeVisible()
  }
  await enter(page, 'xiaochen', own)
  await expect(page.getByText('账户已锁定')).toBeVisible()

  await page.reload()
  await signIn(page, 'zhuguan')
  await page.getByRole('link', { name: '人员' }).click()
  await expect(staffRow(page)).toContainText('已锁定')
  await staffRow(page).getByRole('button', { name: '解锁' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('本人到场核实')
  await page.getByRole('dialog').getByRole('button', { name: '解锁' }).click()
  await expect(staffRow(page)).toContainText('待改密码')
  await signOut(page)

  await enter(page, 'xiaochen', own)
  await change(page, own, '金殿的茶花比雪还要早开两个星期')
  await expect(page.getByRole('heading', { name: '工作台' })).toBeVisible()
})

test('backups: one now with progress, a drill, and the screen for system administration only; a damaged data file leads to the backup', async ({
  desk: { page, dataDir },
}) => {
  test.setTimeout(240_000)
  await signIn(page, 'guanli')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: '页面名称' }).fill('bf')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '备份' })).toBeVisible()
  await expect(page.getByText('还没有任何备份')).toBeVisible()
  await page.getByRole('button', { name: '立即备份' }).click()
  await expect(page.getByRole('row', { name: /casedesk-/ })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('还没有任何备份')).toHaveCount(0)
  await page.getByRole('button', { name: '恢复演练' }).click()
  await expect(page.getByText(/演练通过/).first()).toBeVisible({ timeout: 60_000 })

  // Three days later everybody sees how old it is, and nobody leaves before the one that is due is made.
  const folder = path.join(dataDir, 'backups')
  const [first = ''] = readdirSync(folder)
  const manifest = path.join(folder, first, 'manifest.json')
  const madeAt = new Date(Date.now() - 3 * 86_400_000).toISOString()
  writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), madeAt }))
  await page.getByRole('link', { name: '工作台' }).click()
  await expect(page.getByText(/^最近一份已校验的备份是 3 ?天前的$/)).toBeVisible()
  await page.screenshot({ path: 'test-results/backup-old.png' })
  await signOut(page)
  expect(readdirSync(folder)).toHaveLength(2)
  await signIn(page, 'chushen')
  await expect(page.getByRole('link', { name: '备份' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: '人员' })).toHaveCount(0)
  await signOut(page)

  // The data file is damaged where every start reads it: the sign-in page says so, names the backup, and the line it gives restores it.
  const file = path.join(dataDir, 'desk.db')
  writeFileSync(file, readFileSync(file).fill(0x5a, 1000, 3000))
  await page.getByRole('button', { name: /· guanli$/ }).click()
  const offer = page.getByRole('region', { name: '可用的备份' })
  await expect(offer).toContainText('casedesk-', { timeout: 60_000 })
  await page.screenshot({ path: 'test-results/damaged.png' })
  const [, ...words] = /desk -- (.*)$/.exec(await offer.locator('code').innerText()) ?? []
  const args = (words[0] ?? '').replace('LOGIN', 'guanli').split(' ')
  const env = {
    ...process.env,
    CASEDESK_STATE: path.join(dataDir, 'state'),
    CASEDESK_PASSWORD: demoStaff.find(({ login }) => login === 'guanli')?.password ?? '',
  }
  const told = execFileSync(process.execPath, [path.resolve('out/main/cli.js'), ...args], { encoding: 'utf8', env })
  expect(JSON.parse(told)).toMatchObject({ ok: true, value: { filings: expect.any(Number) } })
  rmSync(`${dataDir}-restored`, { recursive: true, force: true })
})
