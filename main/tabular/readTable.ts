import { createHash } from 'node:crypto'
import { type Cell, trimmed } from '../../shared/filings/batchCell.ts'
import { text } from '../../shared/text.ts'
import { fileBytes, type OpenFile, readAt } from '../intake/packageFile.ts'
import { limits, listen, notABook, openBook } from '../xlsx/book.ts'
import { type SheetRow, sheetRows } from '../xlsx/sheetRows.ts'
import { WorkbookRefused } from '../xlsx/workbookError.ts'
import { readCsv } from './csv.ts'

/** A column of a table file: its heading, and whether the file may leave it out. */
export interface TableColumn {
  readonly heading: string
  readonly optional?: true
}

/** One line under the headings, its cells in the order of the asked columns. */
export interface TableRow {
  readonly row: number
  readonly cells: readonly (Cell | undefined)[]
  readonly date1904: boolean
}

export interface TableAsk {
  readonly columns: readonly TableColumn[]
  readonly rows: number
  readonly signal?: AbortSignal
  give(row: TableRow): void
}

/** SHA-256 of a file's bytes. */
export async function fileSha256(file: OpenFile): Promise<string> {
  const hash = createHash('sha256')
  for await (const bytes of fileBytes(file)) hash.update(bytes)
  return hash.digest('hex')
}

const isZip = async (file: OpenFile): Promise<boolean> => {
  const head = Buffer.alloc(4)
  await readAt(file.descriptor, head, 0, 4, 0)
  return head.toString('latin1') === 'PK\x03\x04'
}

/**
 * Reads a table with known headings, in any order, from CSV (UTF-8 or GB18030) or the first sheet of an .xlsx, row by row. Throws
 * `WorkbookRefused` in words for what is neither, lacks or adds a column, or holds more than `rows` lines.
 * @returns the number of lines under the headings
 */
export async function readTable(file: OpenFile, ask: TableAsk): Promise<number> {
  if (file.size === 0) throw new WorkbookRefused(text('文件是空的', 'The file is empty'))
  if (file.size > limits.file) throw new WorkbookRefused(text('文件超过 64 MB，请拆分', 'The file exceeds 64 MB; split it'))
  const table = new Table(ask)
  if (await isZip(file)) {
    const { parts, book, strings } = await openBook(file, ask.signal)
    const [sheet] = book.sheets
    const give = (row: SheetRow) => table.line({ ...row, date1904: book.date1904 })
    if (!sheet || !(await listen(parts, sheet.part, limits.sheet, sheetRows(strings, give), ask.signal))) throw notABook()
  } else {
    await refuseOldBook(file)
    const cell = (content: string): Cell | undefined => (content.trim() === '' ? undefined : { type: 'text', text: content })
    await readCsv(file, (row, cells) => table.line({ row, cells: cells.map(cell), date1904: false }), ask.signal)
  }
  return table.end()
}

async function refuseOldBook(file: OpenFile): Promise<void> {
  const head = Buffer.alloc(8)
  await readAt(file.descriptor, head, 0, 8, 0)
  if (head.toString('hex') === 'd0cf11e0a1b11ae1')
    throw new WorkbookRefused(
      text('是旧的 .xls 或加密的工作簿，请另存为 .xlsx 或 CSV', 'An old or encrypted workbook; save it as .xlsx or CSV'),
    )
  if (head[0] === 0xff && head[1] === 0xfe)
    throw new WorkbookRefused(text('编码是 UTF-16，请另存为 UTF-8 的 CSV', 'Encoded in UTF-16; save it as CSV in UTF-8'))
}

class Table {
  readonly #ask: TableAsk
  #places: readonly (number | undefined)[] | undefined
  #count = 0

  constructor(ask: TableAsk) {
    this.#ask = ask
  }

  line(row: TableRow): void {
    if (!this.#places) {
      this.#places = placesOf(row, this.#ask.columns)
      return
    }
    this.#count += 1
    const { rows, give } = this.#ask
    if (this.#count > rows) throw new WorkbookRefused(text(`超过 ${rows} 行，请拆分`, `More than ${rows} rows; split the file`), row.row)
    give({ ...row, cells: this.#places.map((place) => (place === undefined ? undefined : row.cells[place])) })
  }

  end(): number {
    if (!this.#places) throw new WorkbookRefused(text('没有表头', 'There are no headings'), 1)
    return this.#count
  }
}

/** Where each asked column stands in the file. */
function placesOf({ row, cells }: TableRow, columns: readonly TableColumn[]): (number | undefined)[] {
  const found = Array.from(cells, (cell) => (cell && cell.type !== 'boolean' ? trimmed(cell.text).normalize('NFKC') : ''))
  const twice = found.find((heading, at) => heading !== '' && found.indexOf(heading) !== at)
  if (twice !== undefined) throw new WorkbookRefused(text(`表头“${twice}”重复`, `The heading ${twice} stands twice`), row)
  for (const { heading, optional } of columns)
    if (!optional && !found.includes(heading))
      throw new WorkbookRefused(text(`表头缺少“${heading}”`, `The heading ${heading} is missing`), row)
  const foreign = found.findIndex((heading) => heading !== '' && !columns.some((column) => column.heading === heading))
  if (foreign !== -1)
    throw new WorkbookRefused(
      text(`第 ${foreign + 1} 列的表头不在约定之中，请删去该列`, `Column ${foreign + 1} is not of this format`),
      row,
    )
  return columns.map(({ heading }) => (found.includes(heading) ? found.indexOf(heading) : undefined))
}
