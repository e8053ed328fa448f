import { parentPort } from 'node:worker_threads'
import { type PrintContent, paperOf } from '../print/layouts.ts'
import type { Mark } from '../print/mark.ts'
import { type Made, makePdf } from '../print/pdf.ts'
import type { Trouble } from './messages.ts'
import { troubleOf } from './trouble.ts'

// Makes PDFs in a thread of its own: parsing two fonts and laying out 200 sheets must not hold up the window.

export interface Sheet {
  readonly content: PrintContent
  readonly mark: Mark
}
export interface ToPress {
  readonly id: number
  readonly sheets: readonly Sheet[]
  readonly preview: boolean
}
export type FromPress = { readonly id: number; readonly made: Made } | { readonly id: number; readonly trouble: Trouble }

const port = parentPort
if (!port) throw new Error('press.ts runs as a worker')

let last: Promise<unknown> = Promise.resolve()
port.on('message', ({ id, sheets, preview }: ToPress) => {
  last = last
    .then(() =>
      makePdf(
        sheets.map(({ content, mark }) => paperOf(content, mark)),
        { preview },
      ),
    )
    .then(
      (made) => {
        const answer: FromPress = { id, made }
        port.postMessage(answer)
      },
      (error: unknown) => {
        const answer: FromPress = { id, trouble: troubleOf(error) }
        port.postMessage(answer)
      },
    )
})
