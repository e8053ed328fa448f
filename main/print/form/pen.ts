import type { Unprintable } from '../textRuns.ts'
import { pdfNumber as n } from './pdfFile.ts'
import { qrRows } from './qr.ts'
import type { Typesetter } from './typesetter.ts'

/** A4 in points. */
export const page = { width: 595.28, height: 841.89 } as const

/** Heights of our own face in font sizes; lines of other faces stand on the same ones. */
export interface Measures {
  readonly ascent: number
  readonly line: number
}

export interface Setting {
  /** Left edge and top of the first line, in points from the upper left corner of the page. */
  readonly x: number
  readonly y: number
  /** Longer words go on in the next line. */
  readonly width: number
  readonly size: number
  readonly bold?: boolean
  readonly align?: 'left' | 'center' | 'right'
  /** 0 is black. */
  readonly grey?: number
}

/** Draws on one page. */
export interface Pen {
  /** Sets words; gives the height they take. */
  text(words: string, setting: Setting): number
  line(x1: number, y1: number, x2: number, y2: number): void
  /** Draws a QR code with its upper right corner there; gives its height. */
  qr(words: string, right: number, top: number): number
  /** Puts down what is the same on every form, moved down so far. */
  stamp(down: number): void
  /** Words from corner to corner that everything shines through. */
  watermark(words: string): void
}

export interface Drawn {
  readonly content: string
  readonly unprintable: readonly Unprintable[]
}

/** Page content of what `draw` draws. */
export function drawn(typeset: Typesetter, { ascent, line: leading }: Measures, draw: (pen: Pen) => void): Drawn {
  let content = '0.6 w\n'
  const lacking: Unprintable[] = []
  const up = (y: number) => n(page.height - y)
  const pen: Pen = {
    text(words, { x, y, width, size, bold = false, align = 'left', grey = 0 }) {
      const { lines, unprintable } = typeset(words, width, size, bold)
      lacking.push(...unprintable)
      if (grey > 0) content += `${grey} g\n`
      lines.forEach((line, i) => {
        const free = align === 'left' ? 0 : (width - line.width) / (align === 'center' ? 2 : 1)
        if (line.shown) content += `BT ${n(x + free)} ${up(y + (i * leading + ascent) * size)} Td ${line.shown} ET\n`
      })
      if (grey > 0) content += '0 g\n'
      return lines.length * size * leading
    },
    line(x1, y1, x2, y2) {
      content += `${n(x1)} ${up(y1)} m ${n(x2)} ${up(y2)} l S\n`
    },
    qr(words, right, top) {
      const { side, unit, rows } = qrRows(words)
      // In modules from the code's own corner: whole numbers are short.
      content += `q ${n(unit)} 0 0 ${n(-unit)} ${n(right - side)} ${up(top)} cm\n${rows}f Q\n`
      return side
    },
    stamp(down) {
      content += `q 1 0 0 1 0 ${n(-down)} cm /Stamp Do Q\n`
    },
    watermark(words) {
      const size = 244
      const { lines } = typeset(words, Number.POSITIVE_INFINITY, size, true)
      const tilt = Math.SQRT1_2
      for (const { shown, width } of lines) {
        const [along, above] = [width / 2, (ascent - leading / 2) * size]
        const [x, y] = [page.width / 2 - tilt * (along - above), page.height / 2 - tilt * (along + above)]
        content += `q /Faint gs 0.5 g BT ${tilt} ${tilt} ${-tilt} ${tilt} ${n(x)} ${n(y)} Tm ${shown} ET Q\n`
      }
    },
  }
  draw(pen)
  return { content, unprintable: lacking }
}
