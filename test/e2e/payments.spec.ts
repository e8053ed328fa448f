import path from 'node:path'
import { writeFileSync } from 'node:fs'
import ExcelJS from 'exceljs'
import { returnHeading } from '../../shared/exchange/paymentReturn.ts'
import { goodPassword } from '../desk/window.ts'
import { li } from '../filings/given.ts'
import { awarded, cashier } from '../rollback/paymentOffice.ts'
import { officeIn } from '../rollback/wrongOffice.ts'
import { expect, test } from './fixture.ts'

test.use({ office: { fill: (dir: string) => officeIn(dir, awarded, [cashier]) } })

test('S2-10 fund finance lists the benefit of a month, takes the list out for the bank, and reads its return', async ({
  desk: { page, downloadsDir },
}) => {
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.getByRole('textbox', { name: '登录名' }).fill(cashier.login)
  await page.getByLabel('密码', { exact: true }).fill(goodPassword)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '工作台' })).toBeVisible({ timeout: 30_000 })
  await page.evaluate(() => (location.hash = '#/exchange/payments'))
  await expect(page.getByText('这个月没有待发放的失业保险金')).toBeVisible()
  await page.getByLabel('所属期').fill('202511')
  await expect(page.getByRole('row').filter({ hasText: li.name })).toContainText('1,953.00')
  await page.getByRole('button', { name: '生成支付清单' }).click()
  await page.getByRole('tooltip').getByRole('button', { name: '生成支付清单' }).click()
  await expect(page.getByText(/已生成 guandu202511-F01/)).toBeVisible()
  const list = page.getByRole('row', { name: /guandu202511-F01/ })
  await list.getByRole('button', { name: '导出 XLSX' }).click()
  const dialog = page.getByRole('dialog', { name: '导出支付清单 guandu202511-F01' })
  await dialog.getByRole('textbox').fill('交建设银行代发')
  await dialog.getByRole('button', { name: '导出 XLSX' }).click()
  const book = new ExcelJS.Workbook()
  await expect(async () => void (await book.xlsx.readFile(path.join(downloadsDir, '支付清单-guandu202511-F01.xlsx')))).toPass({
    timeout: 20_000,
  })
  const row = book.getWorksheet('支付清单')?.getRow(2)
  expect([3, 10].map((at) => row?.getCell(at).value)).toEqual([li.idNumber, 1953])

  const file = path.join(downloadsDir, '回盘.txt')
  const paid = [row?.getCell(1).text, '失业保险金', li.idNumber, '202511', '1953.00', '成功', '', '20251120', 'B1'].join('|')
  writeFileSync(file, `${returnHeading.join('|')}\r\n${paid}\r\n`)
  await page.locator('input[type=file]').setInputFiles(file)
  await expect(page.getByText('已登记 1 条：成功 1 条，失败 0 条')).toBeVisible()
  await expect(list.getByRole('cell')).toContainText(['2025年11月', '1 条', '1,953.00', '1 条', '0 条', '0 条'])
  await expect(page.getByText('2025-11-20 入账')).toBeVisible()
  await page.screenshot({ path: 'test-results/payments.png' })
})
