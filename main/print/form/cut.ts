import { deflateSync } from 'node:zlib'
import type { Font } from '../fonts.ts'
import type { PdfFile } from './pdfFile.ts'

/** How a cut writes a character. */
export interface Glyph {
  /** Four hexadecimal digits */
  readonly code: string
  /** In thousandths of the font size */
  readonly width: number
}

/** A font cut down to the characters that were asked for. */
export interface Cut {
  /** The character if it has been asked for already. */
  known(codePoint: number): Glyph | undefined
  glyph(codePoint: number): Glyph
  /** Writes the font with the characters so far and gives the number of its object. `tag` tells cuts of one font in one file apart. */
  embed(file: PdfFile, tag: string): number
}

const hex4 = (value: number) => value.toString(16).padStart(4, '0')

/**
 * Every character has a code of its own, also where two share a glyph (compatibility forms), so that a reader gets back what was given.
 * Glyphs stand alone, without ligatures or kerning: figures in columns need neither.
 */
export function openCut(font: Font): Cut {
  const subset = font.createSubset()
  const scale = 1000 / font.unitsPerEm
  const glyphs = new Map<number, Glyph>()
  const glyphIds = [0]
  const widths = [1000]
  const take = (codePoint: number): Glyph => {
    const { id, advanceWidth } = font.glyphForCodePoint(codePoint)
    const glyph = { code: hex4(glyphIds.length), width: Math.round(advanceWidth * scale) }
    glyphIds.push(subset.includeGlyph(id))
    widths.push(glyph.width)
    glyphs.set(codePoint, glyph)
    return glyph
  }
  // A cut that many files take as it is is compressed once.
  let made: { readonly of: number; readonly streams: ReturnType<typeof streams> } | undefined
  const streams = () => ({
    program: deflateSync(subset.encode()),
    ids: Buffer.from(glyphIds.map(hex4).join(''), 'hex'),
    unicode: deflateSync(unicodeMap([...glyphs].map(([codePoint, { code }]) => [code, codePoint]))),
  })
  return {
    known: (codePoint) => glyphs.get(codePoint),
    glyph: (codePoint) => glyphs.get(codePoint) ?? take(codePoint),
    embed(file, tag) {
      if (made?.of !== glyphs.size) made = { of: glyphs.size, streams: streams() }
      const { program, ids, unicode } = made.streams
      const name = `/${tag}+${font.postscriptName}`
      const { minX, minY, maxX, maxY } = font.bbox
      const box = [minX, minY, maxX, maxY].map((value) => Math.round(value * scale)).join(' ')
      const [ascent, descent, capHeight] = [font.ascent, font.descent, font.capHeight].map((value) => Math.round(value * scale))
      const programOf = file.add('/Filter/FlateDecode', program)
      const descriptor = file.add(
        `/Type/FontDescriptor/FontName${name}/Flags 4/FontBBox[${box}]/ItalicAngle 0/Ascent ${ascent}/Descent ${descent}` +
          `/CapHeight ${capHeight}/StemV 80/FontFile2 ${programOf} 0 R`,
      )
      const idsOf = file.add('', ids)
      const descendant = file.add(
        `/Type/Font/Subtype/CIDFontType2/BaseFont${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>` +
          `/FontDescriptor ${descriptor} 0 R/DW 1000/W[0[${widths.join(' ')}]]/CIDToGIDMap ${idsOf} 0 R`,
      )
      const unicodeOf = file.add('/Filter/FlateDecode', unicode)
      return file.add(
        `/Type/Font/Subtype/Type0/BaseFont${name}/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]/ToUnicode ${unicodeOf} 0 R`,
      )
    },
  }
}

/** What a reader copies for each code; at most a hundred lines a section (ISO 32000-1, 9.10.3; Adobe technical note 5411). */
function unicodeMap(entries: readonly (readonly [code: string, codePoint: number])[]): string {
  const lines = entries.map(
    ([code, codePoint]) => `<${code}><${Buffer.from(String.fromCodePoint(codePoint), 'utf16le').swap16().toString('hex')}>`,
  )
  let sections = ''
  for (let i = 0; i < lines.length; i += 100) {
    const part = lines.slice(i, i + 100)
    sections += `${part.length} beginbfchar\n${part.join('\n')}\nendbfchar\n`
  }
  return (
    '/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n' +
    '/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><ffff>\nendcodespacerange\n' +
    `${sections}endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend`
  )
}
