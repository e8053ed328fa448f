import { formatChinese, formatFen } from '../../../shared/rules/money.ts'
import { payableTotal, type SheetLines, sheetLineLabels } from '../../../shared/rules/sheet.ts'
import type { Form } from '../form/formPdf.ts'
import { drawMark } from '../form/markPlace.ts'
import type { Pen, Setting } from '../form/pen.ts'
import { makeStamp, type Stamp } from '../form/stamp.ts'
import type { Mark } from '../mark.ts'

export interface AssessmentSheet {
  readonly unitNo: string
  readonly unitName: string
  /** 做账期号 `YYYYMM` */
  readonly period: string
  readonly lines: SheetLines
}

const title = '失业保险单位月缴费核定表'

/** Rules between the columns and round the table, in points; thin, as the offices' forms have them. */
const edges = [56.3, 233.78, 350.38, 538.98] as const
const top = 48.3
const size = 10.5
/** Between a rule and the words beside it, above or beneath it. */
const [beside, above] = [4.3, 3.3]

interface Cell extends Partial<Pick<Setting, 'bold' | 'align' | 'size'>> {
  readonly words: string
  /** Its columns, by their edges. */
  readonly from: 0 | 1 | 2
  readonly to: 1 | 2 | 3
  readonly indent?: number
}

/** Sets the words of a row whose upper rule is there, without rules; gives where the lower one stands. `extra`: more air. */
function fill(pen: Pen, y: number, cells: readonly Cell[], extra = 0): number {
  const heights = cells.map(({ words, from, to, indent = 0, ...look }) => {
    const x = edges[from] + beside + indent
    return pen.text(words, { size, ...look, x, y: y + above + extra, width: edges[to] - beside - x })
  })
  return y + Math.max(...heights) + 2 * (above + extra)
}

/** A whole row with its rules. */
function row(pen: Pen, y: number, cells: readonly Cell[], extra = 0): number {
  const end = fill(pen, y, cells, extra)
  for (const { from } of cells) pen.line(edges[from], y - 0.3, edges[from], end + 0.3)
  pen.line(edges[3], y - 0.3, edges[3], end + 0.3)
  pen.line(edges[0] - 0.3, end, edges[3] + 0.3, end)
  return end
}

/** The table beneath the unit's name, in its order: the head, then every group and its lines. */
const rows = [
  'head' as const,
  ...sheetLineLabels.flatMap((line, i) => (line.group.zh === sheetLineLabels[i - 1]?.group.zh ? [line] : [line.group.zh, line])),
]

/** Everything that no unit and no month changes, from the row of 单位编号 down. */
function blank(pen: Pen): void {
  let y = row(pen, 0, [
    { words: '单位编号:', from: 0, to: 1, bold: true },
    { words: '', from: 1, to: 2 },
    { words: '', from: 2, to: 3 },
  ])
  for (const line of rows) {
    if (line === 'head')
      y = row(pen, y, [
        { words: '项目', from: 0, to: 1, bold: true, align: 'center' },
        { words: '序号', from: 1, to: 2, bold: true, align: 'center' },
        { words: '局方核定数', from: 2, to: 3, bold: true, align: 'center' },
      ])
    else if (typeof line === 'string') y = row(pen, y, [{ words: line, from: 0, to: 3, bold: true }])
    else
      y = row(pen, y, [
        { words: `${line.label.zh}:`, from: 0, to: 1, indent: 16 },
        { words: String(line.number), from: 1, to: 2, align: 'center' },
        { words: '', from: 2, to: 3 },
      ])
  }
}

/** What nearly every sheet has besides: figures and numbers, amounts in words, the words at its end. */
const often = {
  regular:
    ' 0123456789ABCDEFGHJKMNPQRSTVWXYZ-,.:()　，：（）做账期号单位人或元零壹贰叁肆伍陆柒捌玖拾佰仟万角分整本应缴合计第至项大写' +
    '经办机构打印时间次核验码凭此可向真伪盖章页共',
  bold: `${title}单位名称:`,
}

let stamp: Stamp | undefined
/** Drawn with the first sheet and kept. */
export const sheetStamp = (): Stamp => (stamp ??= makeStamp(blank, often))

/** 失业保险单位月缴费核定表: the form of the guide (操作流程 §2.5, S1-21), one page. */
export const assessmentSheet = ({ unitNo, unitName, period, lines }: AssessmentSheet, mark: Mark): Form => ({
  title,
  mark,
  draw(pen) {
    pen.line(edges[0], top, edges[3], top)
    const named = row(pen, top, [{ words: title, from: 0, to: 3, bold: true, align: 'center', size: 16 }], 6)
    const numbered = row(pen, named, [
      { words: '单位名称:', from: 0, to: 1, bold: true },
      { words: unitName, from: 1, to: 3 },
    ])
    pen.stamp(numbered)
    const under = fill(pen, numbered, [
      { words: unitNo, from: 1, to: 2, align: 'center' },
      { words: `做账期号: ${period} (单位: 人或元)`, from: 2, to: 3 },
    ])
    // Below the name every row is one line high.
    const height = under - numbered
    for (const [i, line] of rows.entries())
      if (typeof line !== 'string') {
        const figure = line.unit === 'persons' ? String(lines[line.key]) : formatFen(lines[line.key])
        fill(pen, under + height * i, [{ words: figure, from: 2, to: 3, align: 'right' }])
      }
    const total = payableTotal(lines)
    const sum = `本期应缴合计（第10至13项）：${formatFen(total)} 元　　大写：${formatChinese(total)}`
    const y = under + height * rows.length + 8.3
    drawMark(pen, y + pen.text(sum, { x: 60, y, width: 479.28, size }), mark)
  },
})
