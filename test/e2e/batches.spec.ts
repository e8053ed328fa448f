import path from 'node:path'
import type { Page } from '@playwright/test'
import ExcelJS from 'exceljs'
import { opening } from '../../main/demo/opening.ts'
import { demoOffice } from '../../main/demo/units.ts'
import { idCheckDigit } from '../../shared/rules/idNumber.ts'
import { dropFile } from './dropFile.ts'
import { expect, test } from './fixture.ts'
import { claim, confirm, signIn, signOut } from './work.ts'

test.use({ demo: true })

const unit = opening()
  .flatMap((data) => data.records)
  .flatMap(({ record, body }) =>
    record === 'unit' && 'officeId' in body && body.officeId === demoOffice && body.state === 'active' ? [body] : [],
  )[0]
const person = (i: number): string => {
  const two = (value: number) => String(value).padStart(2, '0')
  const first17 = `5301111991${two(1 + (Math.floor(i / 28) % 12))}${two(1 + (i % 28))}${String(i).padStart(3, '0')}`
  return first17 + idCheckDigit(first17)
}
const wrong = (number: string) => number.slice(0, 17) + (number.endsWith('1') ? '2' : '1')
const given = ['明', '华', '丽', '强', '敏', '静', '磊', '洋', '艳', '勇']
const nameOf = (i: number) => `测${given[Math.floor(i / 100)]}${given[Math.floor(i / 10) % 10]}${given[i % 10]}`
const rowOf = (i: number, idNumber = person(i)) => [
  nameOf(i),
  idNumber,
  '2025-10-08',
  '装配工',
  `1390${String(i).padStart(7, '0')}`,
  '否',
  '是',
  '5000',
]

/** The template as it was downloaded, filled in. */
async function filledIn(template: string, rows: readonly (readonly string[])[], name: string): Promise<string> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(template)
  const sheet = book.worksheets[0]
  for (const [at, row] of rows.entries()) if (sheet) sheet.getRow(at + 2).values = [...row]
  const file = path.join(path.dirname(template), name)
  await book.xlsx.writeFile(file)
  return file
}

/** Pastes a file from disk: the browser itself reads it into an input, so that its path is a real one. */
async function pasteFile(page: Page, file: string): Promise<void> {
  await page.evaluate(() => {
    const input = document.createElement('input')
    input.type = 'file'
    input.id = 'clipboard'
    document.body.append(input)
  })
  await page.locator('#clipboard').setInputFiles(file)
  await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('#clipboard')
    const data = new DataTransfer()
    for (const each of input?.files ?? []) data.items.add(each)
    input?.remove()
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
}

const downloaded = async (dir: string, name: string): Promise<string> => {
  const file = path.join(dir, name)
  const book = new ExcelJS.Workbook()
  // The host reserves the name first and fills it when the download is complete.
  await expect(async () => void (await book.xlsx.readFile(file))).toPass({ timeout: 20_000 })
  return file
}

async function openUpload(page: Page): Promise<void> {
  await page.getByRole('link', { name: '批量申报' }).click()
  await page.getByLabel('单位编号或统一社会信用代码').fill(unit?.unitNo ?? '')
  await expect(page.getByText(unit?.name ?? '').first()).toBeVisible()
}

/** Whoever took the batch in may not review it: a colleague claims its only volume, whose address comes back. */
async function claimedByAnother(page: Page): Promise<string> {
  await page.getByRole('link', { name: '第 1 卷' }).click()
  await expect(page.getByText('受理与审核不能是同一人').first()).toBeVisible()
  const address = await page.evaluate(() => location.hash)
  await signOut(page)

  await signIn(page, 'chushen2')
  await page.evaluate((hash) => {
    location.hash = hash
  }, address)
  await claim(page)
  return address
}

