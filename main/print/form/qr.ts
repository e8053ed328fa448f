import module from 'pdfmake/js/qrEnc.js'

const encoder = 'default' in module ? module.default : module

/** How every document draws its QR code. A fixed mask: trying all eight takes ten times as long, and readers take any of them. */
export const qrLook = { fit: 76, eccLevel: 'M', mask: 2 } as const

/**
 * The QR code that pdfmake draws in flowing documents. `side` and `unit`, one module, in points; `rows` are the rectangles of its dark
 * stretches, in modules from the upper left corner.
 */
export function qrRows(words: string): { readonly side: number; readonly unit: number; readonly rows: string } {
  const { _canvas: squares, _width: side } = encoder.measure({ qr: words, ...qrLook })
  const dark = squares.slice(1)
  const unit = dark[0]?.w ?? 1
  let rows = ''
  for (let i = 0; i < dark.length; ) {
    const first = dark[i]
    if (!first) break
    let length = 1
    while (dark[i + length]?.y === first.y && dark[i + length]?.x === first.x + length * unit) length += 1
    rows += `${first.x / unit} ${first.y / unit} ${length} 1 re\n`
    i += length
  }
  return { side, unit, rows }
}
