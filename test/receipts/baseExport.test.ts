import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeBaseExport } from '../../main/xlsx/baseExport.ts'
import { openDemoWindow, removeDir, type TestWindow } from '../desk/window.ts'

const installed = spawnSync('which', ['soffice']).status === 0
if (!installed) console.log('LibreOffice is not installed (no soffice): the export is not read back with it')
const folder = mkdtempSync(path.join(tmpdir(), 'casedesk-base-'))
let window: TestWindow
beforeAll(async () => (window = await openDemoWindow()), 60_000)
afterAll(async () => {
  await window.close()
  removeDir(window.dataDir)
  rmSync(folder, { recursive: true, force: true })
})

const cellsOf = async (file: string): Promise<string[][]> => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(file)
  const sheet = book.getWorksheet('缴费基数报盘')
  const rows: string[][] = []
  sheet?.eachRow((row) => {
    const cells: string[] = []
    row.eachCell((cell) => {
      // Everything is text, identity numbers above all.
      expect(cell.type).toBe(ExcelJS.ValueType.String)
      cells.push(cell.text)
    })
    rows.push(cells)
  })
  return rows
}
const rows = [
  { number: '990000000001', name: '李测试', idNumber: '530102199003070016' },
  { number: '5301000123', name: '=HYPERLINK("http://x")', idNumber: '53010219900307002X' },
  { number: '990000000003', name: '𠮷𬱖', idNumber: '530102199003070032' },
]
const given = {
  unitNo: '530000105421',
  unitName: '测试单位',
  creditCode: '91370285MA3QAJ0107',
  year: '2025',
  count: 3,
  by: '李初',
  at: '2025-10-16 10:00',
}
const expected = [
  ['序号', '人员编号', '人员姓名', '身份证号码'],
  ['1', '990000000001', '李测试', '530102199003070016'],
  ['2', '5301000123', '\'=HYPERLINK("http://x")', '53010219900307002X'],
  ['3', '990000000003', '𠮷𬱖', '530102199003070032'],
]

it('S1-23 exceljs reads the columns of the guide back: text, whole numbers, no formula', async () => {
  const file = path.join(folder, 'read.xlsx')
  await writeBaseExport(file, given, rows, () => undefined)
  expect(await cellsOf(file)).toEqual(expected)
})

it.skipIf(!installed)('S1-23 LibreOffice reads the same', { timeout: 120_000 }, async () => {
  const file = path.join(folder, 'base.xlsx')
  await writeBaseExport(file, given, rows, () => undefined)
  const out = path.join(folder, 'out')
  mkdirSync(out)
  execFileSync('soffice', [
    `-env:UserInstallation=file://${folder}/profile`,
    '--headless',
    '--convert-to',
    'csv:Text - txt - csv (StarCalc):44,34,76',
    '--outdir',
    out,
    file,
  ])
  const lines = readFileSync(path.join(out, 'base.csv'), 'utf8').trim().split('\n')
  expect(lines[1]).toBe('1,990000000001,李测试,530102199003070016')
  expect(lines[2]).toContain('53010219900307002X')
  expect(lines[2]).not.toMatch(/,=/)
})

it('stops between two rows of many, when somebody says so', async () => {
  const file = path.join(folder, 'stopped.xlsx')
  const many = Array.from({ length: 2500 }, () => rows[0] ?? expect.fail())
  const told: number[] = []
  const written = (done: number) => {
    told.push(done)
    if (done === 2000) throw new Error('stopped')
  }
  await expect(writeBaseExport(file, { ...given, count: 2500 }, many, written)).rejects.toThrow('stopped')
  expect(told).toEqual([0, 1000, 2000])
})

it('S1-23 previews with masked numbers, writes the file and leaves an event with who, why and how many', async () => {
  await window.login('chushen')
  const { rows: units } = await window.get('register.units', { keyword: '', cursor: null, limit: 20 })
  const unit = units.find(({ insured, officeId }) => insured > 1 && officeId === 'km-guandu')
  if (!unit) throw new Error('no unit')
  const asked = { unitNo: unit.unitNo, year: '2025' }
  const preview = await window.get('baseExport.preview', asked)
  expect(preview.unitName).toBe(unit.name)
  expect(preview.rows[0]?.idNumber).toMatch(/^\d{6}\*{8}[\dX]{4}$/)
  expect(await window.ask('baseExport.make', { ...asked, reason: '' })).toMatchObject({ ok: false, error: { code: 'badInput' } })
  const files = () => readdirSync(window.dataDir).filter((name) => name.includes('基数'))
  const stopped = await window.get('baseExport.make', { ...asked, reason: '导出后又不要了' })
  await window.get('jobs.cancel', { jobId: stopped.jobId })
  expect(await window.job(stopped.jobId)).toMatchObject({ state: 'cancelled', message: '已停止，没有留下文件' })
  expect(files()).toEqual([])

  const { jobId } = await window.get('baseExport.make', { ...asked, reason: '单位申报2025年度基数' })
  const fileName = `缴费基数报盘-${unit.unitNo}-2025.xlsx`
  const file = path.join(window.dataDir, fileName)
  const made = await window.job(jobId)
  expect(made).toMatchObject({ state: 'done', message: `已导出 ${preview.count} 人：${file}` })
  expect(files()).toEqual([fileName])
  const cells = await cellsOf(file)
  expect(cells).toHaveLength(preview.count + 1)
  expect(cells[1]?.[1]).toMatch(/^99\d{10}$/)
  expect(new Set(cells.slice(1).map(([, number]) => number)).size).toBe(preview.count)
  expect(cells[1]?.[3]).toMatch(/^\d{17}[\dX]$/)
  expect(await window.ask('baseExport.make', { ...asked, year: '1999', reason: '再导一次' })).toMatchObject({
    ok: false,
    error: { code: 'refused' },
  })
  await window.login('shenji')
  const ask = { staffId: null, group: 'left' as const, from: null, to: null, record: '', before: null, limit: 20 }
  const left = (await window.get('audit.page', ask)).rows.filter(({ type }) => type === 'export.made')
  expect(left).toMatchObject([{ who: '李初' }])
  expect(left[0]?.content).toContain(`${unit.unitNo} 2025：单位申报2025年度基数`)
  // The demonstration's locked period was paid by receipts, and every one of them found its sheet.
  const receipts = await window.get('receipts.list', { limit: 10 })
  expect(receipts.length).toBeGreaterThan(0)
  expect(receipts.every(({ booked, left }) => booked > 0 && left === 0)).toBe(true)
  expect(await window.ask('baseExport.preview', asked)).toMatchObject({ ok: false, error: { code: 'forbidden' } })
})