test('S1-12 S1-19 500 rows with one bad: saved in neither half by default, then the good ones now and the bad one corrected later', async ({
  desk: { page, downloadsDir },
}) => {
  test.setTimeout(240_000)
  await page.setViewportSize({ width: 1366, height: 768 })
  await signIn(page, 'chushen')
  await openUpload(page)
  await page.getByRole('button', { name: '下载模板' }).click()
  const template = await downloaded(downloadsDir, '参保单位人员批量增加模板.xlsx')
  const rows = Array.from({ length: 500 }, (_, i) => rowOf(i, i === 321 ? wrong(person(i)) : person(i)))
  await page.screenshot({ path: 'test-results/batch-upload.png' })
  await page.locator('input[type=file]').setInputFiles(await filledIn(template, rows, '十月新增.xlsx'))

  await expect(page.getByRole('tab', { name: '校验失败（1）' })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('tab', { name: '校验成功（499）' })).toBeVisible()
  const failed = page.getByRole('row').filter({ hasText: nameOf(321) })
  await expect(failed).toContainText('323')
  await expect(failed).toContainText('证件号码')
  await expect(failed).not.toContainText(wrong(person(321)))
  await page.getByRole('tab', { name: '校验成功' }).click()
  await expect(page.getByText('第 1–100 条')).toBeVisible()
  await page.getByRole('button', { name: '下一页' }).click()
  await expect(page.getByText(nameOf(100))).toBeVisible()

  // All or nothing is the rule unless it is changed.
  await expect(page.getByRole('radio', { name: '全部成功才保存' })).toBeChecked()
  await page.getByLabel('来办理的人姓名').fill('王经办')
  await page.getByRole('combobox', { name: '出示的证件' }).click()
  await page.keyboard.type('单位介绍信')
  await page.keyboard.press('Enter')
  await expect(page.getByText('有 1 行未通过或暂存：整批方式不能保存')).toBeVisible()
  await expect(page.getByRole('button', { name: '保存 499 行' })).toBeDisabled()
  await page.screenshot({ path: 'test-results/batch-checked.png' })
  await page.getByRole('button', { name: '保存校验结果文件' }).click()
  const result = new ExcelJS.Workbook()
  await result.xlsx.readFile(await downloaded(downloadsDir, '十月新增校验结果.xlsx'))
  expect(result.getWorksheet('校验失败')?.getRow(2).getCell(1).value).toBe('323')

  await page.getByRole('radio', { name: '先收合格行、其余暂存' }).check()
  await page.getByRole('button', { name: '保存 499 行' }).click()
  await page.getByRole('dialog', { name: '保存这个批次？' }).getByRole('button', { name: '确认保存' }).click()
  await expect(page.getByText('已受理').first()).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('499 行').first()).toBeVisible()
  await page.getByRole('tab', { name: '暂存（1）' }).click()
  await expect(page.getByRole('row').filter({ hasText: nameOf(321) })).toBeVisible()
  await page.screenshot({ path: 'test-results/batch-saved.png' })

  // The corrected row, dropped onto the page as from a file manager.
  await page.getByRole('button', { name: '更正后重新上传' }).click()
  await expect(page.getByText(/^更正的批次 guandu/)).toBeVisible()
  await dropFile(page, page.locator('.drop-zone'), await filledIn(template, [rowOf(321)], '更正.xlsx'))
  await expect(page.getByRole('tab', { name: '校验成功（1）' })).toBeVisible({ timeout: 30_000 })
  await page.getByLabel('来办理的人姓名').fill('王经办')
  await page.getByRole('combobox', { name: '出示的证件' }).click()
  await page.keyboard.type('单位介绍信')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '保存 1 行' }).click()
  await page.getByRole('dialog', { name: '保存这个批次？' }).getByRole('button', { name: '确认保存' }).click()
  await expect(page.getByText('已受理').first()).toBeVisible({ timeout: 30_000 })
  await page.getByRole('link', { name: '更正的批次' }).click()
  await page.getByRole('tab', { name: '暂存（1）' }).click()
  await expect(page.getByRole('link', { name: '已更正重报' })).toBeVisible()

  // Somebody else reviews the 499 as one case and sets one row aside.
  const address = await claimedByAnother(page)
  const list = page.getByRole('listbox', { name: '批量 499 行' })
  await list.focus()
  await page.keyboard.press('ArrowDown')
  await expect(list.getByRole('option', { selected: true })).toContainText(nameOf(1))
  await page.getByRole('button', { name: '不予通过', exact: true }).click()
  await page.getByRole('checkbox').first().check()
  await page.getByRole('button', { name: '只对所选部分不予通过' }).click()
  await expect(page.getByText('其中不予通过：第 3 行')).toBeVisible()
  await page.screenshot({ path: 'test-results/batch-case.png' })
  await page.getByRole('button', { name: '审核通过' }).click({ timeout: 30_000 })
  await expect(page.getByText('通过 498 行，不予通过 1 行')).toBeVisible()
  await page.screenshot({ path: 'test-results/batch-confirm.png' })
  await confirm(page, '确认审核通过')
  await expect(async () => {
    await page.evaluate((hash) => {
      location.hash = hash
    }, address)
    await expect(page.locator('header').getByText('审核通过').first()).toBeVisible({ timeout: 3000 })
  }).toPass({ timeout: 30_000 })
})

