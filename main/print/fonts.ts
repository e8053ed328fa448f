import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import pdfmake from 'pdfmake'
import { fallbackFaces, serif, type Typeface } from './fontFiles.ts'

/** What we use of a font that fontkit parsed; lengths in its own units. */
export interface Font {
  readonly postscriptName: string
  readonly unitsPerEm: number
  readonly ascent: number
  readonly descent: number
  readonly lineGap: number
  readonly capHeight: number
  readonly bbox: { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number }
  hasGlyphForCodePoint(codePoint: number): boolean
  glyphForCodePoint(codePoint: number): { readonly id: number; readonly advanceWidth: number }
  /** Takes glyph numbers one by one, gives the number in the subset, and at last the bytes of a font of these glyphs. */
  createSubset(): { includeGlyph(id: number): number; encode(): Uint8Array }
}

interface Fontkit {
  create(bytes: Uint8Array): Font
  registerFormat(format: object): void
}

// pdfkit inside pdfmake and this file must hold one fontkit: from source Node gives pdfmake the CommonJS build, in the bundle there is one for both.
const fontkit = (import.meta.filename.endsWith('.ts')
  ? createRequire(import.meta.url)('fontkit')
  : await import('fontkit')) as unknown as Fontkit

/**
 * A parsed font stands in pdfmake's file system as a token of twelve bytes, so that a document costs no parsing of 15 MB
 * (performance.md: three to five times faster). `registerFormat` is fontkit's own way to add a format.
 */
const parsed = new Map<string, Font>()
const tokenOf = (bytes: Uint8Array): string | undefined =>
  bytes.length === 12 && bytes[0] === 0x43 && bytes[1] === 0x44 && bytes[2] === 0x46 ? Buffer.from(bytes).toString('latin1') : undefined

class SharedFont {
  static probe(bytes: Uint8Array): boolean {
    const token = tokenOf(bytes)
    return token !== undefined && parsed.has(token)
  }
  constructor(stream: { readonly buffer: Uint8Array }) {
    const font = parsed.get(tokenOf(stream.buffer) ?? '')
    if (!font) throw new Error('a font token without its font')
    return font as unknown as SharedFont
  }
}
fontkit.registerFormat(SharedFont)

function share(file: string): { readonly name: string; readonly font: Font } {
  const { buffer, byteOffset, byteLength } = readFileSync(file)
  // The same bytes as what fontkit expects, not a copy of as many megabytes.
  const font = fontkit.create(new Uint8Array(buffer, byteOffset, byteLength))
  const token = `CDF${String(parsed.size).padStart(9, '0')}`
  parsed.set(token, font)
  const name = `${token}.ttf`
  ;(pdfmake as unknown as { virtualfs: { writeFileSync(name: string, bytes: Buffer): void } }).virtualfs.writeFileSync(
    name,
    Buffer.from(token, 'latin1'),
  )
  return { name, font }
}

interface Loaded {
  readonly name: string
  readonly font: Font
  readonly bold: Font
}
const loaded = new Map<string, Loaded>()

function load(face: Typeface): Loaded {
  const known = loaded.get(face.name)
  if (known) return known
  const regular = share(face.regular)
  const bold = face.bold === undefined ? regular : share(face.bold)
  pdfmake.addFonts({ [face.name]: { normal: regular.name, bold: bold.name } })
  const entry = { name: face.name, font: regular.font, bold: bold.font }
  loaded.set(face.name, entry)
  return entry
}

/** Nothing is fetched and no file is opened by a document; fonts come from here. */
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy(() => false)

const faceOf = new Map<number, string | undefined>()

/** Private use means something else in every font: what the standard table (shared/rules) does not know is not printable. */
const isPrivate = (codePoint: number) => (codePoint >= 0xe000 && codePoint <= 0xf8ff) || codePoint >= 0xf0000

/** The face that has this character, ours first; `undefined` when none has. A fallback is opened only when a text needs it. */
export function faceFor(codePoint: number): string | undefined {
  if (faceOf.has(codePoint)) return faceOf.get(codePoint)
  const chain = isPrivate(codePoint) ? [] : [serif, ...fallbackFaces().faces]
  const face = chain.find((candidate) => load(candidate).font.hasGlyphForCodePoint(codePoint))?.name
  faceOf.set(codePoint, face)
  return face
}

/** The font of a face that `faceFor` named; where it has one weight only, that one. */
export function fontOf(face: string, bold: boolean): Font {
  const entry = loaded.get(face) ?? load(serif)
  return bold ? entry.bold : entry.font
}

/** The face that everything is set in unless a character asks for another. */
export const ownFace = (): string => load(serif).name
