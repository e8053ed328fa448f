import { inflateSync } from 'node:zlib'
import atlas from './glyphs.json' with { type: 'json' }

/**
 * Bitmaps of the characters that the demonstration's pictures need, 40 × 40 at four levels, drawn once from Noto Sans CJK SC
 * (SIL Open Font License 1.1). `data` is base64 of the deflated bitmaps, four pixels a byte, in the order of `characters`.
 */
const size = atlas.size
const perGlyph = (size * size) / 4
const index = new Map([...atlas.characters].map((character, i) => [character, i]))
const bitmaps = inflateSync(Buffer.from(atlas.data, 'base64'))

export const hasGlyph = (character: string): boolean => character === ' ' || index.has(character)

/** Width of a character as a share of its height. */
export function advanceOf(character: string): number {
  const i = index.get(character)
  return i === undefined ? 0.3 : (atlas.advances[i] ?? size) / size
}

const level = (glyph: number, x: number, y: number): number => {
  const at = y * size + x
  return ((bitmaps[glyph * perGlyph + (at >> 2)] ?? 0) >> ((at & 3) * 2)) & 3
}

const scaled = new Map<string, Uint8Array>()

/** Coverage (0 to 15) of a character at `height` pixels square, by area; an empty box for one that the atlas lacks. */
export function glyph(character: string, height: number): Uint8Array {
  const key = `${height}${character}`
  const known = scaled.get(key)
  if (known) return known
  const i = index.get(character)
  const out = new Uint8Array(height * height)
  if (i !== undefined) fill(out, i, height)
  else if (character !== ' ') out.forEach((_, at) => (out[at] = at % height < 2 || at < 2 * height ? 15 : 0))
  scaled.set(key, out)
  return out
}

function fill(out: Uint8Array, i: number, height: number): void {
  const step = size / height
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < height; x++) {
      let sum = 0
      let weight = 0
      for (let v = Math.floor(y * step); v < (y + 1) * step; v++) {
        const h = Math.min(v + 1, (y + 1) * step) - Math.max(v, y * step)
        for (let u = Math.floor(x * step); u < (x + 1) * step; u++) {
          const share = h * (Math.min(u + 1, (x + 1) * step) - Math.max(u, x * step))
          sum += share * level(i, u, v)
          weight += share
        }
      }
      out[y * height + x] = Math.round((sum / weight) * 5)
    }
  }
}
