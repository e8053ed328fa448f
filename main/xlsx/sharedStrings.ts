import { text } from '../../shared/text.ts'
import type { Attributes, XmlListener } from './xmlEvents.ts'
import { WorkbookRefused } from './workbookError.ts'

/** What a cell can hold (ECMA-376 and every spreadsheet). */
const longestText = 32_767
const mostStrings = 1_000_000

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

/** Listens to xl/sharedStrings.xml and adds its strings to `strings`. */
export function sharedStrings(strings: string[]): XmlListener {
  const cell = new CellText()
  return {
    open: (name: string, _attributes: Attributes) => cell.open(name),
    text: (content) => cell.text(content),
    close: (name) => {
      cell.close(name)
      if (name !== 'si') return
      if (strings.length >= mostStrings) throw new WorkbookRefused(text('共享字符串过多', 'Too many shared strings'))
      strings.push(cell.take())
    },
  }
}
