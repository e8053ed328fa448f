import { parentPort } from 'node:worker_threads'
import { pdfOf, type Sheet } from '../print/layouts.ts'
import type { Made } from '../print/made.ts'
import type { Trouble } from './messages.ts'
import { troubleOf } from './trouble.ts'

// Makes PDFs in a thread of its own: parsing two fonts and laying out long lists must not hold up the window.

export type ToPress =
  | { readonly type: 'make'; readonly id: number; readonly sheets: readonly Sheet[]; readonly preview: boolean }
  /** Ends the thread after the PDF that is being made; what waits behind it is not begun. */
  | { readonly type: 'close' }
export type FromPress = { readonly id: number; readonly made: Made } | { readonly id: number; readonly trouble: Trouble }

const port = parentPort
if (!port) throw new Error('press.ts runs as a worker')
const answer = (message: FromPress) => port.postMessage(message)

let last: Promise<unknown> = Promise.resolve()
let closing = false
port.on('message', (message: ToPress) => {
  if (message.type === 'close') {
    closing = true
    void last.then(() => port.close())
    return
  }
  const { id, sheets, preview } = message
  last = last.then(async () => {
    if (closing) return
    try {
      answer({ id, made: await pdfOf(sheets, { preview }) })
    } catch (error) {
      answer({ id, trouble: troubleOf(error) })
    }
  })
})
