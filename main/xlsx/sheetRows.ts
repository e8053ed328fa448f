import type { Cell } from '../../shared/filings/batchCell.ts'
import { text } from '../../shared/text.ts'
import { CellText, type StringTable } from './sharedStrings.ts'
import type { Attributes, XmlListener } from './xmlEvents.ts'
import { WorkbookRefused } from './workbookError.ts'

export interface SheetRow {
  /** As the spreadsheet counts, from 1. */
  readonly row: number
  /** By column; empty cells are undefined. */
  readonly cells: readonly (Cell | undefined)[]
}

interface Open {
  readonly column: number
  readonly type: string
  readonly text: CellText
}

const mostColumns = 64

/** Listens to a worksheet and gives its rows that hold something. Refuses formulas and merged cells, with the row. */
export function sheetRows(strings: StringTable, give: (row: SheetRow) => void): XmlListener {
  let row = 0
  let cells: (Cell | undefined)[] = []
  let cell: Open | undefined
  let column = 0
  let inValue = false
  const collected = new CellText()

  const start = (attributes: Attributes): Open => {
    const reference = attributes['r']
    column = reference === undefined ? column + 1 : columnOf(reference)
    return { column, type: attributes['t'] ?? 'n', text: collected }
  }
  return {
    open: (name, attributes) => {
      if (name === 'row') {
        const next = attributes['r'] === undefined ? row + 1 : Number(attributes['r'])
        if (!Number.isInteger(next) || next <= row || next > 1_048_576) throw disordered()
        row = next
        cells = []
        column = 0
      } else if (name === 'c') cell = start(attributes)
      else if (name === 'f' && cell)
        throw new WorkbookRefused(text('含有公式，请改为“粘贴为数值”', 'Holds a formula; paste it as a value'), row)
      else if (name === 'mergeCell') throw merged(attributes['ref'] ?? '')
      else if (name === 'v') inValue = cell !== undefined
      else if (cell) cell.text.open(name)
    },
    text: (content) => {
      if (inValue) cell?.text.add(content)
      else cell?.text.text(content)
    },
    close: (name) => {
      if (name === 'v') inValue = false
      else if (name === 'c' && cell) {
        const value = cellOf(cell, strings, row)
        if (value && cell.column > mostColumns)
          throw new WorkbookRefused(text('模板之外的列有内容', 'A column outside the template is filled'), row)
        if (value) cells[cell.column - 1] = value
        cell = undefined
      } else if (name === 'row') {
        if (cells.some((value) => value !== undefined && !(value.type === 'text' && value.text.trim() === ''))) give({ row, cells })
      } else cell?.text.close(name)
    },
  }
}

const disordered = () =>
  new WorkbookRefused(text('行或列的次序混乱，请重新保存为 .xlsx', 'Rows or cells are out of order; save again as .xlsx'))

const merged = (reference: string): WorkbookRefused => {
  const row = Number(/^\$?[A-Z]+\$?(\d+)/.exec(reference)?.[1] ?? 0)
  return new WorkbookRefused(text('有合并的单元格，请取消合并', 'Cells are merged; unmerge them'), row || null)
}

/** `C7` is column 3. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0]
  if (!letters) throw disordered()
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

function cellOf({ type, text: collected }: Open, strings: StringTable, row: number): Cell | undefined {
  const content = collected.take()
  if (content === '') return undefined
  switch (type) {
    case 's': {
      const shared = strings.at(Number(content))
      if (shared === undefined) throw disordered()
      return shared === '' ? undefined : { type: 'text', text: shared }
    }
    case 'b':
      return { type: 'boolean', value: content === '1' }
    case 'n':
      return { type: 'number', text: content }
    case 'd':
      return { type: 'text', text: content.slice(0, 10) }
    case 'e':
      throw new WorkbookRefused(text('有错误值（如 #N/A）', 'Holds an error value such as #N/A'), row)
    default:
      return { type: 'text', text: content }
  }
}
