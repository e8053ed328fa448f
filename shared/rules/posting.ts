import { z } from 'zod'
import { month } from '../register/records.ts'
import type { Charge } from '../register/slice.ts'
import type { ReconcileLine } from './reconcile.ts'
import { numbersOf, type Sheet, type SheetLines, sheetKeys } from './sheet.ts'

/** How an assessment run writes what it books: one row a line, without names, because a month has a million of them. */

const kinds: readonly Charge['kind'][] = ['ordinary', 'back', 'refund', 'reduction']

/** 身份号码, 费款所属期, kind (0 正常应缴, 1 补收, 2 退收, 3 减收), 基数, rates in 1/10000, signed shares, 滞纳金, its days, 利息, flags */
export type PostedRow = readonly [
  idNumber: string,
  coverageMonth: string,
  kind: number,
  base: number,
  unitRate: number,
  personRate: number,
  unitAmount: number,
  personAmount: number,
  lateFee: number,
  lateDays: number,
  interest: number,
  flags: number,
]

/** Bits of a row's flags: 农民工, and 未按时申报 (110 %) */
export const ruralFlag = 1
export const overdueFlag = 2

const isRow = (row: unknown): row is PostedRow =>
  Array.isArray(row) &&
  row.length === 12 &&
  typeof row[0] === 'string' &&
  month.safeParse(row[1]).success &&
  row.slice(2).every(Number.isSafeInteger) &&
  kinds[Number(row[2])] !== undefined

/** One unit's share of a locked period: its 13 lines and the entries behind them. */
export const postedShape = z.strictObject({
  lines: z.array(z.int()).length(sheetKeys.length),
  period: month,
  rows: z.custom<readonly PostedRow[]>((rows) => Array.isArray(rows) && rows.every(isRow), 'a row that a run did not write'),
  unitNo: z.string(),
})
export type Posted = z.infer<typeof postedShape>

/** What a run books for a unit, ready for the journal; the same register and day give the same value. */
export const postedOf = (period: string, unitNo: string, booked: readonly ReconcileLine[], { lines }: Sheet): Posted => ({
  lines: numbersOf(lines),
  period,
  rows: booked.map(rowOf),
  unitNo,
})

/** A line as it is booked. */
export const rowOf = (line: ReconcileLine): PostedRow => [
  line.idNumber,
  line.coverageMonth,
  kinds.indexOf(line.kind),
  line.base,
  line.unitRate,
  line.personRate,
  line.unitAmount,
  line.personAmount,
  line.lateFee,
  line.lateDays,
  line.interest,
  (line.ruralWorker ? ruralFlag : 0) + (line.overdue ? overdueFlag : 0),
]

/** The 13 lines by name again. */
export const sheetLinesOf = (lines: readonly number[]): SheetLines =>
  Object.fromEntries(sheetKeys.map((key, index) => [key, lines[index] ?? 0])) as unknown as SheetLines

/** The kind of a row's entry. */
export const kindOfRow = (row: PostedRow): Charge['kind'] => kinds[row[2]] ?? 'ordinary'
