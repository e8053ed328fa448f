import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { demoFilings } from '../../main/demo/filings.ts'
import { opening } from '../../main/demo/opening.ts'
import { demoOffice } from '../../main/demo/units.ts'
import type { RecordOf } from '../../shared/register/records.ts'
import { png } from '../fixtures/packages/media.ts'
import { expect, test } from './fixture.ts'
import { claim, confirm, expectStanding, search, signIn, signOut } from './work.ts'

test.use({ demo: true })

const records = opening().flatMap((data) => data.records)
const isPerson = (given: (typeof records)[number]): given is { record: 'person'; body: RecordOf<'person'> } => given.record === 'person'
const isEnrolment = (given: (typeof records)[number]): given is { record: 'enrolment'; body: RecordOf<'enrolment'> } =>
  given.record === 'enrolment'

/** Somebody insured at a unit of this office, of whom no filing of the demonstration speaks. */
function insured(): { person: RecordOf<'person'>; enrolment: RecordOf<'enrolment'> } {
  const filed = new Set(demoFilings().flatMap(({ received }) => Object.values(received.values)))
  for (const { body: enrolment } of records.filter(isEnrolment)) {
    const { body: person } = records.filter(isPerson).find(({ body }) => body.idNumber === enrolment.idNumber) ?? {}
    const unit = records.find(({ record, body }) => record === 'unit' && 'unitNo' in body && body.unitNo === enrolment.unitNo)?.body
    const ours = unit && 'officeId' in unit && unit.officeId === demoOffice
    const jobless = records.some(
      ({ record, body }) => record === 'unemployment' && 'idNumber' in body && body.idNumber === enrolment.idNumber,
    )
    if (person && ours && enrolment.toMonth === null && !filed.has(person.idNumber) && !jobless) return { person, enrolment }
  }
  throw new Error('nobody is insured')
}

