import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import ExcelJS from 'exceljs'
import { expect, test } from './fixture.ts'
import { signIn } from './work.ts'

test.use({ demo: true })

const heads = '税票号码,单位编号,做账期号,单位部分,个人部分,滞纳金,到账日期'

test('receipts are compared, booked once, and what is unknown is told', async ({ desk: { page } }) => {
  test.setTimeout(180_000)
  const folder = mkdtempSync(path.join(tmpdir(), 'casedesk-e2e-receipts-'))
  const file = path.join(folder, '到账202510.csv')
  writeFileSync(
    file,
    `${heads}\nT2025-000001,530000999999,202509,35.00,15.00,0,2025-10-15\nT2025-000002,530000100001,202509,1.00,0,0,2025-10-15\n`,
  )
  await page.setViewportSize({ width: 1366, height: 768 })
  await signIn(page, 'zhuguan')
  await page.getByRole('link', { name: '导入与结果' }).click()
  await page.getByRole('tab', { name: '到账' }).click()
  await page.setInputFiles('input[type=file]', file)
  await expect(page.getByText('没有这个单位')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('未入账 1 行')).toBeVisible()
  await page.getByRole('button', { name: /^入账（1 张税票）/ }).click()
  await page.getByRole('dialog', { name: '按核对结果入账？' }).getByRole('button', { name: '入账', exact: true }).click()
  await expect(page.getByRole('row', { name: /到账202510\.csv/ })).toBeVisible({ timeout: 30_000 })

  // The same file again: the voucher is known.
  await page.setInputFiles('input[type=file]', file)
  await expect(page.getByText('已入账 1 行')).toBeVisible({ timeout: 30_000 })

  writeFileSync(file, '姓名,金额\n')
  await page.setInputFiles('input[type=file]', file)
  await expect(page.getByText('表头缺少“税票号码”')).toBeVisible({ timeout: 30_000 })
  rmSync(folder, { recursive: true, force: true })
})

test('S1-23 a unit’s people are exported for the base declaration, with a reason', async ({ desk: { page, downloadsDir } }) => {
  test.setTimeout(180_000)
  await signIn(page, 'chushen')
  await page.getByRole('link', { name: '参保登记' }).click()
  await page.evaluate(() => {
    location.hash = '#/register/units/530000100001'
  })
  await page.getByRole('button', { name: '缴费基数报盘导出' }).click()
  const dialog = page.getByRole('dialog', { name: '缴费基数报盘导出' })
  await expect(dialog.getByText(/2025 年度参保/)).toBeVisible({ timeout: 30_000 })
  await dialog.getByRole('button', { name: /导\s*出/ }).click()
  await expect(dialog.getByText('请写明原因（至少2个字）')).toBeVisible()
  await dialog.getByRole('textbox', { name: '导出原因' }).fill('单位申报2025年度缴费基数')
  await dialog.getByRole('button', { name: /导\s*出/ }).click()
  await expect(dialog).toBeHidden({ timeout: 30_000 })
  await expect(page.getByRole('status', { name: '任务' }).getByText(/^已导出 \d+ 人/)).toBeVisible({ timeout: 60_000 })
  expect(readdirSync(downloadsDir)).toEqual(['缴费基数报盘-530000100001-2025.xlsx'])
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(new Uint8Array(readFileSync(path.join(downloadsDir, '缴费基数报盘-530000100001-2025.xlsx'))).buffer)
  expect(book.getWorksheet('缴费基数报盘')?.getRow(1).values).toEqual([undefined, '序号', '人员编号', '人员姓名', '身份证号码'])
})
