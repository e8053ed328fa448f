import { deflateSync } from 'node:zlib'
import { faceFor, fontOf } from '../fonts.ts'
import { type Made, refused } from '../made.ts'
import type { Mark } from '../mark.ts'
import { footWords } from '../paper.ts'
import { type Cut, openCut } from './cut.ts'
import { documentEntries } from './documentEntries.ts'
import { createPdfFile } from './pdfFile.ts'
import { drawn, page, type Pen } from './pen.ts'
import { measures, type Stamp } from './stamp.ts'
import { createTypesetter, type Drawable } from './typesetter.ts'

/** One document that is a page with fixed places, as its file in `documents/` draws it. */
export interface Form {
  readonly title: string
  readonly mark: Mark
  draw(pen: Pen): void
}

/** `AAAAAA`, `BAAAAA`, …: cuts of one font in one file need names of their own. */
const tagOf = (i: number): string => `${String.fromCharCode(65 + (i % 26))}${String.fromCharCode(65 + Math.floor(i / 26))}AAAA`

const foot = { x: 56, y: 801.89, width: 483.28, size: 8, grey: 0.2 } as const

/**
 * One PDF of these forms, each on its page. Written here and not by pdfmake because nothing of a form has to be laid out anew: pdfmake takes
 * some twenty times as long and half a gigabyte for 200 sheets (bench: pdf). The same forms give the same bytes. A `preview` bears a watermark. Refused whole when a character has no glyph.
 */
export function formPdf(stamp: Stamp, forms: readonly Form[], { preview }: { readonly preview: boolean }): Made {
  const [first] = forms
  if (!first) throw new Error('a PDF without forms')
  const cuts = new Map<string, Cut>([
    ['Regular', stamp.regular],
    ['Bold', stamp.bold],
  ])
  const cutOf = (name: string, face: string, bold: boolean): Cut => {
    const cut = cuts.get(name) ?? openCut(fontOf(face, bold))
    cuts.set(name, cut)
    return cut
  }
  const seen = new Map<number, Drawable | undefined>()
  const find = (codePoint: number, bold: boolean): Drawable | undefined => {
    const stamped = (bold ? stamp.bold : stamp.regular).known(codePoint)
    if (stamped) return { ...stamped, font: bold ? 'Bold' : 'Regular' }
    // Blanks of every kind look alike.
    if (/\s/u.test(String.fromCodePoint(codePoint)) && codePoint !== 0x20) return find(0x20, bold)
    const face = faceFor(codePoint)
    if (face === undefined) return undefined
    const name = `${face}${bold ? 'Bold' : ''}`
    return { ...cutOf(name, face, bold).glyph(codePoint), font: name }
  }
  const glyphOf = (codePoint: number, bold: boolean): Drawable | undefined => {
    const key = bold ? -codePoint : codePoint
    if (!seen.has(key)) seen.set(key, find(codePoint, bold))
    return seen.get(key)
  }
  const typeset = createTypesetter(glyphOf)
  const pages = forms.map((form) =>
    drawn(typeset, measures(), (pen) => {
      form.draw(pen)
      pen.text(footWords(form), foot)
      pen.text('第 1 页 共 1 页', { ...foot, align: 'right' })
      if (preview) pen.watermark('预览')
    }),
  )
  if (pages.some(({ unprintable }) => unprintable.length > 0)) return refused(pages.map(({ unprintable }) => unprintable))

  const file = createPdfFile()
  const fonts = [...cuts].map(([name, cut], i) => `/${name} ${cut.embed(file, tagOf(i))} 0 R`).join('')
  const box = `0 0 ${page.width} ${page.height}`
  const stampOf = file.add(`/Type/XObject/Subtype/Form/BBox[${box}]/Resources<</Font<<${fonts}>>>>/Filter/FlateDecode`, stamp.content)
  const resources = file.add(`/Font<<${fonts}>>/XObject<</Stamp ${stampOf} 0 R>>/ExtGState<</Faint<</ca 0.18>>>>`)
  const tree = file.reserve()
  // A page is so short that a higher level takes twice the time and saves a hundred bytes.
  const kids = pages.map(({ content }) => {
    const contents = file.add('/Filter/FlateDecode', deflateSync(content, { level: 3 }))
    return file.add(`/Type/Page/Parent ${tree} 0 R/MediaBox[${box}]/Resources ${resources} 0 R/Contents ${contents} 0 R`)
  })
  file.put(tree, `/Type/Pages/Count ${kids.length}/Kids[${kids.map((kid) => `${kid} 0 R`).join(' ')}]`)
  const bytes = file.end(documentEntries(file, tree, first))
  return { ok: true, bytes, pages: kids.length, firstPages: kids.map((_, i) => i + 1) }
}
