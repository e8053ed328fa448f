import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { stream } from 'exceljs'
import type { RowResult } from '../../shared/filings/batch.ts'
import { formatFen } from '../../shared/rules/money.ts'

export interface ResultRow extends RowResult {
  /** What became of it: 已受理 with its number, 暂存 … */
  readonly outcome: string
}

/** The rows of each sheet, given one after the other. */
export interface ResultRows {
  of(set: RowResult['group'] | 'refund'): Iterable<ResultRow>
}

const findingHeads = ['行号', '姓名', '证件号码', '列', '原因', '处理办法', '办理']

/** What became of a batch (.xlsx), for the unit: 校验成功, 警告, 校验失败, 退收信息, each row with its number, column, reason and fix. */
export async function resultWorkbook(rows: ResultRows): Promise<Buffer> {
  const { default: excel } = await import('exceljs')
  const out = new PassThrough()
  const bytes = buffer(out)
  // Written as it is given: 100,000 rows never stand in memory together.
  const book = new excel.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true })
  table(book, '校验成功', ['行号', '姓名', '证件号码', '办理'], rows.of('passed'), (row) => [[...who(row), row.outcome]])
  table(book, '警告', findingHeads, rows.of('warned'), findings)
  table(book, '校验失败', findingHeads, rows.of('failed'), findings)
  table(book, '退收信息', ['行号', '姓名', '证件号码', '月数', '单位部分（元）', '个人部分（元）'], rows.of('refund'), (row) => {
    if (!row.refund) return []
    const { months, unitAmount, personAmount } = row.refund
    return [[...who(row), String(months), formatFen(unitAmount), formatFen(personAmount)]]
  })
  await book.commit()
  return bytes
}

const who = ({ row, name, idNumber }: RowResult): string[] => [String(row), name, idNumber]

const findings = (row: ResultRow): string[][] =>
  row.findings.map(({ column, reason, fix }) => [...who(row), column ?? '', reason.zh, fix.zh, row.outcome])

function table(
  book: stream.xlsx.WorkbookWriter,
  name: string,
  heads: readonly string[],
  rows: Iterable<ResultRow>,
  lines: (row: ResultRow) => readonly (readonly string[])[],
): void {
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = heads.map((header) => ({
    header,
    width: header === '证件号码' ? 24 : ['原因', '处理办法', '办理'].includes(header) ? 40 : 14,
    style: { numFmt: '@' },
  }))
  sheet.getRow(1).font = { bold: true }
  sheet.getRow(1).commit()
  for (const row of rows) for (const line of lines(row)) sheet.addRow(line.map(harmless)).commit()
  sheet.commit()
}

/** A text that no spreadsheet takes for a formula, also after it went through CSV (OWASP CSV injection); controls are no XML. */
export function harmless(value: string): string {
  const plain = value.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
  return /^[\s\0]*[=+\-@\t\r\n＝＋－＠]/.test(value) || plain !== value ? `'${plain}` : plain
}
