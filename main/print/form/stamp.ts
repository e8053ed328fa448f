import { deflateSync } from 'node:zlib'
import { faceFor, fontOf, ownFace } from '../fonts.ts'
import { type Cut, type Glyph, openCut } from './cut.ts'
import { drawn, type Measures, type Pen } from './pen.ts'
import { createTypesetter } from './typesetter.ts'

/**
 * What is the same on every form of a kind: drawn once, its characters cut out of the fonts once. A document refers to it from every
 * page and adds only cuts of the few characters that are its own.
 */
export interface Stamp {
  readonly content: Buffer
  readonly regular: Cut
  readonly bold: Cut
}

/** Ratios of our own face, by which every line is set. */
export function measures(): Measures {
  const { ascent, descent, lineGap, unitsPerEm } = fontOf(ownFace(), false)
  return { ascent: ascent / unitsPerEm, line: (ascent - descent + lineGap) / unitsPerEm }
}

/** `often`: characters that most forms have besides those of the stamp; which ones only makes a difference to speed. */
export function makeStamp(draw: (pen: Pen) => void, often: { readonly regular: string; readonly bold: string }): Stamp {
  const face = ownFace()
  const [regular, bold] = [openCut(fontOf(face, false)), openCut(fontOf(face, true))]
  const glyphOf = (codePoint: number, heavy: boolean) => {
    if (faceFor(codePoint) !== face) throw new Error(`a form has U+${codePoint.toString(16)}, which our own face lacks`)
    const glyph: Glyph = (heavy ? bold : regular).glyph(codePoint)
    return { ...glyph, font: heavy ? 'Bold' : 'Regular' }
  }
  const { content } = drawn(createTypesetter(glyphOf), measures(), draw)
  for (const character of often.regular) glyphOf(character.codePointAt(0) ?? 0, false)
  for (const character of often.bold) glyphOf(character.codePointAt(0) ?? 0, true)
  return { content: deflateSync(content), regular, bold }
}
