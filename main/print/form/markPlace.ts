import type { Mark } from '../mark.ts'
import { markLines, previewWords, sealWords } from '../paper.ts'
import type { Pen } from './pen.ts'

const [left, right, size] = [56, 539.28, 9.5]
/** Room for the QR code of the longest number, and the free space beside it */
const code = 76 + 12

/** The end of a form, as `markBlock` sets it in flowing documents. `y` is where the form ends. */
export function drawMark(pen: Pen, y: number, mark: Mark): void {
  const top = y + 12
  let under = top
  for (const words of markLines(mark)) under += pen.text(words, { x: left, y: under, width: right - left - code, size }) + 3
  if (mark.verification) under = Math.max(under, top + pen.qr(mark.verification.qr, right, top))
  else pen.text(previewWords, { x: left, y: top, width: right - left, size, align: 'right' })
  pen.text(sealWords, { x: left, y: under + 14, width: right - 40 - left, size, align: 'right' })
}
