import { codePointOf, printed, type Unprintable } from '../textRuns.ts'
import type { Glyph } from './cut.ts'
import { pdfNumber } from './pdfFile.ts'

/** A glyph and the name under which the page knows its font. */
export interface Drawable extends Glyph {
  readonly font: string
}
/** `undefined` when no font has the character. */
export type GlyphOf = (codePoint: number, bold: boolean) => Drawable | undefined

interface Line {
  /** Page operators that show the words; empty without words. */
  readonly shown: string
  /** In points */
  readonly width: number
}
export interface Paragraph {
  readonly lines: readonly Line[]
  readonly unprintable: readonly Unprintable[]
}

/** Lines of words no wider than `width` points. */
export type Typesetter = (words: string, width: number, size: number, bold: boolean) => Paragraph

/** What stays together at the end of a line: a Latin word; a character and the closing marks after it. */
const pieces = /[!-~]+ *|[^][）、，。；：！？》」』】〉”’]*/gu

/** Words that are set again are not worked out again: most of a form's are the same on every page. */
export function createTypesetter(glyphOf: GlyphOf): Typesetter {
  const known = new Map<string, Paragraph>()
  return (words, width, size, bold) => {
    const key = `${size} ${width} ${bold} ${words}`
    const paragraph = known.get(key) ?? set(glyphOf, words, { width, size, bold })
    known.set(key, paragraph)
    return paragraph
  }
}

function set(glyphOf: GlyphOf, given: string, { width, size, bold }: { width: number; size: number; bold: boolean }): Paragraph {
  const unprintable: Unprintable[] = []
  const glyphsOf = (words: string): Drawable[] => {
    const glyphs: Drawable[] = []
    for (const character of words) {
      const glyph = glyphOf(character.codePointAt(0) ?? 0, bold)
      if (glyph) glyphs.push(glyph)
      else unprintable.push({ character, codePoint: codePointOf(character), text: given })
    }
    return glyphs
  }
  const words = printed(given)
  const whole = lineOf(glyphsOf(words), size)
  if (whole.width <= width || unprintable.length > 0) return { lines: [whole], unprintable }
  const lines: Drawable[][] = []
  let current: Drawable[] = []
  const add = (glyphs: Drawable[]) => {
    if (current.length > 0 && lineOf([...current, ...glyphs], size).width > width) {
      lines.push(current)
      current = []
    }
    current.push(...glyphs)
  }
  for (const piece of words.match(pieces) ?? []) {
    const glyphs = glyphsOf(piece)
    if (lineOf(glyphs, size).width <= width) add(glyphs)
    else for (const glyph of glyphs) add([glyph])
  }
  return { lines: [...lines, current].map((glyphs) => lineOf(glyphs, size)), unprintable }
}

function lineOf(glyphs: readonly Drawable[], size: number): Line {
  let shown = ''
  let sum = 0
  let font = ''
  for (const glyph of glyphs) {
    if (glyph.font !== font) {
      shown += `${font && '>Tj '}/${glyph.font} ${pdfNumber(size)} Tf<`
      font = glyph.font
    }
    shown += glyph.code
    sum += glyph.width
  }
  return { shown: font && `${shown}>Tj`, width: (sum * size) / 1000 }
}
