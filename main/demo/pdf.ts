import { hasGlyph, glyph } from './glyphs.ts'

/** One line of text on an A4 page: points from the left and the top. */
export interface PdfText {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly text: string
  /** 0 black to 1 white */
  readonly gray?: number
}
export interface PdfPage {
  readonly texts: readonly PdfText[]
  /** Ruled lines: x, y from the top, width. */
  readonly rules: readonly (readonly [x: number, y: number, width: number])[]
}

const width = 595
const height = 842

/** UTF-16BE in hexadecimal, as the encoding UniGB-UTF16-H reads it. */
const utf16 = (text: string) => [...Array(text.length).keys()].map((i) => text.charCodeAt(i).toString(16).padStart(4, '0')).join('')

/** Adobe-GB1 has no place for characters beyond the BMP that came later: they are drawn as a small picture instead. */
const beyond = (character: string) => (character.codePointAt(0) ?? 0) > 0xffff && hasGlyph(character)

const advance = (character: string) => ((character.codePointAt(0) ?? 0) < 0x80 ? 0.5 : 1)

function drawn(character: string, x: number, y: number, size: number): string {
  const dots = 40
  const cover = glyph(character, dots)
  const rows: string[] = []
  for (let row = 0; row < dots; row++) {
    for (let byte = 0; byte < dots / 8; byte++) {
      let bits = 0
      for (let bit = 0; bit < 8; bit++) bits = bits * 2 + ((cover[row * dots + byte * 8 + bit] ?? 0) > 7 ? 0 : 1)
      rows.push(bits.toString(16).padStart(2, '0'))
    }
  }
  return `q ${size} 0 0 ${size} ${x} ${y - size * 0.14} cm BI /W ${dots} /H ${dots} /IM true /BPC 1 /F /AHx ID ${rows.join('')}> EI Q\n`
}

function write({ x, y, size, text, gray = 0 }: PdfText): string {
  let out = `${gray} g\n`
  let left = x
  let run = ''
  const base = height - y - size
  const flush = () => {
    if (run !== '')
      out += `BT /F1 ${size} Tf ${left - [...run].reduce((sum, c) => sum + advance(c) * size, 0)} ${base} Td <${utf16(run)}> Tj ET\n`
    run = ''
  }
  for (const character of text) {
    if (beyond(character)) {
      flush()
      out += drawn(character, left, base, size)
    } else run += character
    left += advance(character) * size
  }
  flush()
  return out
}

/**
 * Writes a small PDF of A4 pages in 宋体 (`STSong-Light`, not embedded, so that the reader brings the font). The same pages give the
 * same bytes.
 */
export function encodePdf(pages: readonly PdfPage[], title: string): Buffer {
  const contents = pages.map(
    (page) =>
      page.rules.map(([x, y, long]) => `0.6 w ${x} ${height - y} m ${x + long} ${height - y} l S\n`).join('') +
      page.texts.map(write).join(''),
  )
  const kid = (i: number) => 6 + i * 2
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (zh-CN) >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${kid(i)} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /W [1 95 500] /FontDescriptor 5 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    ...contents.flatMap((content, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${kid(i) + 1} 0 R >>`,
      `<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}endstream`,
    ]),
    `<< /Title <feff${utf16(title)}> /Producer (CaseDesk) >>`,
  ]
  let out = '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n'
  const offsets = objects.map((object, i) => {
    const at = out.length
    out += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const start = out.length
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`
  out += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(out, 'latin1')
}
