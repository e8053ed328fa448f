import { z } from 'zod'
import { type Cell, cellValue } from '../filings/batchCell.ts'
import type { Field, FieldType } from '../filings/kind.ts'
import { date, fen, month } from '../register/records.ts'
import { type Text, text } from '../text.ts'

/** 到账: one tax voucher of a unit for an accounting period, as the tax side reports it. Money in 分. */
export const receiptRow = z.strictObject({
  /** 税票号码: the idempotency key */
  voucherNo: z.string().regex(/^[0-9A-Za-z-]{4,40}$/),
  unitNo: z.string().regex(/^\d{12}$/),
  /** 做账期号 */
  period: month,
  /** 费款所属期 where the money is for one month of that period only */
  coverageMonth: month.nullable(),
  unitAmount: fen,
  personAmount: fen,
  lateFee: fen,
  interest: fen,
  /** 到账日期 */
  paidOn: date,
})
export type ReceiptRow = z.infer<typeof receiptRow>

interface ReceiptColumn {
  readonly heading: string
  readonly member: keyof ReceiptRow
  readonly type: FieldType
  readonly optional?: true
}

/** The columns of the file, by heading, in any order; see main/intake/RECEIPTS.md. */
export const receiptColumns: readonly ReceiptColumn[] = [
  { heading: '税票号码', member: 'voucherNo', type: 'text' },
  { heading: '单位编号', member: 'unitNo', type: 'text' },
  { heading: '做账期号', member: 'period', type: 'month' },
  { heading: '费款所属期', member: 'coverageMonth', type: 'month', optional: true },
  { heading: '单位部分', member: 'unitAmount', type: 'money' },
  { heading: '个人部分', member: 'personAmount', type: 'money' },
  { heading: '滞纳金', member: 'lateFee', type: 'money', optional: true },
  { heading: '利息', member: 'interest', type: 'money', optional: true },
  { heading: '到账日期', member: 'paidOn', type: 'date' },
]

const inWords: { readonly [M in keyof ReceiptRow]: Text } = {
  voucherNo: text('税票号码应为4至40位字母、数字或 -', 'A voucher number has 4 to 40 letters or digits'),
  unitNo: text('单位编号应为12位数字', 'A unit number has 12 digits'),
  period: text('做账期号应为月份，如 202510', 'The period must be a month such as 202510'),
  coverageMonth: text('费款所属期应为月份，如 202510', 'The coverage month must be a month such as 202510'),
  unitAmount: text('单位部分应为不小于0的金额（元），冲销另行办理', 'The unit’s part must be an amount of 0 or more'),
  personAmount: text('个人部分应为不小于0的金额（元），冲销另行办理', 'The persons’ part must be an amount of 0 or more'),
  lateFee: text('滞纳金应为不小于0的金额（元）', 'The late fee must be an amount of 0 or more'),
  interest: text('利息应为不小于0的金额（元）', 'Interest must be an amount of 0 or more'),
  paidOn: text('到账日期应为日期，如 2025-10-22', 'The day must be a day such as 2025-10-22'),
}

export type ReadReceipt =
  | { readonly ok: true; readonly row: ReceiptRow }
  | { readonly ok: false; readonly column: string; readonly reason: Text }

/** Reads the cells of one line, in the order of `receiptColumns`. Long numbers that a spreadsheet kept as numbers have lost digits and are refused. */
export function readReceipt(cells: readonly (Cell | undefined)[], date1904: boolean): ReadReceipt {
  const values: Record<string, unknown> = {}
  for (const [at, { heading, member, type }] of receiptColumns.entries()) {
    const cell = cells[at]
    const field: Field = { label: text(heading, member), group: text('', ''), type }
    const asWritten = cell?.type === 'number' && type === 'text' && !/^\d{1,15}$/.test(cell.text)
    const read = cellValue(field, cell, date1904)
    if (asWritten || !read.ok) return { ok: false, column: heading, reason: inWords[member] }
    values[member] = read.value ?? (member === 'lateFee' || member === 'interest' ? 0 : null)
  }
  const parsed = receiptRow.safeParse(values)
  if (parsed.success) {
    return parsed.data.unitAmount + parsed.data.personAmount + parsed.data.lateFee + parsed.data.interest > 0
      ? { ok: true, row: parsed.data }
      : { ok: false, column: '单位部分', reason: text('金额全部为0', 'Every amount is 0') }
  }
  const member = receiptColumns.find((column) => column.member === parsed.error.issues[0]?.path[0])
  return { ok: false, column: member?.heading ?? '', reason: member ? inWords[member.member] : text('格式不符', 'Not of its form') }
}