test('a workbook that is no template is refused in words, and the way back is there', async ({ desk: { page, downloadsDir } }) => {
  await signIn(page, 'chushen')
  await openUpload(page)
  await page.getByRole('button', { name: '下载模板' }).click()
  const template = await downloaded(downloadsDir, '参保单位人员批量增加模板.xlsx')
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(template)
  const heading = book.worksheets[0]?.getCell(1, 2)
  if (heading) heading.value = '身份证'
  const renamed = path.join(downloadsDir, '改了表头.xlsx')
  await book.xlsx.writeFile(renamed)
  await page.locator('input[type=file]').setInputFiles(renamed)
  await expect(page.getByRole('paragraph').filter({ hasText: '第 1 行：表头第 2 列应为“证件号码”' })).toBeVisible({ timeout: 30_000 })
  await page.getByRole('link', { name: '全部批次' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'guandu20251015-B0001' })).toBeVisible()
  await expect(page.getByText('改了表头.xlsx')).toHaveCount(0)
})

test('S1-20 a pasted workbook: one reason for all its warned rows, at reception and again in the review', async ({
  desk: { page, downloadsDir },
}) => {
  await page.setViewportSize({ width: 1366, height: 768 })
  await signIn(page, 'chushen')
  await openUpload(page)
  await page.getByRole('button', { name: '下载模板' }).click()
  const template = await downloaded(downloadsDir, '参保单位人员批量增加模板.xlsx')
  // A rural worker whose share is said not to be paid: every row is a doubt.
  const rows = [900, 901, 902].map((i) => rowOf(i).with(5, '是').with(6, '否'))
  await pasteFile(page, await filledIn(template, rows, '农民工新增.xlsx'))
  await expect(page.getByRole('tab', { name: '警告（3）' })).toBeVisible({ timeout: 60_000 })
  await page.getByRole('tab', { name: '警告（3）' }).click()
  await page.getByRole('button', { name: '处理全部未处理的 3 行' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('已告知单位个人部分照缴')
  await dialog.getByRole('button', { name: '办理', exact: true }).click()
  await expect(page.getByRole('button', { name: /处理全部未处理/ })).toHaveCount(0)
  await page.getByLabel('来办理的人姓名').fill('王经办')
  await page.getByRole('combobox', { name: '出示的证件' }).click()
  await page.keyboard.type('单位介绍信')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '保存 3 行' }).click()
  await page.getByRole('dialog', { name: '保存这个批次？' }).getByRole('button', { name: '确认保存' }).click()
  await expect(page.getByRole('link', { name: '第 1 卷' })).toBeVisible({ timeout: 60_000 })
  const batch = await page.evaluate(() => location.hash)
  await claimedByAnother(page)
  // What the unit was told at reception goes along with each row.
  await expect(page.getByText(/处理：已告知单位个人部分照缴/)).toBeVisible()
  await expect(page.getByText('需处理 3')).toBeVisible()
  await page.getByRole('textbox', { name: '采信理由' }).fill('受理时已告知，照缴')
  await page.getByRole('button', { name: '同一理由用于本卷其余 2 行' }).click()
  await expect(page.getByText('需处理 0')).toBeVisible()
  await page.getByRole('button', { name: '审核通过' }).click({ timeout: 30_000 })
  await expect(page.getByText('通过 3 行')).toBeVisible()
  await confirm(page, '确认审核通过')

  // Wrongly approved: the link on the batch shows the plan of all its rows, the search that of a single one.
  await page.evaluate((hash) => (location.hash = hash), batch)
  await page.getByRole('link', { name: '整批回退…' }).click({ timeout: 30_000 })
  const steps = page.getByRole('region', { name: /按此次序回退/ }).locator('ol > li')
  await expect(steps).toHaveCount(3, { timeout: 30_000 })
  await expect(steps.first()).toContainText(nameOf(902))
  await page.evaluate((name) => (location.hash = `#/rollback/find?q=${encodeURIComponent(name)}`), nameOf(901))
  await page
    .getByRole('row')
    .filter({ hasText: nameOf(901) })
    .getByRole('link')
    .click()
  await expect(steps).toHaveCount(1, { timeout: 30_000 })
  await expect(steps.first()).toContainText(nameOf(901))
})
