import { setImmediate } from 'node:timers/promises'
import { type ReceiptRow, readReceipt, receiptColumns } from '../../shared/exchange/receipts.ts'
import { openPackageFile } from '../intake/packageFile.ts'
import { fileSha256, readTable } from '../tabular/readTable.ts'
import { WorkbookRefused } from '../xlsx/workbookError.ts'

/** Lines of one file: a year of vouchers of a city's units. */
const mostRows = 200_000
/** Problems that are told; the file is refused by the first. */
const mostProblems = 200

export interface LineProblem {
  readonly line: number | null
  readonly column: string | null
  readonly problem: string
}

export interface ReceiptsFile {
  readonly sha256: string
  readonly rows: readonly (ReceiptRow & { readonly line: number })[]
  readonly problems: readonly LineProblem[]
}

/** Reads a receipts file whole. One line that does not fit refuses it, with every line at fault named; no value is quoted. */
export async function readReceipts(path: string, signal: AbortSignal): Promise<ReceiptsFile> {
  const file = await openPackageFile(path)
  const rows: (ReceiptRow & { readonly line: number })[] = []
  const problems: LineProblem[] = []
  const lineOf = new Map<string, number>()
  try {
    const sha256 = await fileSha256(file)
    await readTable(file, {
      columns: receiptColumns,
      rows: mostRows,
      signal,
      give: ({ row: line, cells, date1904 }) => {
        const read = readReceipt(cells, date1904)
        const problem = (column: string, words: string) => problems.length < mostProblems && problems.push({ line, column, problem: words })
        if (!read.ok) return void problem(read.column, read.reason.zh)
        const earlier = lineOf.get(read.row.voucherNo)
        if (earlier !== undefined) return void problem('税票号码', `与第 ${earlier} 行是同一张税票，请按税票合并为一行`)
        lineOf.set(read.row.voucherNo, line)
        rows.push({ ...read.row, line })
      },
    }).catch((error: unknown) => {
      if (!(error instanceof WorkbookRefused)) throw error
      problems.push({ line: error.row, column: null, problem: error.reason.zh })
    })
    if (!(await file.unchanged())) problems.push({ line: null, column: null, problem: '文件在读取期间被改动，请重新选择' })
    if (problems.length === 0 && rows.length === 0) problems.push({ line: null, column: null, problem: '文件里没有到账记录' })
    await setImmediate()
    return { sha256, rows, problems }
  } finally {
    await file.close()
  }
}
