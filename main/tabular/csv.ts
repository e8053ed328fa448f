import { text } from '../../shared/text.ts'
import { fileBytes, type OpenFile } from '../intake/packageFile.ts'
import { WorkbookRefused } from '../xlsx/workbookError.ts'

const mostCells = 64
const longestCell = 1000

/** What spreadsheets and tax systems in China write. UTF-8 is tried first: text in GB18030 is next to never valid UTF-8. */
async function encodingOf(file: OpenFile, signal?: AbortSignal): Promise<'utf-8' | 'gb18030'> {
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    const decoder = new TextDecoder(encoding, { fatal: true })
    try {
      for await (const bytes of fileBytes(file)) {
        signal?.throwIfAborted()
        decoder.decode(bytes, { stream: true })
      }
      decoder.decode()
      return encoding
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
    }
  }
  throw new WorkbookRefused(text('编码既不是 UTF-8 也不是 GB18030，请另存为其中一种', 'Neither UTF-8 nor GB18030; save it as one of them'))
}

/** Gives the lines of a CSV file (RFC 4180, comma, quotes) that hold something, one at a time. Throws `WorkbookRefused` with the line. */
export async function readCsv(file: OpenFile, give: (row: number, cells: string[]) => void, signal?: AbortSignal): Promise<void> {
  const decoder = new TextDecoder(await encodingOf(file, signal))
  const lines = new CsvLines(give)
  for await (const bytes of fileBytes(file)) {
    signal?.throwIfAborted()
    lines.push(decoder.decode(bytes, { stream: true }))
  }
  lines.push(decoder.decode())
  lines.end()
}

class CsvLines {
  readonly #give: (row: number, cells: string[]) => void
  #row = 1
  /** Line breaks inside quotes; the next line's number is further on by them. */
  #broken = 0
  #cells: string[] = []
  #cell = ''
  #state: 'start' | 'plain' | 'quoted' | 'quote' = 'start'
  #return = false

  constructor(give: (row: number, cells: string[]) => void) {
    this.#give = give
  }

  push(piece: string): void {
    for (const char of piece) {
      const afterReturn = this.#return
      this.#return = char === '\r'
      if (this.#state === 'quoted') {
        if (char === '"') this.#state = 'quote'
        else this.#add(char)
        if (char === '\n') this.#broken += 1
      } else if (this.#state === 'quote' && char === '"') {
        this.#add('"')
        this.#state = 'quoted'
      } else if (char === ',') this.#endCell()
      else if (char === '\n' || char === '\r') {
        if (!(char === '\n' && afterReturn)) this.#endLine()
      } else if (char === '"' && this.#state === 'start') this.#state = 'quoted'
      else if (this.#state === 'quote' || char === '"') throw this.#refuse('引号使用有误', 'Quotes are used wrongly')
      else {
        this.#add(char)
        this.#state = 'plain'
      }
    }
  }

  end(): void {
    if (this.#state === 'quoted') throw this.#refuse('引号没有闭合', 'A quote is not closed')
    if (this.#cell !== '' || this.#cells.length > 0) this.#endLine()
  }

  #add(char: string): void {
    if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(char)) throw this.#refuse('含有不能使用的控制字符', 'Holds a control character')
    if (this.#cell.length >= longestCell) throw this.#refuse('有单元格的内容过长', 'A cell is too long')
    this.#cell += char
  }

  #endCell(): void {
    this.#cells.push(this.#cell)
    if (this.#cells.length > mostCells) throw this.#refuse('列数过多', 'Too many columns')
    this.#cell = ''
    this.#state = 'start'
  }

  #endLine(): void {
    this.#endCell()
    if (this.#cells.some((cell) => cell.trim() !== '')) this.#give(this.#row, this.#cells)
    this.#row += 1 + this.#broken
    this.#broken = 0
    this.#cells = []
  }

  #refuse(zh: string, en: string): WorkbookRefused {
    return new WorkbookRefused(text(zh, en), this.#row)
  }
}
