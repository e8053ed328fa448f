import type { Workbook, Worksheet } from 'exceljs'
import { type BatchColumn, type BatchKind, columnsOf } from '../../shared/filings/batch.ts'
import { fieldOptions } from '../../shared/filings/fieldState.ts'
import type { Field } from '../../shared/filings/kind.ts'
import { hiddenSheet, mark, mostRows } from './marks.ts'

/** Rows that come with formats and lists of choices; more may be pasted below. */
const preparedRows = 1000

/** An empty workbook (.xlsx) for a kind: one sheet to fill in, one with instructions, a hidden one by which the desk knows it again. */
export async function template(kind: BatchKind): Promise<Buffer> {
  // Loaded when needed: it takes longer to load than the desk to start.
  const { default: excel } = await import('exceljs')
  const book = new excel.Workbook()
  const columns = columnsOf(kind)
  const sheet = book.addWorksheet(kind.batch.label.zh, { views: [{ state: 'frozen', ySplit: 1 }] })
  instructions(book, kind, columns)
  const lists = hidden(book, kind)
  for (const [at, { heading, field }] of columns.entries()) {
    const column = sheet.getColumn(at + 1)
    column.width = width(field, heading)
    // Everything as text: a spreadsheet changes what it takes for a number or a day.
    column.numFmt = '@'
    const cell = sheet.getCell(1, at + 1)
    cell.value = heading
    cell.font = { bold: true }
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEEF2F7' } }
    const labels = choices(field)
    if (labels.length > 0) choose(sheet, at + 1, list(lists, at + 2, labels))
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}

const width = (field: Field, heading: string): number =>
  Math.max(heading.length * 2 + 4, field.type === 'idNumber' ? 24 : field.type === 'code' ? 34 : 16)

/** What may be chosen, as people read it. */
const choices = (field: Field): string[] =>
  field.type === 'boolean' ? ['是', '否'] : field.type === 'code' ? fieldOptions(field, {}).map(({ label }) => label.zh) : []

/** Lists stand in cells: written into the rule itself, 255 characters would be the end. */
function list(sheet: Worksheet, column: number, labels: readonly string[]): string {
  for (const [at, label] of labels.entries()) sheet.getCell(at + 1, column).value = label
  const letter = sheet.getColumn(column).letter
  return `'${hiddenSheet}'!$${letter}$1:$${letter}$${labels.length}`
}

function choose(sheet: Worksheet, column: number, formula: string): void {
  for (let row = 2; row <= preparedRows + 1; row += 1) {
    sheet.getCell(row, column).dataValidation = {
      type: 'list',
      allowBlank: true,
      formulae: [formula],
      showErrorMessage: true,
      errorTitle: '请选择',
      error: '请从下拉列表中选择。',
    }
  }
}

function hidden(book: Workbook, { id, batch }: BatchKind): Worksheet {
  const sheet = book.addWorksheet(hiddenSheet, { state: 'veryHidden' })
  for (const [at, value] of [mark, id, String(batch.version)].entries()) sheet.getCell(at + 1, 1).value = value
  return sheet
}

const hints: Partial<Record<Field['type'], string>> = {
  idNumber: '18位，文本格式；末位X大写',
  date: '写作 2025-10-16',
  month: '写作 202510',
  money: '单位元，最多两位小数',
  boolean: '填“是”或“否”',
  code: '从下拉列表选择，或填代码',
  phone: '11位手机号码或带区号的固定电话',
}

function instructions(book: Workbook, kind: BatchKind, columns: readonly BatchColumn[]): void {
  const sheet = book.addWorksheet('填写说明')
  sheet.getColumn(1).width = 30
  sheet.getColumn(2).width = 12
  sheet.getColumn(3).width = 60
  sheet.addRow([`${kind.batch.label.zh} 填写说明`]).font = { bold: true, size: 14 }
  sheet.addRow(['每行一人，从第2行填起。不要改动表头、增删列、合并单元格或使用公式。'])
  sheet.addRow([`一个文件最多 ${mostRows.toLocaleString('en')} 行。文件须保存为 .xlsx。`])
  sheet.addRow([])
  sheet.addRow(['列', '是否必填', '填法']).font = { bold: true }
  for (const { heading, field } of columns) {
    sheet.addRow([heading, field.required === undefined ? '选填' : '必填', hints[field.type] ?? ''])
  }
}
