import type { Workbook } from 'exceljs'
import type { BatchResult, RowResult } from '../../shared/filings/batch.ts'
import { formatFen } from '../../shared/rules/money.ts'

const findingHeads = ['行号', '姓名', '证件号码', '列', '原因', '处理办法']

/** What became of a batch (.xlsx), for the unit: 校验成功, 警告, 校验失败, 退收信息, each row with its number, column, reason and fix. */
export async function resultWorkbook({ rows, accepted }: BatchResult): Promise<Buffer> {
  const { default: excel } = await import('exceljs')
  const book = new excel.Workbook()
  const filed = new Set(accepted)
  const of = (group: RowResult['group']) => rows.filter((row) => row.group === group)
  table(
    book,
    '校验成功',
    ['行号', '姓名', '证件号码', '办理'],
    of('passed').map((row) => [...who(row), filed.has(row.row) ? '可办理' : '整批退回，未办理']),
  )
  table(book, '警告', findingHeads, of('warned').flatMap(findings))
  table(book, '校验失败', findingHeads, of('failed').flatMap(findings))
  table(
    book,
    '退收信息',
    ['行号', '姓名', '证件号码', '月数', '单位部分（元）', '个人部分（元）'],
    rows.flatMap((row) => {
      if (!row.refund) return []
      const { months, unitAmount, personAmount } = row.refund
      return [[...who(row), String(months), formatFen(unitAmount), formatFen(personAmount)]]
    }),
  )
  return Buffer.from(await book.xlsx.writeBuffer())
}

const who = ({ row, name, idNumber }: RowResult): string[] => [String(row), name, idNumber]

const findings = (row: RowResult): string[][] =>
  row.findings.map(({ column, reason, fix }) => [...who(row), column ?? '', reason.zh, fix.zh])

function table(book: Workbook, name: string, heads: readonly string[], rows: readonly (readonly string[])[]): void {
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = heads.map((header) => ({
    header,
    width: header === '证件号码' ? 24 : header === '原因' || header === '处理办法' ? 50 : 14,
  }))
  sheet.getRow(1).font = { bold: true }
  for (const row of rows) sheet.addRow(row.map(harmless))
  for (let column = 1; column <= heads.length; column += 1) sheet.getColumn(column).numFmt = '@'
}

/** A text that no spreadsheet takes for a formula, also after it went through CSV (OWASP CSV injection); controls are no XML. */
export function harmless(value: string): string {
  const plain = value.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
  return /^[\s\0]*[=+\-@\t\r\n＝＋－＠]/.test(value) || plain !== value ? `'${plain}` : plain
}
