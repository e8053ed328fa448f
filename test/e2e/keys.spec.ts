import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Authority, createAuthority } from '../keys/authority.ts'
import { type Card, type CardReader, startReader } from '../keys/card/reader.ts'
import { expect, test } from './fixture.ts'
import { call, claim, confirm, expectStanding, search, signIn, signOut } from './work.ts'

// A virtual card in the real smart-card service, OpenSC's driver in its own process, the real page.

test.use({ demo: true })

const unit = { name: '昆明滇池孔雀食品有限公司', code: '91530111MAQ0RACE0Q', account: 'km100227' }
const pin = '123456'

let authority: Authority
let reader: CardReader
test.beforeAll(async () => {
  test.setTimeout(300_000)
  authority = createAuthority()
  authority.issue('unit', `/C=CN/O=${unit.name}/CN=${unit.name}`, [`1.2.156.10260.4.1.4=ASN1:PRINTABLESTRING:${unit.code}`])
  authority.issue('encryption', `/C=CN/O=${unit.name}/CN=${unit.name}`, [], { usage: 'keyEncipherment' })
  authority.issue('staff', '/C=CN/O=官渡区失业保险经办机构/CN=何复')
  writeFileSync(path.join(authority.dir, 'sub.crl.der'), authority.crl())
  reader = await startReader()
})
test.afterAll(async () => {
  await reader.stop()
  authority.remove()
})

