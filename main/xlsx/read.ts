import { type BatchKind, columnsOf } from '../../shared/filings/batch.ts'
import { lostDigits, trimmed } from '../../shared/filings/batchCell.ts'
import { text } from '../../shared/text.ts'
import { type OpenFile, openPackageFile } from '../intake/packageFile.ts'
import { type Book, limits, listen, notABook, openBook } from './book.ts'
import { hiddenSheet, mark, mostRows } from './marks.ts'
import type { StringTable } from './sharedStrings.ts'
import { type SheetRow, sheetRows } from './sheetRows.ts'
import { WorkbookRefused } from './workbookError.ts'
import type { ZipParts } from './zipParts.ts'

export interface ReadAsk {
  readonly path: string
  readonly kind: BatchKind
  readonly signal?: AbortSignal
  /** At most this many data rows, 100,000 unless told. */
  readonly rows?: number
  /** Called for each data row in order. What it was given counts only when the whole workbook is taken. */
  give(row: SheetRow & { readonly date1904: boolean }): void
}

/**
 * Reads a filled-in template, holding one row at a time besides the shared strings. Throws `WorkbookRefused` for what is not the kind's
 * template as it was handed out, or holds what cannot be read safely: formulas, merged cells, macros, passwords, numbers for identity numbers.
 * @returns the number of data rows
 */
export async function readWorkbook(ask: ReadAsk): Promise<number> {
  const file = await openPackageFile(ask.path)
  try {
    return await readOpen(file, ask)
  } finally {
    await file.close()
  }
}

async function readOpen(file: OpenFile, { kind, signal, rows: most = mostRows, give }: ReadAsk): Promise<number> {
  const { parts, book, strings } = await openBook(file, signal)
  await sameTemplate(parts, book, strings, kind, signal)

  const [sheet] = book.sheets.filter(({ name }) => name === kind.batch.label.zh)
  if (!sheet) throw new WorkbookRefused(text(`没有名为“${kind.batch.label.zh}”的工作表`, `No worksheet named ${kind.batch.label.zh}`))
  const columns = columnsOf(kind)
  const idColumns = columns.flatMap(({ field, heading }, at) => (field.type === 'idNumber' ? [{ at, heading }] : []))
  let count = 0
  let headed = false
  const onRow = (row: SheetRow) => {
    if (!headed) {
      headings(
        row,
        columns.map(({ heading }) => heading),
      )
      headed = true
      return
    }
    count += 1
    if (count > most) throw new WorkbookRefused(text(`超过 ${most} 行，请拆分`, `More than ${most} rows; split the file`), row.row)
    if (row.cells.length > columns.length)
      throw new WorkbookRefused(text('模板之外的列有内容', 'A column outside the template is filled'), row.row)
    for (const { at, heading } of idColumns) {
      if (row.cells[at]?.type === 'number')
        throw new WorkbookRefused(text(`“${heading}”${lostDigits.zh}`, `${heading}: ${lostDigits.en}`), row.row)
    }
    give({ ...row, date1904: book.date1904 })
  }
  if (!(await listen(parts, sheet.part, limits.sheet, sheetRows(strings, onRow), signal))) throw notABook()
  if (!headed) throw new WorkbookRefused(text('没有表头，请使用下载的模板', 'There are no headings; use the template'), 1)
  return count
}

/** The hidden sheet says which template this is. */
async function sameTemplate(parts: ZipParts, book: Book, strings: StringTable, kind: BatchKind, signal?: AbortSignal): Promise<void> {
  const found: string[] = []
  const sheet = book.sheets.find(({ name }) => name === hiddenSheet)
  const onRow = ({ row, cells: [first] }: SheetRow) => {
    if (row <= 3 && first && first.type !== 'boolean') found[row - 1] = first.text
  }
  if (sheet) await listen(parts, sheet.part, limits.small, sheetRows(strings, onRow), signal)
  if (!sheet || found[0] !== mark)
    throw new WorkbookRefused(text('不是本系统的模板，请下载模板后填写', 'Not a template of this desk; download it and fill it in'))
  if (found[1] !== kind.id)
    throw new WorkbookRefused(
      text(`是另一事项的模板，应为“${kind.batch.label.zh}”`, `A template of another matter; expected: ${kind.batch.label.en}`),
    )
  if (found[2] !== String(kind.batch.version))
    throw new WorkbookRefused(text('模板版本已过期，请重新下载模板', 'The template is out of date; download it again'))
}

/** Headings must be those of the template, in its order. */
function headings({ row, cells }: SheetRow, wanted: readonly string[]): void {
  if (row !== 1) throw new WorkbookRefused(text('第1行应为表头', 'Row 1 must hold the headings'), 1)
  const found = Array.from({ length: Math.max(cells.length, wanted.length) }, (_, at) => {
    const cell = cells[at]
    return cell && cell.type !== 'boolean' ? trimmed(cell.text) : ''
  })
  for (const [at, heading] of found.entries()) {
    const expected = wanted[at]
    if (heading === expected) continue
    const place = `第 ${at + 1} 列`
    throw expected === undefined
      ? new WorkbookRefused(text(`${place}不在模板中，请删去`, `Column ${at + 1} is not in the template; remove it`), 1)
      : new WorkbookRefused(text(`表头${place}应为“${expected}”，请恢复模板的表头`, `Heading ${at + 1} must be ${expected}`), 1)
  }
}
