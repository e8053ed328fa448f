import type { ordersOf } from '../../db/queries/paymentLists.ts'
import { returnHeading } from '../../shared/exchange/paymentReturn.ts'
import { harmless } from './result.ts'

export const paymentHeads = [
  ['业务流水号', 26],
  ['姓名', 14],
  ['证件号码', 22],
  ['户名', 14],
  ['银行账号', 26],
  ['金融机构编码', 16],
  ['所属期', 10],
  ['应发（元）', 14],
  ['抵扣（元）', 14],
  ['实发（元）', 14],
] as const

/** 支付清单 (.xlsx) in a layout of the desk's own: no bank has published one. Numbers of persons and accounts are text, amounts 元 as numbers; what is set off whole is not for the bank. */
export async function paymentListWorkbook(orders: ReturnType<typeof ordersOf>, mark: string): Promise<Buffer> {
  const { default: excel } = await import('exceljs')
  const book = new excel.Workbook()
  const table = (name: string, rows: ReturnType<typeof ordersOf>) => {
    const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = paymentHeads.map(([header, width]) => ({ header, width, style: { numFmt: '@' } }))
    sheet.getRow(1).font = { bold: true }
    for (const row of rows) {
      const who = [row.serial, row.name, row.idNumber, row.accountName, row.accountNumber, row.bankCode, row.month]
      sheet.addRow([...who.map(harmless), ...[row.due, row.setOff, row.due - row.setOff].map((fen) => fen / 100)])
    }
    for (const column of [8, 9, 10]) sheet.getColumn(column).numFmt = '0.00'
  }
  const paidOut = orders.filter(({ due, setOff }) => setOff < due)
  const whole = orders.filter(({ due, setOff }) => setOff >= due)
  table('支付清单', paidOut)
  if (whole.length > 0) table('全额抵扣（不发放）', whole)
  const sum = (pick: (row: (typeof orders)[number]) => number) => paidOut.reduce((total, row) => total + pick(row), 0) / 100
  const about = book.addWorksheet('控制合计')
  about.columns = [{ width: 16 }, { width: 90 }]
  for (const line of [
    ['清单编号', orders[0]?.list ?? ''],
    ['业务类型', '失业保险金'],
    ['所属期', orders[0]?.month ?? ''],
    ['笔数', paidOut.length],
    ['应发合计', sum(({ due }) => due)],
    ['抵扣合计', sum(({ setOff }) => setOff)],
    ['实发合计', sum(({ due, setOff }) => due - setOff)],
    ['版式', '本台自定版式，银行没有公布格式；交银行前按代发协议核对或转换'],
    ['回盘表头', returnHeading.join('|')],
    ['导出', mark],
  ])
    about.addRow(line.map((cell) => (typeof cell === 'string' ? harmless(cell) : cell)))
  return Buffer.from(await book.xlsx.writeBuffer())
}