const slot = (name: string) => ({ key: authority.leaf(name).keyFile, certificate: authority.leaf(name).keyFile.replace(/key$/, 'der') })
const serious = async (page: Page) =>
  (await new AxeBuilder({ page }).setLegacyMode().analyze()).violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).slice(0, 3)}`)
const tooWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test('a key is plugged in, its unit shown and bound; staff sign in by key, sign a rollback, and verify names them (S0-04, S0-05, S0-08, S1-24)', async ({
  desk: { page },
}) => {
  test.setTimeout(400_000)
  await page.setViewportSize({ width: 1366, height: 768 })
  const lasting = { timeout: 40_000 }

  await test.step('the administrator trusts the issuer and enrols a key', async () => {
    await signIn(page, 'guanli')
    await page.getByRole('link', { name: '实体CA' }).click()
    await expect(page.getByText('没有检测到U盘证书')).toBeVisible(lasting)
    expect(await serious(page)).toEqual([])
    await page.getByRole('tab', { name: '驱动诊断' }).click()
    await expect(page.getByRole('row', { name: /OpenSC/ })).toContainText('已装入', lasting)
    expect(await serious(page)).toEqual([])
    expect(await tooWide(page)).toBeLessThanOrEqual(0)
    await page.screenshot({ path: 'test-results/keys-drivers.png' })
    await page.getByRole('button', { name: '登记其他驱动' }).click()
    const registered = page.getByRole('dialog', { name: '登记其他驱动' })
    await registered.getByLabel('名称').fill('示例CA 驱动')
    await registered.getByLabel('选择驱动文件').last().setInputFiles(authority.chainFile)
    await expect(registered.getByLabel('驱动文件路径')).toHaveValue(path.basename(authority.chainFile))
    await registered.getByRole('button', { name: '登记其他驱动' }).click()
    // Main looked at the file that was chosen, whose place the page never learns.
    await expect(registered.getByRole('alert')).toContainText('不是 PKCS#11 驱动', lasting)
    expect(await serious(page)).toEqual([])
    await page.screenshot({ path: 'test-results/keys-register.png' })
    await registered.getByRole('button', { name: '取消' }).click()
    await page.getByRole('tab', { name: '信任与登记' }).click()
    await page.getByLabel('导入发证机构证书').last().setInputFiles(authority.chainFile)
    await expect(page.getByRole('row', { name: /示例签发CA/ }).first()).toBeVisible(lasting)
    await page.getByLabel('导入吊销列表').last().setInputFiles(path.join(authority.dir, 'sub.crl.der'))
    await expect(page.getByText('0 张证书')).toBeVisible(lasting)
    const card = await reader.insert({ slots: { '9a': slot('staff') } })
    await page.getByRole('button', { name: '登记工作人员证书' }).click()
    const dialog = page.getByRole('dialog', { name: '登记工作人员证书' })
    await expect(dialog.getByRole('radio', { name: /何复/ })).toBeVisible(lasting)
    await dialog.getByRole('combobox', { name: '工作人员' }).click()
    await page.keyboard.type('fuhe')
    await page.keyboard.press('Enter')
    await dialog.getByLabel('证书口令').fill(pin)
    await dialog.getByRole('button', { name: '登记工作人员证书' }).click()
    await expect(page.getByRole('row', { name: /证书即可登录/ })).toContainText('何复', lasting)
    expect(await serious(page)).toEqual([])
    expect(await tooWide(page)).toBeLessThanOrEqual(0)
    await page.screenshot({ path: 'test-results/keys-trust.png' })
    await card.pull()
    await signOut(page)
  })

  await test.step('at the window the key shows its unit beside its accounts, and is bound', async () => {
    await signIn(page, 'chushen2')
    await page.getByRole('link', { name: '实体CA' }).click()
    await expect(page.getByText('没有检测到U盘证书')).toBeVisible(lasting)
    const card = await reader.insert({ slots: { '9a': slot('unit'), '9d': slot('encryption') } })
    const pair = page.getByRole('article', { name: unit.name })
    await expect(pair).toContainText(unit.code, lasting)
    await expect(pair).toContainText('有效')
    await expect(pair).toContainText('示例签发CA → 示例根CA')
    const row = pair.getByRole('row', { name: new RegExp(unit.account) })
    await expect(row).toContainText('未绑定', lasting)
    await expect(row).toContainText('未开通')
    expect(await serious(page)).toEqual([])
    expect(await tooWide(page)).toBeLessThanOrEqual(0)
    await page.screenshot({ path: 'test-results/keys-here.png' })
    await row.getByRole('button', { name: '绑定到此账号' }).click()
    await expect(page.getByRole('heading', { name: '实体CA绑定' })).toBeVisible(lasting)
    await expect(page.getByLabel('证书信用代码')).toHaveValue(unit.code, lasting)
    await page.getByRole('combobox', { name: '账号密码和短信已核验' }).click()
    await page.keyboard.type('是')
    await page.keyboard.press('Enter')
    await page.getByLabel('来办理的人姓名').fill('王经办')
    await page.getByRole('combobox', { name: '出示的证件' }).click()
    await page.keyboard.type('单位介绍信')
    await page.keyboard.press('Enter')
    await expect(page.getByText('可以受理')).toBeVisible(lasting)
    await page.getByRole('button', { name: '受理', exact: true }).click()
    const receipt = page.getByRole('article', { name: '受理回执' })
    await expect(receipt).toContainText('实体CA绑定', lasting)
    const number = /guandu\d{8}-C\d{4}/.exec(await receipt.innerText())?.[0] ?? 'none'
    await signOut(page)
    await signIn(page, 'chushen')
    await search(page, number)
    await page.getByRole('row', { name: number }).dblclick()
    await claim(page)
    await page.getByRole('button', { name: '审核通过' }).click()
    await confirm(page, '确认审核通过')
    await expectStanding(page, number, '审核通过')
    await page.getByRole('link', { name: '实体CA' }).click()
    await expect(pair.getByRole('row', { name: new RegExp(unit.account) })).toContainText('已绑定本证书', lasting)
    await expect(pair.getByRole('row', { name: new RegExp(unit.account) })).toContainText('已开通（实体CA自动）')
    await card.pull()
    await expect(page.getByText('没有检测到U盘证书')).toBeVisible(lasting)
    await signOut(page)
  })

  await test.step('the office asks for signatures: proposed by one, adopted by another', async () => {
    await signIn(page, 'zhuguan')
    const row = { from: '2025-10-01', to: null, docNo: '内控3号', source: '本机构内控制度', confirmed: true, act: 'rollback', threshold: 0 }
    const change = { table: 'signature', action: 'add', target: null, row, docNo: '内控3号', reason: '回退须签名' } as const
    const { value } = await call(page, 'policy.propose', change)
    await signOut(page)
    await signIn(page, 'shenji')
    expect(await call(page, 'policy.decide', { proposalId: String(value?.['proposalId']), verdict: 'approve', note: '' })).toMatchObject({
      ok: true,
    })
    await signOut(page)
  })

  let held: Card
  await test.step('a member of staff signs in by key', async () => {
    held = await reader.insert({ slots: { '9a': slot('staff') } })
    const byKey = page.getByRole('region', { name: '用U盘证书登录' })
    await expect(byKey.getByRole('radio', { name: /何复/ })).toBeVisible(lasting)
    expect(await serious(page)).toEqual([])
    const wrong = async (words: string | RegExp) => {
      await byKey.getByLabel('证书口令').fill('000000')
      await byKey.getByRole('button', { name: '用证书登录' }).click()
      await expect(byKey.getByText(words).first()).toBeVisible(lasting)
    }
    await wrong(/证书口令错误/)
    await page.screenshot({ path: 'test-results/keys-login.png' })
    // The last try wants a consent of its own, before there is a field to type into.
    await wrong('证书口令只剩最后一次机会，再错将被锁定')
    await expect(byKey.getByLabel('证书口令')).toBeDisabled()
    await page.screenshot({ path: 'test-results/keys-final.png' })
    expect(await serious(page)).toEqual([])
    await byKey.getByRole('checkbox', { name: '我确认口令无误，使用最后一次机会' }).check()
    await wrong('证书口令已锁定')
    await expect(byKey.getByLabel('证书口令')).toHaveCount(0)
    await page.screenshot({ path: 'test-results/keys-locked.png' })
    await held.pull()
    await expect(byKey.getByRole('radio', { name: /何复/ })).toHaveCount(0, lasting)
    held = await reader.insert({ slots: { '9a': slot('staff') } })
    await expect(byKey.getByRole('radio', { name: /何复/ })).toBeVisible(lasting)
    await byKey.getByLabel('证书口令').fill(pin)
    await byKey.getByRole('button', { name: '用证书登录' }).click()
    await expect(page.getByRole('heading', { name: '工作台' })).toBeVisible(lasting)
    await expect(page.locator('.top-row')).toContainText('何复')
  })

  await test.step('takes back a wrong approval, which a colleague proposed, with a signature', async () => {
    await page.getByRole('link', { name: '业务回退' }).click()
    await expect(page.getByRole('heading', { name: '业务回退' })).toBeVisible(lasting)
    await page.keyboard.press('m')
    await expect(page.getByRole('row', { name: /待批准/ })).toBeVisible(lasting)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: /按此次序回退/ })).toBeVisible(lasting)
    await page.keyboard.press('a')
    await expect(page.getByRole('dialog', { name: '批准并执行回退' })).toBeVisible(lasting)
    await page.keyboard.press('Control+Enter')
    const dialog = page.getByRole('dialog', { name: '用U盘证书签名' })
    await expect(dialog.getByRole('radio', { name: /何复/ })).toBeVisible(lasting)
    await page.screenshot({ path: 'test-results/keys-sign.png' })
    await dialog.getByLabel('证书口令').fill('000000')
    await dialog.getByRole('button', { name: '签名并继续' }).click()
    await expect(dialog.getByText(/证书口令错误/).first()).toBeVisible(lasting)
    await dialog.getByLabel('证书口令').fill(pin)
    await dialog.getByRole('button', { name: '签名并继续' }).click()
    await expect(page.getByText('已回退的业务')).toBeVisible(lasting)
  })

  await test.step('pulling the key locks the desk; verify names the signer', async () => {
    await held.pull()
    await expect(page.getByRole('heading', { name: '桌面已锁定' })).toBeVisible(lasting)
    await page.getByRole('button', { name: /其他人|换人/ }).click()
    await signIn(page, 'shenji')
    await page.getByRole('link', { name: '实体CA' }).click()
    await page.getByRole('tab', { name: '签名记录' }).click()
    await page.getByRole('button', { name: '校验流水和签名' }).click()
    await expect(page.getByText(/签名有效：何复 1/).first()).toBeVisible(lasting)
    await expect(page.getByRole('row', { name: /回退/ })).toContainText('何复', lasting)
    await page.screenshot({ path: 'test-results/keys-signatures.png' })
  })
})
