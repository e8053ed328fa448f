import { z } from 'zod'
import { date, fen, month, type RecordKind, recordShapes } from '../register/records.ts'
import { jsonSchema } from './submission.ts'

/**
 * 期初余额: the register and ledger of a real office as they stood when it begins to use the desk. NDJSON, one object a line: `begin` first, `end` last.
 * Money in 分, months `YYYYMM`.
 */

const begin = z.strictObject({
  type: z.literal('begin'),
  format: z.literal('casedesk-opening'),
  version: z.literal(1),
  /** First coverage month that the ledger answers for; earlier ones are history and not reconciled */
  ledgerFrom: month,
  /** 做账期号 the office goes on with */
  openPeriod: month,
  /** System the data came from */
  source: z.string().trim().min(1).max(100),
  takenAt: date,
})
const unitNo = recordShapes.unit.shape.unitNo
const idNumber = z.string().length(18)
const signedFen = z.int().min(-100_000_000_000).max(100_000_000_000)

/** Charges of periods before the open one, from `ledgerFrom` on; `received` as tax has confirmed it. */
const charge = z.strictObject({
  type: z.literal('charge'),
  unitNo,
  idNumber,
  coverageMonth: month,
  period: month,
  kind: z.enum(['ordinary', 'back', 'refund', 'reduction']),
  base: fen,
  unitAmount: signedFen,
  personAmount: signedFen,
  received: z.boolean(),
})
/** 待转金 of a unit at the start */
const suspense = z.strictObject({ type: z.literal('suspense'), unitNo, unitAmount: fen, personAmount: fen })
/** 历史缴费月数: fully paid months before `ledgerFrom` */
const paidMonths = z.strictObject({ type: z.literal('paidMonths'), idNumber, months: z.int().min(0).max(600) })
/** One month of 失业保险金 already paid */
const payment = z.strictObject({ type: z.literal('payment'), idNumber, month, amount: fen })
/** 人员编号 as the former system gave it */
const personNumber = z.strictObject({ type: z.literal('personNumber'), idNumber, number: z.string().regex(/^[0-9A-Za-z]{4,20}$/) })
const end = z.strictObject({ type: z.literal('end'), lines: z.int().min(2) })

const recordLine = <K extends RecordKind>(record: K) =>
  z.strictObject({ type: z.literal('record'), record: z.literal(record), body: recordShapes[record] })
const [firstKind, ...otherKinds] = Object.keys(recordShapes) as [RecordKind, ...RecordKind[]]
const record = z.discriminatedUnion('record', [recordLine(firstKind), ...otherKinds.map(recordLine)])

export const openingLine = z.discriminatedUnion('type', [begin, record, charge, suspense, paidMonths, payment, personNumber, end])
export type OpeningLine = z.infer<typeof openingLine>

/** The format as JSON Schema, for those who write the file. */
export const openingJsonSchema = () => jsonSchema('CaseDesk opening balance 期初余额', { line: openingLine })
