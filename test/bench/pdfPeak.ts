import { createPress } from '../../main/jobs/pressClient.ts'
import type { Sheet } from '../../main/print/layouts.ts'
import { sheetsPerDocument } from '../../shared/print/kinds.ts'
import { mark } from '../print/given.ts'
import { content, range, unitName } from './pdfSheets.ts'

// A program of its own, so that its peak is that of the press: 1,000 sheets and then 10,000 lines of lists, in documents as a run makes
// them. Prints the pages of the sheets and the peak in MB.

const list = (i: number): Sheet => ({
  mark: mark(),
  content: {
    kind: 'personList',
    data: {
      unitNo: String(530_000_200_000 + i),
      unitName: unitName(i),
      period: '202510',
      rows: range(200, 0).map((row) => ({
        name: `李${String.fromCodePoint(0x4e00 + ((row * 37 + i) % 20_000))}明`,
        idNumber: '530102199003070016',
        ruralWorker: row % 7 === 0,
        base: 500_000 + row,
        unitAmount: 3500 + row,
        personAmount: 1500 + row,
      })),
    },
  },
})

const press = createPress()
let pages = 0
for (let at = 0; at < 1000; at += sheetsPerDocument) {
  const made = await press.make(range(sheetsPerDocument, at).map((i) => ({ content: content(i), mark: mark() })))
  pages += made.ok ? made.pages : 0
}
for (let at = 0; at < 50; at += 10) await press.make(range(10, at).map(list))
await press.close()
process.stdout.write(JSON.stringify({ pages, peak: process.resourceUsage().maxRSS / 1024 }))
