import type { Content } from 'pdfmake'
import encoder from 'pdfmake/js/qrEnc.js'

interface Point {
  readonly x: number
  readonly y: number
}
const { measure } = 'default' in encoder ? encoder.default : encoder

const known = new Map<string, Content>()

/**
 * A QR code of about `size` points, drawn as one figure: pdfmake draws every dark module by itself, which is a third of the cost of a
 * sheet. The figure goes round the modules, row by row in stretches, and back along the same way, so that only they are filled.
 */
export function qrCode(words: string, size: number): Content {
  const key = `${size} ${words}`
  const found = known.get(key)
  if (found) return found
  const { _canvas: squares } = measure({ qr: words, fit: size, eccLevel: 'M' })
  const [ground, ...modules] = squares
  const starts: Point[] = []
  const points: Point[] = []
  for (let i = 0; i < modules.length; ) {
    const first = modules[i]
    if (!first) break
    let { w } = first
    i += 1
    for (let next = modules[i]; next?.y === first.y && next.x === first.x + w; next = modules[(i += 1)]) w += next.w
    const { x, y, h } = first
    points.push({ x, y }, { x: x + w, y }, { x: x + w, y: y + h }, { x, y: y + h }, { x, y })
    starts.push({ x, y })
  }
  const code: Content = {
    canvas: [{ type: 'polyline', points: [...points, ...starts.toReversed()], closePath: true, color: '#000000', lineWidth: 0 }],
    width: ground?.w ?? size,
  } as Content
  // Kept for the document that is being made, not for ever.
  if (known.size > 500) known.clear()
  known.set(key, code)
  return code
}
