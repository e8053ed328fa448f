import { setImmediate } from 'node:timers/promises'
import type { BaseExportRow } from '../../db/queries/baseExport.ts'
import { harmless } from './result.ts'

export interface BaseExport {
  readonly unitNo: string
  readonly unitName: string
  readonly creditCode: string
  /** 申报年度 */
  readonly year: string
  /** Persons in it */
  readonly count: number
  /** Who took it out of the desk, and when (local time) */
  readonly by: string
  readonly at: string
}

/** The columns as the portal's guide has them (S001 2.6). */
export const baseExportHeads = ['序号', '人员编号', '人员姓名', '身份证号码'] as const

/** Persons that a sheet of Excel holds beneath its head. */
export const mostPersons = 1_048_575

/** Rows written before what was written is compressed and somebody may stop it. */
const together = 1000

/**
 * 缴费基数报盘 (.xlsx) written to a file as the rows come: every cell text, no formula possible; a second sheet says for which unit and year,
 * and who exported it. `written` hears how far it is; when it throws, the half file is the caller's to remove.
 */
export async function writeBaseExport(
  file: string,
  { unitNo, unitName, creditCode, year, count, by, at }: BaseExport,
  rows: Iterable<BaseExportRow>,
  written: (done: number) => void,
): Promise<void> {
  const { default: excel } = await import('exceljs')
  const book = new excel.stream.xlsx.WorkbookWriter({ filename: file, useStyles: true })
  const sheet = book.addWorksheet('缴费基数报盘', { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = baseExportHeads.map((header, i) => ({ header, width: [8, 18, 18, 24][i] ?? 18, style: { numFmt: '@' } }))
  sheet.getRow(1).font = { bold: true }
  sheet.getRow(1).commit()
  let done = 0
  for (const { number, name, idNumber } of rows) {
    if (done % together === 0) {
      written(done)
      await setImmediate()
    }
    done += 1
    sheet.addRow([String(done), number, name, idNumber].map(harmless)).commit()
  }
  sheet.commit()
  const about = book.addWorksheet('说明')
  about.columns = [{ width: 18 }, { width: 48 }]
  for (const line of [
    ['单位名称', unitName],
    ['单位编号', unitNo],
    ['统一社会信用代码', creditCode],
    ['申报年度', year],
    ['人数', String(count)],
    ['导出人', by],
    ['导出时间', at],
    ['注意', '本表含个人信息，仅限缴费基数申报使用'],
  ])
    about.addRow(line.map(harmless)).commit()
  about.commit()
  await book.commit()
}
