import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { deflateSync } from 'node:zlib'
import type { Font } from 'fontkit'
import { serif } from '../../main/print/fontFiles.ts'
import { sheetLineLabels } from '../../shared/rules/sheet.ts'

// The limit for printed sheets: a writer that knows this one form. Fonts are cut to the form's characters once; a document adds a cut of
// the characters of its units' names, its figures, and deflate. It draws no QR code, so what ours costs for that counts against ours.

const fontkit = createRequire(import.meta.url)('fontkit') as { create(bytes: Uint8Array): Font }
const regular = fontkit.create(new Uint8Array(readFileSync(serif.regular)))
const bold = fontkit.create(new Uint8Array(readFileSync(serif.bold ?? serif.regular)))

export interface PlainSheet {
  readonly unitName: string
  readonly unitNo: string
  readonly figures: readonly string[]
  readonly foot: readonly string[]
}

/** A font cut to some characters: its glyph numbers, widths, and the compressed file. */
interface Cut {
  readonly glyphs: ReadonlyMap<string, { readonly hex: string; readonly width: number }>
  readonly objects: (first: number, name: string) => (string | readonly [head: string, body: Buffer])[]
}

function cut(font: Font, characters: Iterable<string>): Cut {
  const subset = font.createSubset() as unknown as { includeGlyph(glyph: object): number; encode(): Uint8Array }
  const glyphs = new Map<string, { hex: string; width: number }>()
  const widths: number[] = [1000]
  const codes: number[] = [0]
  for (const character of new Set(characters)) {
    const code = character.codePointAt(0) ?? 0
    const glyph = font.glyphForCodePoint(code)
    const id = subset.includeGlyph(glyph)
    const width = Math.round((glyph.advanceWidth * 1000) / font.unitsPerEm)
    widths[id] = width
    codes[id] = code
    glyphs.set(character, { hex: id.toString(16).padStart(4, '0'), width })
  }
  const file = deflateSync(subset.encode())
  const map = codes.map((code, id) => `<${id.toString(16).padStart(4, '0')}> <${utf16(code)}>`)
  const unicode = deflateSync(
    `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange <0000><ffff> endcodespacerange ` +
      `${Math.min(100, map.length)} beginbfchar\n${map.slice(0, 100).join('\n')}\nendbfchar endcmap end end`,
  )
  const scale = 1000 / font.unitsPerEm
  return {
    glyphs,
    objects: (first, name) => [
      `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[${first + 1} 0 R]/ToUnicode ${first + 4} 0 R>>`,
      `<</Type/Font/Subtype/CIDFontType2/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>` +
        `/FontDescriptor ${first + 2} 0 R/W[0[${widths.map((width) => width ?? 1000).join(' ')}]]/CIDToGIDMap/Identity>>`,
      `<</Type/FontDescriptor/FontName/${name}/Flags 4/FontBBox[0 -300 1000 1000]/ItalicAngle 0/Ascent ${Math.round(font.ascent * scale)}` +
        `/Descent ${Math.round(font.descent * scale)}/CapHeight 700/StemV 80/FontFile2 ${first + 3} 0 R>>`,
      [`<</Length ${file.length}/Filter/FlateDecode>>`, file],
      [`<</Length ${unicode.length}/Filter/FlateDecode>>`, unicode],
    ],
  }
}

const utf16 = (code: number) =>
  [...Buffer.from(String.fromCodePoint(code), 'utf16le').swap16()].map((byte) => byte.toString(16).padStart(2, '0')).join('')

const title = '失业保险单位月缴费核定表'
const form = [
  title,
  '单位名称: 单位编号: 做账期号: 202510 (单位: 人或元)项目序号局方核定数0123456789,.-：年月日第次打印',
  ...sheetLineLabels.flatMap(({ group, label }) => [group.zh, `${label.zh}:`]),
]
const footWords = '经办机构打印人时间单号次核验码凭此可向真伪本期应缴合计第至项大写元官渡区就业局失险科祝主任'
const labels = cut(regular, [...form.join(''), ...footWords])
const heads = cut(bold, [...form.join('')])

