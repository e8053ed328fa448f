import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { resultWorkbook } from '../../main/xlsx/result.ts'
import { template } from '../../main/xlsx/template.ts'
import { batchRow } from '../../shared/filings/batch.ts'
import { li, unitA } from '../filings/given.ts'
import { filled, increase, increaseRow, readAll, resultRows, saved } from './workbooks.ts'

const installed = spawnSync('which', ['soffice']).status === 0
if (!installed) console.log('LibreOffice is not installed (no soffice): workbooks saved by it are not compared')

/** The workbook as LibreOffice saves it after opening it. */
function resaved(bytes: Buffer): Buffer {
  const file = saved(bytes)
  const folder = `${file}.out`
  mkdirSync(folder)
  execFileSync('soffice', [
    `-env:UserInstallation=file://${folder}/profile`,
    '--headless',
    '--convert-to',
    'xlsx',
    '--outdir',
    folder,
    file,
  ])
  return readFileSync(path.join(folder, path.basename(file)))
}

it.skipIf(!installed)('a workbook saved by LibreOffice imports as the one that exceljs wrote', { timeout: 120_000 }, async () => {
  const bytes = await filled(increase, (sheet) => {
    sheet.getRow(2).values = increaseRow('李测试', li.idNumber)
    sheet.getRow(3).values = increaseRow('王测试', li.idNumber).with(2, '20251008')
  })
  const values = async (book: Buffer) =>
    (await readAll(increase, book)).map((row) => batchRow(increase, unitA, { ...row, date1904: false }))
  expect(await values(resaved(bytes))).toEqual(await values(bytes))
})

it.skipIf(!installed)('LibreOffice opens templates and results', { timeout: 120_000 }, async () => {
  expect(resaved(await template(increase)).length).toBeGreaterThan(1000)
  expect(resaved(await resultWorkbook(resultRows([]))).length).toBeGreaterThan(1000)
})
