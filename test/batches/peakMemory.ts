import { readWorkbook } from '../../main/xlsx/read.ts'
import { batchRow, isBatchKind } from '../../shared/filings/batch.ts'
import { enrolmentIncrease } from '../../shared/filings/enrolmentIncrease.ts'
const unit = { unitNo: '530000105421', creditCode: '91370285MA3QAJ0107', unitName: '久远银海测试单位' }

// A program of its own, so that its peak is the reader's: prints rows, readable rows and the peak in KB.
if (!isBatchKind(enrolmentIncrease)) throw new Error('no workbook')
const kind = enrolmentIncrease
const [path = ''] = process.argv.slice(2)
let readable = 0
const rows = await readWorkbook({
  path,
  kind,
  give: (row) => {
    if (batchRow(kind, unit, row).findings.length === 0) readable += 1
  },
})
console.log(JSON.stringify({ rows, readable, peak: process.resourceUsage().maxRSS }))
