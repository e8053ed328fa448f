import type { TableCell } from 'pdfmake'
import { formatFen } from '../../../shared/rules/money.ts'
import { centre, head, heading, markBlock, right, ruled } from '../blocks.ts'
import type { Mark } from '../mark.ts'
import type { Paper } from '../paper.ts'
import { type UnitOfPeriod, unitHead } from './unitHead.ts'

export interface PersonList extends UnitOfPeriod {
  readonly rows: readonly {
    readonly name: string
    readonly idNumber: string
    readonly ruralWorker: boolean
    /** 分 */
    readonly base: number
    readonly unitAmount: number
    readonly personAmount: number
  }[]
}

/** 人员明细: whoever has an ordinary line in the period, as lines 1 to 5 of the sheet count them. */
export function personList(list: PersonList, mark: Mark): Paper {
  const sum = (of: 'base' | 'unitAmount' | 'personAmount') => list.rows.reduce((total, row) => total + row[of], 0)
  const body: TableCell[][] = [
    [head('序号'), head('姓名'), head('证件号码'), head('农民工'), head('缴费基数'), head('单位应缴'), head('个人应缴')],
    ...list.rows.map((row, i): TableCell[] => [
      centre(String(i + 1)),
      { text: row.name },
      { text: row.idNumber, noWrap: true },
      centre(row.ruralWorker ? '是' : ''),
      right(formatFen(row.base)),
      right(formatFen(row.unitAmount)),
      right(formatFen(row.personAmount)),
    ]),
    [
      { text: `合计 ${list.rows.length} 人`, bold: true, colSpan: 4 },
      '',
      '',
      '',
      right(formatFen(sum('base'))),
      right(formatFen(sum('unitAmount'))),
      right(formatFen(sum('personAmount'))),
    ],
  ]
  return {
    title: '失业保险单位月缴费人员明细',
    mark,
    content: [
      heading('失业保险单位月缴费人员明细'),
      unitHead(list),
      { table: { headerRows: 1, dontBreakRows: true, widths: [30, '*', 112, 34, 62, 56, 56], body }, layout: ruled, fontSize: 9.5 },
      markBlock(mark),
    ],
  }
}
