import pdfmake, { type Content } from 'pdfmake'
import { withRuns } from './drawable.ts'
import { ownFace } from './fonts.ts'
import { type Made, refused } from './made.ts'
import { footWords, type Paper } from './paper.ts'

/** A node after layout: pdfmake notes on it where it was placed. */
type Placed = { readonly positions?: readonly { readonly pageNumber: number }[] }

/** Points; the foot stands inside the lower margin. */
const margins = [56, 48, 56, 60] as const

const footStyle = { fontSize: 8, color: '#333333' } as const

/**
 * One PDF of these papers, each beginning on a page of its own. The same papers give the same bytes. A `preview` bears a watermark.
 * Refused whole when a character has no glyph: a box in place of a name is worse than no paper.
 */
export async function makePdf(papers: readonly Paper[], { preview }: { readonly preview: boolean }): Promise<Made> {
  const [first] = papers
  if (!first) throw new Error('a PDF without papers')
  const drawn: Content[] = []
  const starts: Placed[] = []
  for (const [i, { content, title }] of papers.entries()) {
    // An anchor of no height tells after layout on which page this paper began.
    const start = { text: ' ', fontSize: 0.1, lineHeight: 0.1, ...(i > 0 && { pageBreak: 'before' as const }) }
    starts.push(start as Placed)
    const { drawable, unprintable } = withRuns([...content])
    if (unprintable.length > 0) return refused(papers.map((paper) => withRuns([...paper.content]).unprintable))
    drawn.push(start, { stack: drawable, id: `${title}-${i}` } as Content)
  }
  const at = (): number[] => starts.map((start) => start.positions?.[0]?.pageNumber ?? 1)
  let total = 0
  const foot = (page: number, pages: number): Content => {
    total = pages
    const begins = at()
    const i = begins.findLastIndex((begin) => begin <= page)
    const paper = papers[i] ?? first
    const from = begins[i] ?? 1
    const to = (begins[i + 1] ?? pages + 1) - 1
    return {
      margin: [margins[0], 20, margins[2], 0],
      columns: [
        { text: withRuns(footWords(paper)).drawable as string, ...footStyle },
        { text: `第 ${page - from + 1} 页 共 ${to - from + 1} 页`, alignment: 'right', width: 'auto', ...footStyle },
      ],
    }
  }
  const date = new Date(first.mark.printedAt)
  const document = pdfmake.createPdf({
    version: '1.7',
    pageSize: 'A4',
    pageMargins: [...margins],
    language: 'zh-CN',
    displayTitle: true,
    info: {
      title: first.title,
      author: first.mark.office,
      subject: first.mark.number,
      creator: 'CaseDesk',
      producer: 'CaseDesk',
      creationDate: date,
      modDate: date,
    },
    defaultStyle: { font: ownFace(), fontSize: 10.5 },
    content: drawn,
    footer: foot,
    ...(preview && { watermark: { text: '预览', font: ownFace(), color: '#808080', opacity: 0.18, bold: true, angle: -45 } }),
  })
  const bytes = await document.getBuffer()
  return { ok: true, bytes, pages: total, firstPages: at() }
}
