import { advanceOf, glyph } from './glyphs.ts'
import { type Bitmap, encodePng } from './png.ts'

const channels = (colour: string) => [1, 3, 5].map((i) => Number.parseInt(colour.slice(i, i + 2), 16))
const blend = (under: string, over: string, share: number): string => {
  const [a, b] = [channels(under), channels(over)]
  return `#${a
    .map((value, i) =>
      Math.round(value + ((b[i] ?? 0) - value) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

/** A drawing surface of at most 256 colours, enough for cards and forms. Colours are `#rrggbb`, measures are pixels. */
export class Canvas {
  readonly width: number
  readonly height: number
  private readonly pixels: Uint8Array
  private readonly palette: string[] = []
  private readonly known = new Map<string, number>()
  private readonly mixed = new Map<number, number>()

  constructor(width: number, height: number, ground: string) {
    this.width = width
    this.height = height
    this.pixels = new Uint8Array(width * height)
    this.indexOf(ground)
  }

  private indexOf(colour: string): number {
    const found = this.known.get(colour)
    if (found !== undefined) return found
    if (this.palette.length === 256) return this.nearest(colour)
    this.palette.push(colour)
    this.known.set(colour, this.palette.length - 1)
    return this.palette.length - 1
  }

  private nearest(colour: string): number {
    const wanted = channels(colour)
    const distance = (candidate: string) => channels(candidate).reduce((sum, value, i) => sum + (value - (wanted[i] ?? 0)) ** 2, 0)
    return this.palette.reduce((best, candidate, i) => (distance(candidate) < distance(this.palette[best] ?? '#000000') ? i : best), 0)
  }

  /** Lays a colour over a pixel; `amount` is 0 to 15, in steps of 3 to save colours. */
  private dot(x: number, y: number, ink: number, amount: number): void {
    const share = amount - (amount % 3)
    if (share === 0 || x < 0 || y < 0 || x >= this.width || y >= this.height) return
    const at = y * this.width + x
    const under = this.pixels[at] ?? 0
    const key = (under << 12) | (ink << 4) | share
    let mixed = share === 15 ? ink : this.mixed.get(key)
    if (mixed === undefined) {
      mixed = this.indexOf(blend(this.palette[under] ?? '#ffffff', this.palette[ink] ?? '#000000', share / 15))
      this.mixed.set(key, mixed)
    }
    this.pixels[at] = mixed
  }

  /** Fills what `inside` says, with `share` of the colour (1 opaque). */
  shape(
    box: readonly [x: number, y: number, width: number, height: number],
    colour: string,
    inside: (x: number, y: number) => boolean,
    share = 1,
  ): void {
    const ink = this.indexOf(colour)
    const [x0, y0, width, height] = box.map(Math.round) as [number, number, number, number]
    for (let y = y0; y < y0 + height; y++)
      for (let x = x0; x < x0 + width; x++) if (inside(x, y)) this.dot(x, y, ink, Math.round(share * 15))
  }

  rect(x: number, y: number, width: number, height: number, colour: string, share = 1): void {
    this.shape([x, y, width, height], colour, () => true, share)
  }

  frame(x: number, y: number, width: number, height: number, colour: string, line = 2): void {
    this.rect(x, y, width, line, colour)
    this.rect(x, y + height - line, width, line, colour)
    this.rect(x, y, line, height, colour)
    this.rect(x + width - line, y, line, height, colour)
  }

  disc(cx: number, cy: number, radius: number, colour: string, inner = 0, share = 1): void {
    this.ellipse(cx, cy, radius, radius, colour, inner, share)
  }

  ellipse(cx: number, cy: number, rx: number, ry: number, colour: string, inner = 0, share = 1): void {
    const box = [cx - rx, cy - ry, 2 * rx + 1, 2 * ry + 1] as const
    const hollow = (inner / rx) ** 2
    this.shape(
      box,
      colour,
      (x, y) => {
        const d = ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2
        return d <= 1 && d >= hollow
      },
      share,
    )
  }

  star(cx: number, cy: number, radius: number, colour: string): void {
    const points = Array.from({ length: 10 }, (_, i): [number, number] => {
      const r = i % 2 === 0 ? radius : radius * 0.4
      const angle = (Math.PI * i) / 5 - Math.PI / 2
      return [cx + r * Math.cos(angle), cy + r * Math.sin(angle)]
    })
    this.shape([cx - radius, cy - radius, 2 * radius, 2 * radius], colour, (x, y) => within(points, x, y))
  }

  /** Corners cut round, for cards. */
  roundCorners(radius: number, colour: string): void {
    const [right, bottom] = [this.width - radius, this.height - radius]
    for (const x of [0, right]) {
      for (const y of [0, bottom]) {
        const [cx, cy] = [x === 0 ? radius : right - 1, y === 0 ? radius : bottom - 1]
        this.shape([x, y, radius, radius], colour, (px, py) => (px - cx) ** 2 + (py - cy) ** 2 > radius * radius)
      }
    }
  }

  /** Width of a line of text at a size. */
  measure(text: string, size: number, spacing = 0): number {
    return [...text].reduce((sum, character) => sum + advanceOf(character) * size + spacing, 0)
  }

  /** Text with its upper left corner at a point; gives back where it ends. */
  text(
    x: number,
    y: number,
    text: string,
    size: number,
    colour: string,
    options: { readonly spacing?: number; readonly share?: number; readonly bold?: boolean } = {},
  ): number {
    const ink = this.indexOf(colour)
    const share = options.share ?? 1
    let left = x
    for (const character of text) {
      const cover = glyph(character, size)
      for (const shift of options.bold ? [0, 1] : [0]) {
        cover.forEach((value, at) => {
          if (value > 0) this.dot(Math.round(left) + (at % size) + shift, y + Math.floor(at / size), ink, Math.round(value * share))
        })
      }
      left += advanceOf(character) * size + (options.spacing ?? 0)
    }
    return left
  }

  /** Text broken into lines no wider than `width`. */
  lines(x: number, y: number, text: string, size: number, colour: string, width: number): void {
    let line = ''
    let top = y
    for (const character of text) {
      if (this.measure(line + character, size) > width) {
        this.text(x, top, line, size, colour)
        line = ''
        top += Math.round(size * 1.35)
      }
      line += character
    }
    this.text(x, top, line, size, colour)
  }

  /** Coarse squares of `size`, as a photograph out of focus. */
  blur(size: number): Canvas {
    const out = this.like(this.width, this.height)
    out.pixels.forEach((_, at) => {
      const x = at % this.width
      const y = Math.floor(at / this.width)
      out.pixels[at] = this.pixels[(y - (y % size)) * this.width + (x - (x % size))] ?? 0
    })
    return out
  }

  /** A quarter turn clockwise, as a page scanned lying down. */
  turned(): Canvas {
    const out = this.like(this.height, this.width)
    out.pixels.forEach((_, at) => {
      const x = at % out.width
      const y = Math.floor(at / out.width)
      out.pixels[at] = this.pixels[(this.height - 1 - x) * this.width + y] ?? 0
    })
    return out
  }

  /** The same picture again, to draw on. */
  copy(): Canvas {
    const out = this.like(this.width, this.height)
    out.pixels.set(this.pixels)
    return out
  }

  private like(width: number, height: number): Canvas {
    const out = new Canvas(width, height, this.palette[0] ?? '#ffffff')
    for (const colour of this.palette) out.indexOf(colour)
    return out
  }

  png(): Buffer {
    const { width, height, pixels, palette } = this
    return encodePng({ width, height, pixels, palette } satisfies Bitmap)
  }
}

const templates = new Map<string, Canvas>()

/** What every picture of a sort has in common, drawn once; gives a copy to write on. */
export function template(key: string, draw: () => Canvas): Canvas {
  const drawn = templates.get(key) ?? draw()
  templates.set(key, drawn)
  return drawn.copy()
}

const within = (points: readonly (readonly [number, number])[], x: number, y: number): boolean => {
  let inside = false
  points.forEach(([ax, ay], i) => {
    const [bx, by] = points[(i + 1) % points.length] ?? [ax, ay]
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  })
  return inside
}
