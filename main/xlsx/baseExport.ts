import type { BaseExportRow } from '../../db/queries/baseExport.ts'
import { harmless } from './result.ts'

export interface BaseExport {
  readonly unitNo: string
  readonly unitName: string
  readonly creditCode: string
  /** 申报年度 */
  readonly year: string
  readonly rows: readonly BaseExportRow[]
  /** Who took it out of the desk, and when (local time) */
  readonly by: string
  readonly at: string
}

/** The columns as the portal's guide has them (S001 2.6). */
export const baseExportHeads = ['序号', '人员编号', '人员姓名', '身份证号码'] as const

/** 缴费基数报盘 (.xlsx): every cell text, no formula possible; a second sheet says for which unit and year, and who exported it. */
export async function baseExportWorkbook({ unitNo, unitName, creditCode, year, rows, by, at }: BaseExport): Promise<Buffer> {
  const { default: excel } = await import('exceljs')
  const book = new excel.Workbook()
  const sheet = book.addWorksheet('缴费基数报盘', { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = baseExportHeads.map((header, i) => ({ header, width: [8, 18, 18, 24][i] ?? 18, style: { numFmt: '@' } }))
  sheet.getRow(1).font = { bold: true }
  for (const [i, { number, name, idNumber }] of rows.entries()) sheet.addRow([String(i + 1), number, name, idNumber].map(harmless))
  const about = book.addWorksheet('说明')
  about.columns = [{ width: 18 }, { width: 48 }]
  for (const line of [
    ['单位名称', unitName],
    ['单位编号', unitNo],
    ['统一社会信用代码', creditCode],
    ['申报年度', year],
    ['人数', String(rows.length)],
    ['导出人', by],
    ['导出时间', at],
    ['注意', '本表含个人信息，仅限缴费基数申报使用'],
  ])
    about.addRow(line.map(harmless))
  return Buffer.from(await book.xlsx.writeBuffer())
}
