import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { demoFilings } from '../../main/demo/filings.ts'
import { opening } from '../../main/demo/opening.ts'
import { demoOffice } from '../../main/demo/units.ts'
import { png } from '../fixtures/packages/media.ts'
import { dropFile } from './dropFile.ts'
import { expect, test } from './fixture.ts'
import { claim, confirm, expectStanding, numberOf, openCase, search, signIn, signOut } from './work.ts'

test.use({ demo: true })

const filed = new Set(demoFilings().flatMap(({ received }) => Object.values(received.values)))
const records = opening().flatMap((data) => data.records)
const jobless = new Set(records.flatMap(({ record, body }) => (record === 'unemployment' && 'idNumber' in body ? [body.idNumber] : [])))
const ours = new Set(
  records.flatMap(({ record, body }) => (record === 'unit' && 'officeId' in body && body.officeId === demoOffice ? [body.unitNo] : [])),
)
/** People insured at units of this office, of whom no filing of the demonstration speaks. */
const insured = records.flatMap(({ record, body }) =>
  record === 'enrolment' &&
  'toMonth' in body &&
  body.toMonth === null &&
  ours.has(body.unitNo) &&
  !filed.has(body.idNumber) &&
  !jobless.has(body.idNumber)
    ? [body]
    : [],
)

const choose = async (page: Page, field: string, option: string) => {
  await page.getByRole('combobox', { name: field }).click()
  await page.keyboard.type(option)
  await page.keyboard.press('Enter')
}

test('S3-03 one part of a joint package of three is rejected: what becomes of the others is said before the click', async ({
  desk: { page },
}) => {
  await page.setViewportSize({ width: 1366, height: 768 })
  await signIn(page, 'chushen')
  await openCase(page, 'pkg.8')
  await claim(page)
  const tab = (name: string) => page.getByRole('tab', { name: new RegExp(name) })
  await expect(page.getByRole('tab')).toHaveCount(3)

  // Without the registration the claim cannot stand.
  await tab('失业登记').click()
  await page.getByRole('button', { name: '不予通过', exact: true }).click()
  await page.getByRole('radio', { name: /只有“失业登记”不予通过/ }).check()
  const others = page.getByRole('region', { name: '其他各项将会怎样' })
  await expect(others).toContainText(/失业保险金申领：\s*将不能通过/)
  await page.screenshot({ path: 'test-results/joint-consequence.png' })
  await page.keyboard.press('Escape')

  // Without the claim the others stand.
  await tab('失业保险金申领').click()
  await page.getByRole('button', { name: '不予通过', exact: true }).click()
  await page.getByRole('radio', { name: /只有“失业保险金申领”不予通过/ }).check()
  await expect(others.getByText('不受影响，可以通过')).toHaveCount(2)
  await page.getByRole('checkbox').first().check()
  await page.getByRole('button', { name: '只对所选部分不予通过' }).click()
  await expect(page.getByText('其中不予通过：失业保险金申领')).toBeVisible()
  await page.getByRole('button', { name: /^(审核|初审)通过$/ }).click()
  await confirm(page, '确认审核通过')
  await expectStanding(page, numberOf('pkg.8'), '不予通过')
  await page.getByRole('row', { name: numberOf('pkg.8') }).dblclick()
  await expect(tab('求职登记')).toContainText('审核通过')
  await expect(tab('失业登记')).toContainText('审核通过')
})

