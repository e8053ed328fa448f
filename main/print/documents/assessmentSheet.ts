import type { TableCell } from 'pdfmake'
import { formatChinese, formatFen } from '../../../shared/rules/money.ts'
import { payableTotal, type SheetLines, sheetLineLabels } from '../../../shared/rules/sheet.ts'
import { centre, head, markBlock, right, ruled } from '../blocks.ts'
import type { Mark } from '../mark.ts'
import type { Paper } from '../paper.ts'

export interface AssessmentSheet {
  readonly unitNo: string
  readonly unitName: string
  /** 做账期号 `YYYYMM` */
  readonly period: string
  readonly lines: SheetLines
}

/** 失业保险单位月缴费核定表: the form of the guide (操作流程 §2.5, S1-21), one page. */
export function assessmentSheet({ unitNo, unitName, period, lines }: AssessmentSheet, mark: Mark): Paper {
  const body: TableCell[][] = [
    [{ text: '失业保险单位月缴费核定表', colSpan: 3, alignment: 'center', bold: true, fontSize: 16, margin: [0, 6, 0, 6] }, '', ''],
    [{ text: '单位名称:', bold: true }, { text: unitName, colSpan: 2 }, ''],
    [{ text: '单位编号:', bold: true }, centre(unitNo), { text: `做账期号: ${period} (单位: 人或元)` }],
    [head('项目'), head('序号'), head('局方核定数')],
  ]
  let group = ''
  for (const line of sheetLineLabels) {
    if (line.group.zh !== group) body.push([{ text: (group = line.group.zh), bold: true, colSpan: 3 }, '', ''])
    const value = lines[line.key]
    body.push([
      { text: `${line.label.zh}:`, margin: [16, 0, 0, 0] },
      centre(String(line.number)),
      right(line.unit === 'persons' ? String(value) : formatFen(value)),
    ])
  }
  const total = payableTotal(lines)
  return {
    title: '失业保险单位月缴费核定表',
    mark,
    content: [
      { table: { widths: ['*', 108, 180], body }, layout: ruled },
      {
        text: `本期应缴合计（第10至13项）：${formatFen(total)} 元　　大写：${formatChinese(total)}`,
        margin: [4, 8, 0, 0],
      },
      markBlock(mark),
    ],
  }
}
