import { workbookRows } from '../../main/jobs/workbookRows.ts'
import { batchRow, isBatchKind } from '../../shared/filings/batch.ts'
import { enrolmentIncrease } from '../../shared/filings/enrolmentIncrease.ts'
const unit = { unitNo: '530000105421', creditCode: '91370285MA3QAJ0107', unitName: '久远银海测试单位' }

// A program of its own, so that its peak is the reader's, in the thread that the product gives it: prints rows, readable rows and the peak in KB.
// Without a file it only loads.
if (!isBatchKind(enrolmentIncrease)) throw new Error('no workbook')
const kind = enrolmentIncrease
const [path] = process.argv.slice(2)
let rows = 0
let readable = 0
const chunks = path === undefined ? [] : workbookRows(path, kind.id, new AbortController().signal, () => {})
for await (const chunk of chunks) {
  rows += chunk.length
  for (const row of chunk) if (batchRow(kind, unit, row).findings.length === 0) readable += 1
}
console.log(JSON.stringify({ rows, readable, peak: process.resourceUsage().maxRSS }))
