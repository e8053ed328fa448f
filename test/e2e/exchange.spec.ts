import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from './fixture.ts'
import { search, signIn } from './work.ts'

test.use({ demo: true })

test('the inbox takes a good package whole and sets a bad one aside with a report', async ({ desk: { page, dataDir } }) => {
  const inbox = path.join(dataDir, 'inbox')
  const waiting = readdirSync(inbox).filter((name) => name.endsWith('.zip'))
  expect(waiting).toHaveLength(2)
  await signIn(page, 'chushen')
  await page.getByRole('link', { name: '导入与结果' }).click()
  await page.getByRole('button', { name: '全部导入' }).click()
  await expect(page.getByText('整包退回').first()).toBeVisible()
  await expect(page.getByText('收件箱是空的')).toBeVisible()
  expect(readdirSync(path.join(inbox, 'done'))).toHaveLength(1)
  const refused = readdirSync(path.join(inbox, 'refused'))
  expect(refused.some((name) => name.endsWith('.zip'))).toBe(true)
  const report = refused.find((name) => name.endsWith('.report.txt')) ?? ''
  expect(readFileSync(path.join(inbox, 'refused', report), 'utf8')).toContain('wage')
})

test('a chosen package is imported from disk and its filings stand in the queue', async ({ desk: { page, dataDir } }) => {
  const inbox = path.join(dataDir, 'inbox')
  const [first = ''] = readdirSync(inbox).filter((name) => name.endsWith('.zip') && !name.includes('错'))
  await signIn(page, 'chushen')
  await page.getByRole('link', { name: '导入与结果' }).click()
  await page.setInputFiles('input[type=file]', path.join(inbox, first))
  await expect(page.getByText(first).first()).toBeVisible()
  await expect(page.getByText('已导入').first()).toBeVisible()
})

test('decisions leave once, in a package that stands in the outbox', async ({ desk: { page, dataDir } }) => {
  await signIn(page, 'zhuguan')
  await page.getByRole('link', { name: '导入与结果' }).click()
  await page.getByRole('tab', { name: '导出结果' }).click()
  await page.getByRole('button', { name: /^导出结果（/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: /导出/ }).click()
  await expect(page.getByText('已写出').first()).toBeVisible()
  await expect(page.getByText('没有待导出的决定')).toBeVisible()
  const outbox = path.join(dataDir, 'outbox')
  expect(existsSync(outbox)).toBe(true)
  expect(readdirSync(outbox).filter((name) => name.endsWith('.zip'))).toHaveLength(1)
  await search(page, '')
})
