import type { TableCell } from 'pdfmake'
import { formatChinese, formatFen } from '../../../shared/rules/money.ts'
import { centre, head, markBlock, right, ruled } from '../blocks.ts'
import type { Mark } from '../mark.ts'
import type { Paper } from '../paper.ts'

/** The 13 lines, amounts in 分 (domain.md §2.3). */
export interface SheetFigures {
  readonly payers: number
  readonly ruralPayers: number
  readonly baseTotal: number
  readonly unitDue: number
  readonly personDue: number
  readonly unitAdjusted: number
  readonly personAdjusted: number
  readonly unitOffset: number
  readonly personOffset: number
  readonly unitPayable: number
  readonly personPayable: number
  readonly interest: number
  readonly lateFee: number
}

export interface AssessmentSheet {
  readonly unitNo: string
  readonly unitName: string
  /** 做账期号 `YYYYMM` */
  readonly period: string
  readonly lines: SheetFigures
}

const count = (value: number) => String(value)

/** Groups and lines in the order and the words of the form (操作流程 §2.5, S1-21). */
const groups: readonly {
  readonly label: string
  readonly lines: readonly (readonly [label: string, line: keyof SheetFigures, shown: (value: number) => string])[]
}[] = [
  {
    label: '缴费人员情况',
    lines: [
      ['单位缴费人数:', 'payers', count],
      ['单位农民工缴费人数:', 'ruralPayers', count],
    ],
  },
  { label: '基数情况', lines: [['缴费基数总额:', 'baseTotal', formatFen]] },
  {
    label: '本月应缴金额',
    lines: [
      ['单位应缴:', 'unitDue', formatFen],
      ['个人应缴:', 'personDue', formatFen],
    ],
  },
  {
    label: '本期补(退)收金额',
    lines: [
      ['单位补(减)收:', 'unitAdjusted', formatFen],
      ['个人补(减)收:', 'personAdjusted', formatFen],
    ],
  },
  {
    label: '使用待转金冲减金额',
    lines: [
      ['待转金冲减单位部分金额:', 'unitOffset', formatFen],
      ['待转金冲减个人部分金额:', 'personOffset', formatFen],
    ],
  },
  {
    label: '本期实际应缴合计',
    lines: [
      ['单位应缴:', 'unitPayable', formatFen],
      ['个人应缴:', 'personPayable', formatFen],
      ['利息:', 'interest', formatFen],
      ['滞纳金:', 'lateFee', formatFen],
    ],
  },
]

/** Total payable = lines 10 to 13 (domain.md §2.3). */
const payable = ({ unitPayable, personPayable, interest, lateFee }: SheetFigures) => unitPayable + personPayable + interest + lateFee

/** 失业保险单位月缴费核定表: the form of the guide, one page. */
export function assessmentSheet({ unitNo, unitName, period, lines }: AssessmentSheet, mark: Mark): Paper {
  let number = 0
  const body: TableCell[][] = [
    [{ text: '失业保险单位月缴费核定表', colSpan: 3, alignment: 'center', bold: true, fontSize: 16, margin: [0, 6, 0, 6] }, '', ''],
    [{ text: '单位名称:', bold: true }, { text: unitName, colSpan: 2 }, ''],
    [{ text: '单位编号:', bold: true }, centre(unitNo), { text: `做账期号: ${period} (单位: 人或元)` }],
    [head('项目'), head('序号'), head('局方核定数')],
  ]
  for (const group of groups) {
    body.push([{ text: group.label, bold: true, colSpan: 3 }, '', ''])
    for (const [label, line, shown] of group.lines)
      body.push([{ text: label, margin: [16, 0, 0, 0] }, centre(String((number += 1))), right(shown(lines[line]))])
  }
  const total = payable(lines)
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
