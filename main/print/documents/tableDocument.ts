import type { Content, TableCell } from 'pdfmake'
import { head, heading, markBlock, pairs, ruled } from '../blocks.ts'
import type { Mark } from '../mark.ts'
import type { Paper } from '../paper.ts'

/** A document of pairs and tables, for whatever has no form of its own (回退影响单, 操作记录). */
export interface TableDocument {
  readonly title: string
  readonly pairs: readonly (readonly [label: string, value: string])[]
  readonly sections: readonly {
    readonly heading: string
    /** `width` in points; without it the column takes its share of the rest. */
    readonly columns: readonly { readonly label: string; readonly width?: number; readonly align?: 'left' | 'center' | 'right' }[]
    readonly rows: readonly (readonly string[])[]
    /** Said in place of an empty table. */
    readonly empty: string
  }[]
  readonly notes: readonly string[]
}

export function tableDocument(given: TableDocument, mark: Mark): Paper {
  const sections = given.sections.flatMap(({ heading: words, columns, rows, empty }): Content[] => [
    { text: words, bold: true, margin: [0, 8, 0, 4] },
    rows.length === 0
      ? { text: empty }
      : {
          table: {
            headerRows: 1,
            dontBreakRows: true,
            widths: columns.map(({ width }) => width ?? '*'),
            body: [
              columns.map(({ label }) => head(label)),
              ...rows.map((row) => columns.map(({ align }, i): TableCell => ({ text: row[i] ?? '', ...(align && { alignment: align }) }))),
            ],
          },
          layout: ruled,
          fontSize: 9.5,
        },
  ])
  return {
    title: given.title,
    mark,
    content: [
      heading(given.title),
      ...(given.pairs.length > 0 ? [pairs(given.pairs)] : []),
      ...sections,
      ...given.notes.map((words): Content => ({ text: words, margin: [0, 6, 0, 0] })),
      markBlock(mark),
    ],
  }
}
