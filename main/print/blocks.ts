import type { Content, TableCell } from 'pdfmake'
import { qrLook } from './form/qr.ts'
import type { Mark } from './mark.ts'
import { markLines, previewWords, sealWords } from './paper.ts'

/** Parts that several documents share. */

export const heading = (words: string): Content => ({ text: words, fontSize: 18, bold: true, alignment: 'center', margin: [0, 0, 0, 12] })

export const head = (words: string, alignment: 'left' | 'center' | 'right' = 'center'): TableCell => ({
  text: words,
  bold: true,
  alignment,
})
export const centre = (words: string): TableCell => ({ text: words, alignment: 'center' })
export const right = (words: string): TableCell => ({ text: words, alignment: 'right' })

/** Thin lines all round, as the offices' forms have them. */
export const ruled = {
  hLineWidth: () => 0.6,
  vLineWidth: () => 0.6,
  paddingTop: () => 3,
  paddingBottom: () => 3,
  paddingLeft: () => 4,
  paddingRight: () => 4,
} as const

/** Label and value in two columns of pairs, without lines. */
export function pairs(rows: readonly (readonly [label: string, value: string])[], columns: 1 | 2 = 2): Content {
  const cells = rows.flatMap(([label, value]): TableCell[] => [{ text: `${label}：`, bold: true, noWrap: true }, { text: value }])
  const body: TableCell[][] = []
  for (let i = 0; i < cells.length; i += columns * 2) {
    const row = cells.slice(i, i + columns * 2)
    body.push([...row, ...Array.from({ length: columns * 2 - row.length }, () => ({ text: '' }))])
  }
  return {
    table: { widths: columns === 2 ? ['auto', '*', 'auto', '*'] : ['auto', '*'], body },
    layout: { hLineWidth: () => 0, vLineWidth: () => 0, paddingTop: () => 2, paddingBottom: () => 2 },
    margin: [0, 0, 0, 8],
  }
}

/** The end of every document: `markLines`, the QR code, the place of the seal. */
export function markBlock(mark: Mark): Content {
  const { verification } = mark
  return {
    unbreakable: true,
    margin: [0, 12, 0, 0],
    stack: [
      {
        columns: [
          { stack: markLines(mark).map((words) => ({ text: words, fontSize: 9.5, margin: [0, 0, 0, 3] })), width: '*' },
          verification
            ? { qr: verification.qr, ...qrLook, width: 'auto', alignment: 'right' }
            : { text: previewWords, fontSize: 9.5, alignment: 'right', width: 'auto' },
        ],
        columnGap: 12,
      },
      { text: sealWords, alignment: 'right', margin: [0, 14, 40, 0], fontSize: 9.5 },
    ],
  }
}
