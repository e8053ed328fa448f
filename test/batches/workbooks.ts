import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import ExcelJS, { type Worksheet } from 'exceljs'
import { template } from '../../main/xlsx/template.ts'
import { readWorkbook } from '../../main/xlsx/read.ts'
import type { ResultRows } from '../../main/xlsx/result.ts'
import type { SheetRow } from '../../main/xlsx/sheetRows.ts'
import { type BatchKind, isBatchKind, type RowResult } from '../../shared/filings/batch.ts'
import { kindOf } from '../../shared/filings/index.ts'
import { type RawEntry, rawZip } from '../fixtures/packages/rawZip.ts'

export function batchKind(id: string): BatchKind {
  const kind = kindOf(id)
  if (!isBatchKind(kind)) throw new Error(`${id} has no workbook`)
  return kind
}
export const increase = batchKind('enrolment.increase')

/** The template of a kind with what `edit` does to it, as the bytes exceljs writes. */
export async function filled(kind: BatchKind, edit: (sheet: Worksheet, book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(new Uint8Array(await template(kind)).buffer)
  const sheet = book.getWorksheet(kind.batch.label.zh)
  if (!sheet) throw new Error('the template lacks its sheet')
  edit(sheet, book)
  return Buffer.from(await book.xlsx.writeBuffer())
}

const folder = mkdtempSync(path.join(tmpdir(), 'casedesk-batch-'))
let files = 0
/** A file with these bytes, in a folder that the system clears. */
export function saved(bytes: Buffer): string {
  files += 1
  const file = path.join(folder, `${files}.xlsx`)
  writeFileSync(file, bytes)
  return file
}

export async function readAll(kind: BatchKind, bytes: Buffer, rows?: number): Promise<SheetRow[]> {
  const found: SheetRow[] = []
  await readWorkbook({ path: saved(bytes), kind, give: (row) => found.push(row), ...(rows === undefined ? {} : { rows }) })
  return found
}

/** Results as the result workbook takes them. */
export const resultRows = (rows: readonly RowResult[]): ResultRows => ({
  of: (set) =>
    rows
      .filter(({ group, refund }) => (set === 'refund' ? refund !== null : group === set))
      .map((row) => ({ ...row, outcome: '尚未保存' })),
})

/** One row of 批量增加, in the order of its columns. */
export const increaseRow = (name: string, idNumber: string): string[] => [
  name,
  idNumber,
  '2025-10-01',
  '装配工',
  '13900000001',
  '否',
  '是',
  '5000',
]

const headings = increase.batch.columns.map(({ heading }) => heading)
const letter = (column: number) => String.fromCharCode(64 + column)
export const textCell = (row: number, column: number, value: string) =>
  `<c r="${letter(column)}${row}" t="inlineStr"><is><t>${value}</t></is></c>`
export const sheetRow = (row: number, values: readonly string[]) =>
  `<row r="${row}">${values.map((value, at) => textCell(row, at + 1, value)).join('')}</row>`
const worksheet = (rows: string, after = '') =>
  `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData>${after}</worksheet>`

interface RawBook {
  /** XML of the rows below the headings. */
  readonly rows?: string
  readonly headings?: readonly string[]
  /** XML behind the rows. */
  readonly after?: string
  readonly version?: string
  readonly kind?: string
  /** The whole of the main sheet's XML. */
  readonly sheet?: string
  readonly strings?: string
  readonly more?: readonly RawEntry[]
}

/** A workbook of 批量增加 written by hand, so that every part can be made to lie. */
export function rawBook(book: RawBook = {}): Buffer {
  const { rows = sheetRow(2, increaseRow('李测试', '530102199003070016')), version = '1', kind = increase.id, more = [] } = book
  const part = (name: string, content: string): RawEntry => ({ name, content: Buffer.from(content) })
  return rawZip({
    entries: [
      part('[Content_Types].xml', '<Types/>'),
      part(
        'xl/workbook.xml',
        `<workbook xmlns:r="r"><sheets><sheet name="${increase.batch.label.zh}" sheetId="1" r:id="rId1"/><sheet name="_casedesk" sheetId="2" r:id="rId2"/></sheets></workbook>`,
      ),
      part(
        'xl/_rels/workbook.xml.rels',
        '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
      ),
      part('xl/worksheets/sheet1.xml', book.sheet ?? worksheet(sheetRow(1, book.headings ?? headings) + rows, book.after)),
      part('xl/worksheets/sheet2.xml', worksheet(sheetRow(1, ['casedesk-batch']) + sheetRow(2, [kind]) + sheetRow(3, [version]))),
      ...(book.strings === undefined ? [] : [part('xl/sharedStrings.xml', book.strings)]),
      ...more,
    ],
  })
}
