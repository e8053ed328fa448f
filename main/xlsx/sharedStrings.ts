import { text } from '../../shared/text.ts'
import type { Attributes, XmlListener } from './xmlEvents.ts'
import { WorkbookRefused } from './workbookError.ts'

/** What a cell can hold (ECMA-376 and every spreadsheet). */
const longestText = 32_767
const mostStrings = 1_000_000
/** Holds the longest text, three bytes a character. */
const pageSize = 256 * 1024

/** Collects the text of one cell or shared string: runs of rich text joined, phonetic readings left out. */
export class CellText {
  #parts = ''
  #inText = false
  #phonetic = 0

  open(name: string): void {
    if (name === 't') this.#inText = true
    else if (name === 'rPh') this.#phonetic += 1
  }

  close(name: string): void {
    if (name === 't') this.#inText = false
    else if (name === 'rPh') this.#phonetic -= 1
  }

  text(content: string): void {
    if (this.#inText && this.#phonetic === 0) this.add(content)
  }

  add(content: string): void {
    this.#parts += content
    if (this.#parts.length > longestText)
      throw new WorkbookRefused(text('有单元格的内容超过 32,767 个字符', 'A cell holds more than 32,767 characters'))
  }

  take(): string {
    const taken = this.#parts
    this.#parts = ''
    return taken
  }
}

/** The shared strings of a workbook, end to end in UTF-8: hundreds of thousands of objects would take ten times the room. */
export class StringTable {
  readonly #pages: Buffer[] = []
  /** Where each string starts, pages counted through, and its length in bytes. */
  #places = new Uint32Array(8192)
  #used = pageSize
  #count = 0

  add(content: string): void {
    if (this.#count >= mostStrings) throw new WorkbookRefused(text('共享字符串过多', 'Too many shared strings'))
    if (this.#used + content.length * 3 > pageSize) {
      this.#pages.push(Buffer.allocUnsafeSlow(pageSize))
      this.#used = 0
    }
    if (this.#count * 2 === this.#places.length) {
      const longer = new Uint32Array(this.#places.length * 2)
      longer.set(this.#places)
      this.#places = longer
    }
    const length = this.#pages.at(-1)?.write(content, this.#used) ?? 0
    this.#places[this.#count * 2] = (this.#pages.length - 1) * pageSize + this.#used
    this.#places[this.#count * 2 + 1] = length
    this.#used += length
    this.#count += 1
  }

  /** Nothing for a place that does not exist. */
  at(place: number): string | undefined {
    if (!Number.isInteger(place) || place < 0 || place >= this.#count) return undefined
    const start = this.#places[place * 2] ?? 0
    const within = start % pageSize
    return this.#pages[Math.floor(start / pageSize)]?.toString('utf8', within, within + (this.#places[place * 2 + 1] ?? 0))
  }
}

/** Listens to xl/sharedStrings.xml and adds its strings to `strings`. */
export function sharedStrings(strings: StringTable): XmlListener {
  const cell = new CellText()
  return {
    open: (name: string, _attributes: Attributes) => cell.open(name),
    text: (content) => cell.text(content),
    close: (name) => {
      cell.close(name)
      if (name === 'si') strings.add(cell.take())
    },
  }
}
