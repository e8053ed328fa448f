import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import ExcelJS from 'exceljs'
import { findChromium } from '../../main/setup/chromium.mjs'
import { formatFen } from '../../shared/rules/money.ts'
import { sheetLineLabels } from '../../shared/rules/sheet.ts'
import type { BenchDesk } from './desk.ts'
import type { Figure } from './harness.ts'
import { ownPdf, type PlainSheet } from './ownWriter.ts'
import { content, ours, range, unitName } from './pdfSheets.ts'

const figuresOf = ({ data: { lines } }: ReturnType<typeof content>) =>
  sheetLineLabels.map(({ key, unit }) => (unit === 'persons' ? String(lines[key]) : formatFen(lines[key])))
const plain = (i: number): PlainSheet => ({
  unitName: unitName(i),
  unitNo: content(i).data.unitNo,
  figures: figuresOf(content(i)),
  foot: ['本期应缴合计', '经办机构：官渡区就业局失业保险科', '打印人：祝主任', '单号：202510530000105421', '第1次打印'],
})
const own = (count: number, from: number): number => ownPdf(range(count, from).map(plain)).length

const html = (i: number) =>
  `<style>body{font-family:"Noto Serif CJK SC",serif}table{width:100%;border-collapse:collapse}td{border:1px solid}</style><h1>失业保险单位月缴费核定表</h1>
   <p>单位名称: ${unitName(i)}</p><table>${sheetLineLabels.map(({ label, number }, n) => `<tr><td>${label.zh}<td>${number}<td>${figuresOf(content(i))[n]}`).join('')}</table>`

/** Sheets as PDF: against a writer made for this one form, and against what an office would use instead. */
export function pdfFigures({ dir }: BenchDesk): Figure[] {
  let peak: number | undefined
  const figures: Figure[] = [
    {
      name: 'pdf: one sheet / a writer made for the form (G13)',
      goal: { atMost: 8 },
      limit: (call) => own(1, call),
      subject: (call) => ours(1, call),
      right: (pages) => pages === 1,
      calls: 20,
    },
    {
      name: 'pdf: 100 sheets in one document / the same (G14)',
      goal: { atMost: 4 },
      limit: (call) => own(100, call * 100),
      subject: (call) => ours(100, call * 100),
      right: (pages) => pages === 100,
      calls: 1,
      by: 'mean',
    },
    {
      name: 'pdf: 1,000 sheets in documents of 200 / the same (G14)',
      goal: { atMost: 4 },
      limit: () => own(1000, 0),
      subject: () => ours(1000, 0),
      right: (pages) => pages === 1000,
      calls: 1,
      by: 'mean',
    },
    {
      name: 'pdf: memory while 1,000 sheets and 10,000 lines of lists are made / 500 MB (G14)',
      goal: { atMost: 1 },
      limit: () => 500,
      subject: () => (peak ??= peakOf()),
      right: (megabytes) => typeof megabytes === 'number',
      took: (megabytes) => (typeof megabytes === 'number' ? megabytes : undefined),
      calls: 1,
    },
  ]
  const executablePath = findChromium()
  let browser: Promise<Browser> | undefined
  if (executablePath)
    figures.push({
      name: 'pdf: Chromium’s page.pdf() / ours, one sheet (G13b)',
      goal: { atLeast: 15 },
      limit: (call) => ours(1, call),
      subject: async (call) => {
        browser ??= chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 })
        const page = await (await browser).newPage()
        await page.setContent(html(call))
        const bytes = await page.pdf({ format: 'A4' })
        await page.close()
        return bytes.length > 1000
      },
      right: (made) => made === true,
      calls: 2,
      end: async () => (await browser)?.close(),
    })
  else process.stdout.write('pdf: Chromium is not here; its ratio is left out\n')
  if (hasOffice()) {
    const books = path.join(dir, 'books')
    let ready: Promise<string[]> | undefined
    figures.push({
      name: 'pdf: LibreOffice, 20 workbooks in one process / ours, 20 sheets (G13b)',
      goal: { atLeast: 7 },
      limit: async () => {
        for (let i = 0; i < 20; i += 1) await ours(1, i)
      },
      subject: async () => {
        const files = await (ready ??= workbooks(books))
        execFileSync('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', path.join(books, 'pdf'), ...files], { stdio: 'ignore' })
        return readdirSync(path.join(books, 'pdf')).length
      },
      right: (made) => made === 20,
      calls: 1,
      by: 'mean',
    })
  } else process.stdout.write('pdf: LibreOffice is not here; its ratio is left out\n')
  return figures
}

/** MB at the most */
function peakOf(): number {
  const said = execFileSync(process.execPath, [path.join(import.meta.dirname, 'pdfPeak.ts')], { encoding: 'utf8' })
  const { pages, peak } = JSON.parse(said) as { pages: number; peak: number }
  if (pages !== 1000) throw new Error(`${pages} pages instead of 1,000`)
  return peak
}

function hasOffice(): boolean {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

async function workbooks(dir: string): Promise<string[]> {
  mkdirSync(dir, { recursive: true })
  return Promise.all(
    range(20, 0).map(async (i) => {
      const book = new ExcelJS.Workbook()
      const sheet = book.addWorksheet('核定表')
      sheet.addRow(['失业保险单位月缴费核定表', unitName(i)])
      sheetLineLabels.forEach(({ label, number }, n) => sheet.addRow([label.zh, number, figuresOf(content(i))[n]]))
      const file = path.join(dir, `${i}.xlsx`)
      writeFileSync(file, Buffer.from(await book.xlsx.writeBuffer()))
      return file
    }),
  )
}
