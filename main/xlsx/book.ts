import { text } from '../../shared/text.ts'
import type { OpenFile } from '../intake/packageFile.ts'
import { refuseOtherSorts } from './fileSort.ts'
import { StringTable, sharedStrings } from './sharedStrings.ts'
import { WorkbookRefused } from './workbookError.ts'
import { type XmlListener, xmlEvents } from './xmlEvents.ts'
import { type ZipParts, zipParts } from './zipParts.ts'

const mega = 1024 * 1024
/** Inflated bytes of the parts: 100,000 rows of eight columns come to some 50 MB and 12 MB of shared strings. */
export const limits = { file: 64 * mega, small: mega, strings: 24 * mega, sheet: 160 * mega }

export interface OpenBook {
  readonly parts: ZipParts
  readonly book: Book
  readonly strings: StringTable
}

/** A workbook's parts, sheets and shared strings. Throws `WorkbookRefused` for what is not a plain .xlsx. */
export async function openBook(file: OpenFile, signal?: AbortSignal): Promise<OpenBook> {
  if (file.size > limits.file) throw new WorkbookRefused(text('文件超过 64 MB，请拆分', 'The file exceeds 64 MB; split it'))
  await refuseOtherSorts(file)
  const parts = await zipParts(file)
  if (parts.names.some((name) => /vbaproject\.bin$|(^|\/)macrosheets\//i.test(name)))
    throw new WorkbookRefused(text('工作簿含有宏，请另存为不含宏的 .xlsx', 'The workbook holds macros; save it as .xlsx without them'))
  const book = await bookOf(parts, signal)
  const strings = new StringTable()
  await listen(parts, 'xl/sharedStrings.xml', limits.strings, sharedStrings(strings), signal)
  return { parts, book, strings }
}

export const notABook = () => new WorkbookRefused(text('不是 .xlsx 工作簿，请使用下载的模板', 'Not an .xlsx workbook; use the template'))

/** Reads a part to its end; false when there is none. */
export async function listen(parts: ZipParts, name: string, limit: number, listener: XmlListener, signal?: AbortSignal): Promise<boolean> {
  const xml = xmlEvents(listener)
  const found = await parts.read(name, limit, (piece) => xml.write(piece), signal)
  if (found) xml.close()
  return found
}

export interface Book {
  readonly date1904: boolean
  readonly sheets: readonly { readonly name: string; readonly part: string }[]
}

/** The worksheets by name with their parts. Links to other files are in other parts and never looked at. */
async function bookOf(parts: ZipParts, signal?: AbortSignal): Promise<Book> {
  const targets = new Map<string, string>()
  const relations: XmlListener = {
    open: (name, { Id, Target, TargetMode }) => {
      if (name === 'Relationship' && Id !== undefined && Target !== undefined && TargetMode !== 'External')
        targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`)
    },
  }
  const named: { readonly name: string; readonly id: string }[] = []
  let date1904 = false
  const workbook: XmlListener = {
    open: (name, attributes) => {
      if (name === 'sheet') {
        const [, id = ''] = Object.entries(attributes).find(([key]) => key.endsWith(':id')) ?? []
        named.push({ name: attributes['name'] ?? '', id })
      }
      if (name === 'workbookPr') date1904 = attributes['date1904'] === '1' || attributes['date1904'] === 'true'
    },
  }
  if (!(await listen(parts, 'xl/workbook.xml', limits.small, workbook, signal))) throw notABook()
  if (!(await listen(parts, 'xl/_rels/workbook.xml.rels', limits.small, relations, signal))) throw notABook()
  return { date1904, sheets: named.map(({ name, id }) => ({ name, part: targets.get(id) ?? '' })) }
}
