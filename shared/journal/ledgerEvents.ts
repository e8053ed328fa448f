import { z } from 'zod'
import { receiptRow } from '../exchange/receipts.ts'
import { month, type RecordKind, type RecordOf, recordShapes } from '../register/records.ts'
import { postedShape } from '../rules/posting.ts'
import { recordKind, sha256 } from './eventParts.ts'

/** One record of an opening balance, checked against its own shape. */
export type OpenedRecord = { [K in RecordKind]: { readonly record: K; readonly body: RecordOf<K> } }[RecordKind]
const openedShape = z.strictObject({ record: recordKind, body: z.unknown() })
const openedRecord = z.custom<OpenedRecord>((given) => {
  const r = openedShape.safeParse(given)
  return r.success && recordShapes[r.data.record].safeParse(r.data.body).success
}, 'record body does not fit its shape')

const charge = z.strictObject({
  id: z.string(),
  unitNo: z.string(),
  idNumber: z.string(),
  coverageMonth: z.string(),
  period: z.string(),
  kind: z.enum(['ordinary', 'back', 'refund', 'reduction']),
  base: z.int(),
  unitAmount: z.int(),
  personAmount: z.int(),
  received: z.boolean(),
})

/** Streams `register`, `assessment:<unit>`, `period:<YYYYMM>`, `receipts:<id>` and `payments`. */
export const ledgerEvents = {
  /** 期初余额: register, ledger and history as they stood when the desk took over. */
  'register.opened': z.strictObject({
    ledgerFrom: z.string(),
    openPeriod: z.string(),
    records: z.array(openedRecord),
    charges: z.array(charge),
    payments: z.array(z.strictObject({ id: z.string(), idNumber: z.string(), month: z.string(), amount: z.int() })),
    paidMonths: z.record(z.string(), z.int()),
    /** 待转金 at the start */
    suspense: z
      .array(z.strictObject({ id: z.string(), unitNo: z.string(), period: z.string(), unitAmount: z.int(), personAmount: z.int() }))
      .optional(),
    /** 人员编号 of the former system, by id number */
    personNumbers: z.record(z.string(), z.string()).optional(),
    /** System the data came from */
    source: z.string().optional(),
  }),
  /** What the run of a period books for one unit; `period.locked` closes them all in the same transaction. */
  'assessment.posted': postedShape,
  /** 锁定 of a 做账期号: it never changes afterwards, and the next one is open. `asOf` is the day up to which late fees run. */
  'period.locked': z.strictObject({ period: month, asOf: z.iso.date(), units: z.int(), digest: sha256 }),
  /** 到账 (≤ 500 lines an event): what each voucher settled and moved in 待转金, and the lines that could not be booked. */
  'receipts.booked': z.strictObject({
    batchId: z.string(),
    fileName: z.string(),
    sha256,
    rows: z.array(
      receiptRow.extend({
        line: z.int().positive(),
        settled: z.array(z.string()),
        unitHeld: z.int(),
        personHeld: z.int(),
        outcome: z.enum(['matched', 'over', 'under']),
      }),
    ),
    left: z.array(
      z.strictObject({
        line: z.int().positive(),
        voucherNo: z.string(),
        unitNo: z.string(),
        reason: z.enum(['unknownUnit', 'otherOffice', 'unknownPeriod', 'conflict']),
      }),
    ),
  }),
  /** 支付清单: benefit of a month that the bank is to pay. Money in 分; what is paid out is `due` less `setOff`. */
  'payments.ordered': z.strictObject({
    list: z.string(),
    officeId: z.string(),
    month: z.string().regex(/^\d{6}$/),
    orders: z.array(
      z.strictObject({
        serial: z.string(),
        idNumber: z.string(),
        due: z.int().positive(),
        setOff: z.int().nonnegative(),
        accountName: z.string(),
        accountNumber: z.string(),
        bankCode: z.string(),
      }),
    ),
  }),
  /** 发放回盘: what the bank paid or could not pay; a row counts once by its serial number (业务流水号). */
  'payments.returned': z.strictObject({
    fileName: z.string(),
    sha256,
    rows: z.array(
      z.strictObject({
        serial: z.string(),
        item: z.enum(['benefit', 'subsidy', 'retention']),
        /** 社会保障号码, or 单位编号 for a unit's refund */
        payee: z.string(),
        /** Coverage month `YYYYMM`, certificate number, or year, as the item is known by */
        about: z.string(),
        /** 分 */
        amount: z.int().positive(),
        paid: z.boolean(),
        failure: z.string(),
        paidOn: z.iso.date().nullable(),
        bankSerial: z.string(),
      }),
    ),
  }),
} as const
