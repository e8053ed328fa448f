import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ExcelJS from 'exceljs'
import { expect, it } from 'vitest'
import { resultWorkbook } from '../../main/xlsx/result.ts'
import { template } from '../../main/xlsx/template.ts'
import { batchRow, isBatchKind } from '../../shared/filings/batch.ts'
import { kinds } from '../../shared/filings/index.ts'
import { text } from '../../shared/text.ts'
import { li, unitA } from '../filings/given.ts'
import { filled, increase, increaseRow, readAll, resultRows, saved } from './workbooks.ts'

const installed = spawnSync('which', ['soffice']).status === 0
if (!installed) console.log('LibreOffice is not installed (no soffice): workbooks saved by it are not compared')

/** Workbooks as LibreOffice saves them after opening them, all in one start of it. */
function resaved(...books: readonly Buffer[]): Buffer[] {
  const files = books.map(saved)
  const folder = `${files[0]}.out`
  mkdirSync(folder)
  const profile = `-env:UserInstallation=file://${folder}/profile`
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'xlsx', '--outdir', folder, ...files])
  return files.map((file) => readFileSync(path.join(folder, path.basename(file))))
}

it.skipIf(!installed)('a workbook saved by LibreOffice imports as the one that exceljs wrote', { timeout: 120_000 }, async () => {
  const bytes = await filled(increase, (sheet) => {
    sheet.getRow(2).values = increaseRow('李测试', li.idNumber)
    sheet.getRow(3).values = increaseRow('王测试', li.idNumber).with(2, '20251008')
  })
  const values = async (book: Buffer) =>
    (await readAll(increase, book)).map((row) => batchRow(increase, unitA, { ...row, date1904: false }))
  const [again = Buffer.alloc(0)] = resaved(bytes)
  expect(await values(again)).toEqual(await values(bytes))
})

it.skipIf(!installed)(
  'LibreOffice opens every template and a result, and finds in them what was written',
  { timeout: 120_000 },
  async () => {
    const offered = kinds.filter(isBatchKind)
    const result = { row: 2, name: '李测试', idNumber: li.idNumber, group: 'failed' as const, refund: null }
    const findings = [{ column: '证件号码', result: 'fail' as const, reason: text('校验位不符', ''), fix: text('更正后重新上传', '') }]
    const written = [...(await Promise.all(offered.map(template))), await resultWorkbook(resultRows([{ ...result, findings }]))]
    const opened = await Promise.all(
      resaved(...written).map(async (bytes) => {
        const book = new ExcelJS.Workbook()
        await book.xlsx.load(new Uint8Array(bytes).buffer)
        return book
      }),
    )
    for (const [at, { batch }] of offered.entries())
      expect(opened[at]?.getWorksheet(batch.label.zh)?.getRow(1).values).toEqual([
        undefined,
        ...batch.columns.map(({ heading }) => heading),
      ])
    expect(opened.at(-1)?.getWorksheet('校验失败')?.getRow(2).getCell(3).text).toBe(li.idNumber)
  },
)