const text = (font: string, { glyphs }: Cut, words: string, x: number, y: number, size: number): string =>
  `BT /${font} ${size} Tf ${x} ${y} Td <${[...words].map((character) => glyphs.get(character)?.hex ?? '0000').join('')}> Tj ET\n`

/** Everything that is the same on every sheet. */
const constant = (() => {
  let drawn = `0.6 w\n${text('B', heads, title, 190, 780, 16)}${text('N', labels, '单位名称:', 60, 755, 10.5)}${text('N', labels, '单位编号:', 60, 737, 10.5)}`
  let y = 715
  let group = ''
  for (const line of sheetLineLabels) {
    if (line.group.zh !== group) {
      drawn += text('B', heads, (group = line.group.zh), 60, y, 10.5) + `56 ${y + 14} m 539 ${y + 14} l S\n`
      y -= 21
    }
    drawn += text('N', labels, `${line.label.zh}:`, 76, y, 10.5) + text('N', labels, String(line.number), 300, y, 10.5)
    drawn += `56 ${y + 14} m 539 ${y + 14} l S 240 ${y + 14} m 240 ${y - 7} l S 359 ${y + 14} m 359 ${y - 7} l S\n`
    y -= 21
  }
  return drawn
})()

function page({ unitName, unitNo, figures, foot }: PlainSheet, names: Cut): Buffer {
  let drawn = constant + text('U', names, unitName, 240, 755, 10.5) + text('N', labels, unitNo, 240, 737, 10.5)
  figures.forEach((figure, i) => {
    const width = [...figure].reduce((sum, character) => sum + (labels.glyphs.get(character)?.width ?? 1000), 0) * 0.0105
    drawn += text('N', labels, figure, Math.round(535 - width), 694 - i * 21, 10.5)
  })
  foot.forEach((words, i) => (drawn += text('N', labels, words, 60, 200 - i * 16, 9.5)))
  return deflateSync(drawn)
}

/** One PDF of these sheets. */
export function ownPdf(sheets: readonly PlainSheet[]): Buffer {
  const names = cut(
    regular,
    sheets.flatMap(({ unitName }) => [...unitName]),
  )
  const kids = sheets.map((_, i) => `${18 + 2 * i} 0 R`)
  const objects: (string | readonly [string, Buffer])[] = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${kids.length}/Kids[${kids.join(' ')}]>>`,
    ...labels.objects(3, 'AAAAAA+NotoSerifSC-Regular'),
    ...heads.objects(8, 'BAAAAA+NotoSerifSC-Bold'),
    ...names.objects(13, 'CAAAAA+NotoSerifSC-Regular'),
  ]
  const resources = '<</Font<</N 3 0 R/B 8 0 R/U 13 0 R>>>>'
  sheets.forEach((sheet, i) => {
    const body = page(sheet, names)
    objects.push(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources${resources}/Contents ${19 + 2 * i} 0 R>>`)
    objects.push([`<</Length ${body.length}/Filter/FlateDecode>>`, body])
  })
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const places: string[] = []
  let at = 9
  objects.forEach((object, i) => {
    places.push(`${String(at).padStart(10, '0')} 00000 n \n`)
    const bytes =
      typeof object === 'string'
        ? Buffer.from(`${i + 1} 0 obj\n${object}\nendobj\n`)
        : Buffer.concat([Buffer.from(`${i + 1} 0 obj\n${object[0]}\nstream\n`), object[1], Buffer.from('\nendstream\nendobj\n')])
    parts.push(bytes)
    at += bytes.length
  })
  const count = objects.length + 1
  parts.push(
    Buffer.from(`xref\n0 ${count}\n0000000000 65535 f \n${places.join('')}trailer<</Size ${count}/Root 1 0 R>>\nstartxref\n${at}\n%%EOF`),
  )
  return Buffer.concat(parts)
}
