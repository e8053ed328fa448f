import { type PrintContent, pdfOf } from '../../main/print/layouts.ts'
import { sheetsPerDocument } from '../../shared/print/kinds.ts'
import { mark, workedSheet } from '../print/given.ts'

export const unitName = (i: number): string => `云南官渡测试单位${String.fromCodePoint(0x4e00 + ((i * 37) % 20_000))}${i}有限公司`

export const content = (i: number): Extract<PrintContent, { kind: 'sheet' }> => {
  const made = workedSheet({ unitName: unitName(i), unitNo: String(530_000_200_000 + i) })
  if (made.kind !== 'sheet') throw new Error('not a sheet')
  return made
}

export const range = (count: number, from: number): number[] => Array.from({ length: count }, (_, i) => from + i)

/** Sheets as the desk prints them: one document up to 200, then the next. Gives the pages made. */
export async function ours(count: number, from: number): Promise<number> {
  let pages = 0
  for (let at = 0; at < count; at += sheetsPerDocument) {
    const sheets = range(Math.min(sheetsPerDocument, count - at), from + at).map((i) => ({ content: content(i), mark: mark() }))
    const made = await pdfOf(sheets, { preview: false })
    pages += made.ok ? made.pages : 0
  }
  return pages
}
