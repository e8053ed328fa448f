import type { RollbackRecord } from '../../db/queries/rollbacks.ts'
import { kindOf } from '../../shared/filings/index.ts'
import { localDate } from '../../shared/rules/dates.ts'
import { rollbackReason } from '../../shared/rollback/reasons.ts'
import { rollbackStateLabels } from '../../shared/rollback/proposal.ts'
import type { NameOf } from '../views/history.ts'
import { harmless } from './result.ts'

const heads = [
  ['回退编号', 20],
  ['办件编号', 26],
  ['事项', 20],
  ['当事人', 18],
  ['回退原因', 20],
  ['状态', 10],
  ['提出人', 12],
  ['提出日期', 12],
  ['批准人', 12],
  ['办结日期', 12],
  ['涉及业务（件）', 14],
  ['下期应缴变动（元）', 18],
  ['应退待遇（元）', 16],
] as const

/** 回退登记 as a workbook for the monthly report. Money in 元 as numbers; the last line adds up what was executed, then comes who took it out (`mark`). */
export async function rollbackWorkbook(rows: readonly RollbackRecord[], nameOf: NameOf, mark: string): Promise<Buffer> {
  const { default: excel } = await import('exceljs')
  const book = new excel.Workbook()
  const sheet = book.addWorksheet('回退登记', { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = heads.map(([header, width]) => ({ header, width }))
  sheet.getRow(1).font = { bold: true }
  for (const row of rows) {
    sheet.addRow([
      ...[
        row.number,
        row.filingNumber ?? '',
        row.kind === null ? '' : kindOf(row.kind).label.zh,
        row.subject ?? '',
        rollbackReason(row.reason)?.label.zh ?? row.reason,
        rollbackStateLabels[row.state].zh,
        nameOf(row.proposedBy),
        localDate(row.proposedAt),
        row.decidedBy === null ? '' : nameOf(row.decidedBy),
        row.decidedAt === null ? '' : localDate(row.decidedAt),
      ].map(harmless),
      row.steps,
      row.moved / 100,
      row.claimed / 100,
    ])
  }
  const executed = rows.filter((row) => row.state === 'executed')
  const total = (pick: (row: RollbackRecord) => number) => executed.reduce((sum, row) => sum + pick(row), 0)
  const last = sheet.addRow([
    '合计（已执行）',
    ...Array.from({ length: 9 }, () => ''),
    total((row) => row.steps),
    total((row) => row.moved) / 100,
    total((row) => row.claimed) / 100,
  ])
  last.font = { bold: true }
  sheet.addRow([harmless(mark)]).font = { italic: true, color: { argb: 'FF777777' } }
  sheet.headerFooter.oddFooter = `&L${mark.replaceAll('&', '&&')}&R&P / &N`
  for (const column of [12, 13]) sheet.getColumn(column).numFmt = '#,##0.00;-#,##0.00'
  return Buffer.from(await book.xlsx.writeBuffer())
}