const choose = async (page: Page, field: string, option: string) => {
  await page.getByRole('combobox', { name: field }).click()
  await page.keyboard.type(option)
  await page.keyboard.press('Enter')
}
const serious = async (page: Page) =>
  (await new AxeBuilder({ page }).setLegacyMode().analyze()).violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).slice(0, 3)}`)
const tooWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test('a stop that only the counter may take is entered with its proof, survives a reload, and is decided by somebody else', async ({
  desk: { page },
}) => {
  const { person, enrolment } = insured()
  const dir = mkdtempSync(path.join(os.tmpdir(), 'casedesk-proof-'))
  const proof = path.join(dir, '入伍通知书.png')
  writeFileSync(proof, png(120))
  await page.setViewportSize({ width: 1366, height: 768 })
  await signIn(page, 'chushen')
  await page.getByRole('link', { name: '窗口受理' }).click()
  await expect(page.getByRole('link', { name: '失业保险金申领' })).toBeVisible()
  expect(await serious(page)).toEqual([])
  await page.getByRole('textbox', { name: '查找事项' }).fill('人员减少')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '参保单位人员减少' })).toBeVisible()

  // The register fills in what belongs to the number; nothing is sent while something is missing.
  await page.getByLabel('证件号码').fill(person.idNumber)
  await expect(page.getByRole('textbox', { name: '姓名', exact: true })).toHaveValue(person.name)
  await expect(page.getByLabel('单位编号')).toHaveValue(enrolment.unitNo)
  await page.getByRole('button', { name: '受理', exact: true }).click()
  await expect(page.getByLabel('来办理的人姓名')).toBeFocused()
  await expect(page.getByText('请选择').first()).toBeVisible()

  await page.getByLabel('来办理的人姓名').fill('王经办')
  await choose(page, '出示的证件', '单位介绍信')
  await choose(page, '暂停缴费原因', '依法服兵役')
  await page.getByLabel('停保日期').fill('20251009')
  await page.getByLabel('停保日期').blur()
  await expect(page.getByLabel('停保日期')).toHaveValue('2025-10-09')
  await expect(page.getByText('缺少：停保情形证明')).toBeVisible()
  await page.getByLabel('停保情形证明', { exact: true }).setInputFiles(proof)
  await page.getByRole('button', { name: '查看 入伍通知书.png' }).click()
  await expect(page.getByRole('img', { name: /入伍通知书/ })).toBeVisible()
  await expect(page.getByText('可以受理')).toBeVisible()
  expect(await serious(page)).toEqual([])
  expect(await tooWide(page)).toBeLessThanOrEqual(0)
  await page.screenshot({ path: 'test-results/counter-form.png' })

  await expect(page.getByText('已填内容自动保存')).toBeVisible()
  await page.waitForTimeout(1500)
  await page.reload()
  await expect(page.getByLabel('停保日期')).toHaveValue('2025-10-09')
  await expect(page.getByRole('button', { name: '查看 入伍通知书.png' })).toBeVisible()
  await expect(page.getByText('可以受理')).toBeVisible()

  await page.keyboard.press('Control+Enter')
  const receipt = page.getByRole('article', { name: '受理回执' })
  await expect(receipt).toContainText('参保单位人员减少')
  await expect(receipt).toContainText('王经办')
  await expect(receipt).toContainText('单位介绍信')
  await expect(receipt).not.toContainText(person.idNumber)
  const number = /guandu\d{8}-C\d{4}/.exec(await receipt.innerText())?.[0] ?? 'none'
  expect(await serious(page)).toEqual([])
  await page.emulateMedia({ media: 'print' })
  await expect(receipt).toBeVisible()
  await expect(page.getByRole('button', { name: '打印回执' })).toBeHidden()
  await page.screenshot({ path: 'test-results/counter-print.png' })
  await page.emulateMedia({ media: 'screen' })

  // Whoever entered it finds the way to review closed.
  await page.getByRole('button', { name: '查看办件' }).click()
  await expect(page.getByText('受理与审核不能是同一人').first()).toBeVisible()
  await expect(page.getByRole('button', { name: '领取', exact: true })).toHaveCount(0)
  await signOut(page)

  await signIn(page, 'chushen2')
  await search(page, number)
  await page.getByRole('row', { name: number }).dblclick()
  await expect(page.getByRole('heading', { name: person.name })).toBeVisible()
  await claim(page)
  await expect(page.getByRole('img', { name: /入伍通知书/ })).toBeVisible()
  await page.getByRole('button', { name: '审核通过' }).click()
  await confirm(page, '确认审核通过')
  await expectStanding(page, number, '审核通过')
  rmSync(dir, { recursive: true, force: true })
})

test('a picture is pasted where it belongs, and what is no document is refused in words', async ({ desk: { page } }) => {
  await page.setViewportSize({ width: 1366, height: 768 })
  await signIn(page, 'chushen')
  await page.evaluate(() => {
    location.hash = '#/counter/enrolment.decrease'
  })
  await page
    .getByLabel('停保情形证明', { exact: true })
    .setInputFiles({ name: '证明.png', mimeType: 'image/png', buffer: Buffer.from('<html>') })
  await expect(page.getByRole('alert').filter({ hasText: '不是 PNG、JPEG 图片或 PDF' })).toBeVisible()
  await page.evaluate(
    (bytes) => {
      const data = new DataTransfer()
      data.items.add(new File([new Uint8Array(bytes)], 'image.png', { type: 'image/png' }))
      window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    },
    [...png(120)],
  )
  await expect(page.getByRole('button', { name: '查看 粘贴的图片1' })).toBeVisible()
  await page.getByRole('button', { name: '查看 粘贴的图片1' }).click()
  await expect(page.getByRole('img', { name: /粘贴的图片1/ })).toBeVisible()
  await page.getByRole('button', { name: '移除 粘贴的图片1' }).click()
  await expect(page.getByRole('button', { name: '查看 粘贴的图片1' })).toHaveCount(0)
})
