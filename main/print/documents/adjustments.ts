import type { TableCell } from 'pdfmake'
import { formatFen } from '../../../shared/rules/money.ts'
import { centre, head, heading, markBlock, right, ruled } from '../blocks.ts'
import type { Mark } from '../mark.ts'
import type { Paper } from '../paper.ts'
import { type UnitOfPeriod, unitHead } from './unitHead.ts'

export interface Adjustments extends UnitOfPeriod {
  readonly rows: readonly {
    readonly name: string
    readonly idNumber: string
    /** 费款所属期 `YYYYMM` */
    readonly coverageMonth: string
    /** 补收, 退收 into 待转金, or 减收 of what was not received */
    readonly kind: 'back' | 'refund' | 'reduction'
    /** 分; negative for 退收 and 减收 */
    readonly base: number
    readonly unitAmount: number
    readonly personAmount: number
  }[]
}

const kindWords = { back: '补收', refund: '退收（转入待转金）', reduction: '减收' } as const

/** 补退收明细: every line of the period that is not an ordinary one, per person and coverage month. */
export function adjustments(list: Adjustments, mark: Mark): Paper {
  const sum = (of: 'unitAmount' | 'personAmount') => list.rows.reduce((total, row) => total + row[of], 0)
  const body: TableCell[][] = [
    [head('序号'), head('姓名'), head('证件号码'), head('费款所属期'), head('类别'), head('缴费基数'), head('单位金额'), head('个人金额')],
    ...list.rows.map((row, i): TableCell[] => [
      centre(String(i + 1)),
      { text: row.name },
      { text: row.idNumber, noWrap: true },
      centre(row.coverageMonth),
      { text: kindWords[row.kind] },
      right(formatFen(row.base)),
      right(formatFen(row.unitAmount)),
      right(formatFen(row.personAmount)),
    ]),
    ...(list.rows.length === 0
      ? [[{ text: '本期没有补收、退收或减收。', colSpan: 8, alignment: 'center' as const }, '', '', '', '', '', '', '']]
      : []),
    [
      { text: `合计 ${list.rows.length} 笔`, bold: true, colSpan: 6 },
      '',
      '',
      '',
      '',
      '',
      right(formatFen(sum('unitAmount'))),
      right(formatFen(sum('personAmount'))),
    ],
  ]
  return {
    title: '失业保险补退收明细',
    mark,
    content: [
      heading('失业保险补退收明细'),
      unitHead(list),
      { table: { headerRows: 1, dontBreakRows: true, widths: [26, '*', 104, 44, 58, 54, 50, 50], body }, layout: ruled, fontSize: 9 },
      markBlock(mark),
    ],
  }
}