test('S3-03 ticking the larger matter ticks the rest; two are entered on one form and received as one case', async ({ desk: { page } }) => {
  const idNumber = insured[3]?.idNumber ?? ''
  await page.setViewportSize({ width: 1366, height: 768 })
  await signIn(page, 'chushen')
  await page.getByRole('link', { name: '窗口受理' }).click()
  const box = (name: string) => page.getByRole('checkbox', { name })
  await box('失业保险金申领').check()
  for (const name of ['求职登记', '失业登记']) await expect(box(name)).toBeChecked()
  await box('失业登记').uncheck()
  await expect(box('失业保险金申领')).not.toBeChecked()
  await box('求职登记').uncheck()
  await box('失业登记').check()
  await expect(page.getByText('将联办：求职登记 + 失业登记')).toBeVisible()
  await page.screenshot({ path: 'test-results/joint-choice.png' })
  await page.getByRole('button', { name: '开始联办' }).click()
  await expect(page.getByRole('heading', { name: '求职登记 + 失业登记' })).toBeVisible()

  await page.getByLabel('证件号码').fill(idNumber)
  await expect(page.getByRole('textbox', { name: '姓名', exact: true })).not.toHaveValue('')
  await page.getByLabel('来办理的人姓名').fill('李本人')
  await choose(page, '出示的证件', '居民身份证')
  await page.getByLabel('联系电话').fill('13877770001')
  await page.getByLabel('工作地区').fill('昆明市')
  await page.getByLabel('岗位名称').fill('出纳')
  await choose(page, '就业形式', '全职')
  await choose(page, '薪酬类型', '月薪')
  await page.getByLabel('户籍地行政区划').first().fill('530111')
  await choose(page, '常住地与户籍地一致', '是')
  await page.getByLabel('失业日期').fill('20250930')
  await choose(page, '失业原因', '劳动合同')
  await choose(page, '失业人员类型', '企业')
  await expect(page.getByRole('heading', { name: '其中一项不予通过时' })).toBeVisible()
  await expect(page.getByText(/“求职登记”不予通过：/)).toBeVisible()
  await page.screenshot({ path: 'test-results/joint-form.png' })
  await page.getByRole('button', { name: '受理', exact: true }).click()
  const receipt = page.getByRole('article', { name: '受理回执' })
  await expect(receipt).toContainText('求职登记、失业登记')
  const [number = ''] = (await receipt.innerText()).match(/guandu\d{8}-C\d{4}/g)?.toReversed() ?? []
  await search(page, number)
  await expect(page.getByRole('row', { name: number })).toContainText('2 项')
})

test('a returned filing of the counter is corrected there, its proof dropped onto the form, and comes for a second round', async ({
  desk: { page },
}) => {
  const { idNumber = '' } = insured[5] ?? {}
  const dir = mkdtempSync(path.join(os.tmpdir(), 'casedesk-proof-'))
  const proof = path.join(dir, '入伍通知书.png')
  writeFileSync(proof, png(120))
  await page.setViewportSize({ width: 1366, height: 768 })
  await signIn(page, 'chushen')
  await page.evaluate(() => {
    location.hash = '#/counter/enrolment.decrease'
  })
  await page.getByLabel('证件号码').fill(idNumber)
  await page.getByLabel('来办理的人姓名').fill('王经办')
  await choose(page, '出示的证件', '单位介绍信')
  await choose(page, '暂停缴费原因', '依法服兵役')
  await page.getByLabel('停保日期').fill('20251009')
  await page.getByLabel('停保日期').blur()
  await dropFile(page, page.getByRole('region', { name: '申报材料' }).getByRole('listitem').filter({ hasText: '停保情形证明' }), proof)
  await expect(page.getByRole('button', { name: '查看 入伍通知书.png' })).toBeVisible()
  await page.getByRole('button', { name: '受理', exact: true }).click()
  const receipt = page.getByRole('article', { name: '受理回执' })
  const number = /guandu\d{8}-C\d{4}/.exec(await receipt.innerText())?.[0] ?? 'none'
  await signOut(page)

  await signIn(page, 'chushen2')
  await search(page, number)
  await page.getByRole('row', { name: number }).dblclick()
  await claim(page)
  await page.getByRole('button', { name: '退回补正' }).click()
  await page.getByRole('checkbox').first().check()
  await page.getByRole('button', { name: '下一步：核对后退回' }).click()
  await confirm(page, '确认退回补正')
  await expectStanding(page, number, '退回补正')
  await signOut(page)

  await signIn(page, 'chushen')
  await expectStanding(page, number, '退回补正')
  await page.getByRole('row', { name: number }).dblclick()
  await page.getByRole('button', { name: '在窗口补正' }).click()
  await expect(page.getByRole('heading', { name: '补正：参保单位人员减少' })).toBeVisible()
  await expect(page.getByRole('heading', { name: '退回原因' })).toBeVisible()
  await expect(page.getByLabel('停保日期')).toHaveValue('2025-10-09')
  await expect(page.getByLabel('证件号码')).toHaveValue(idNumber)
  await page.getByRole('button', { name: '查看 入伍通知书.png' }).click()
  await expect(page.getByRole('img', { name: /入伍通知书/ })).toBeVisible()
  await page.getByLabel('停保日期').fill('20251010')
  await page.getByLabel('停保日期').blur()
  await page.screenshot({ path: 'test-results/counter-correct.png' })
  await page.getByRole('button', { name: '提交补正' }).click()
  await expect(receipt).toContainText(number)
  await signOut(page)

  await signIn(page, 'chushen2')
  await search(page, number)
  await page.getByRole('row', { name: number }).dblclick()
  await expect(page.getByText('第 2 次提交').first()).toBeVisible()
  rmSync(dir, { recursive: true, force: true })
})
