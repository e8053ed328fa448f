import { z } from 'zod'
import { receiptRow } from '../exchange/receipts.ts'
import { command, query } from './call.ts'

const leftReason = z.enum(['unknownUnit', 'otherOffice', 'unknownPeriod', 'conflict'])
const shares = { unit: z.int(), person: z.int() }

/** What a receipts file would do. Money in 分. */
export const receiptsReport = z.strictObject({
  fileName: z.string(),
  sha256: z.string(),
  rows: z.int(),
  /** Any of them refuses the whole file */
  problems: z.array(z.strictObject({ line: z.int().nullable(), column: z.string().nullable(), problem: z.string() })),
  counts: z.strictObject({ matched: z.int(), over: z.int(), under: z.int(), known: z.int(), left: z.int() }),
  /** Money of the lines that would be booked */
  booked: z.strictObject({ ...shares, lateFee: z.int(), interest: z.int() }),
  /** Net movement of 待转金 */
  held: z.strictObject(shares),
  /** The first 500, those that need a look before those that match */
  lines: z.array(
    receiptRow.extend({
      line: z.int(),
      unitName: z.string(),
      state: z.enum(['matched', 'over', 'under', 'known', 'left']),
      reason: leftReason.nullable(),
      settled: z.array(z.string()),
      unitHeld: z.int(),
      personHeld: z.int(),
      /** Late fee and interest of the sheet, null without one */
      feeDue: z.int().nullable(),
    }),
  ),
})

export const receipts = {
  /** Holds a chosen receipts file against the ledger; nothing is booked. */
  'receipts.check': command(['finance', 'supervisor'], z.strictObject({ ticket: z.uuid() }), z.strictObject({ jobId: z.string() })),
  /** What the check found, while it is kept. */
  'receipts.report': query(['finance', 'supervisor'], z.strictObject({ jobId: z.string() }), receiptsReport.nullable()),
  /** Books what was checked. */
  'receipts.book': command(['finance', 'supervisor'], z.strictObject({ jobId: z.string() }), z.strictObject({ jobId: z.string() }), {
    reauth: true,
  }),
  'receipts.list': query(
    ['finance', 'supervisor', 'audit'],
    z.strictObject({ limit: z.int().min(1).max(200) }),
    z.array(
      z.strictObject({
        batchId: z.string(),
        at: z.string(),
        by: z.string(),
        fileName: z.string(),
        booked: z.int(),
        left: z.int(),
        /** At most 200 */
        lines: z.array(z.strictObject({ line: z.int(), voucherNo: z.string(), unitNo: z.string(), reason: leftReason })),
      }),
    ),
  ),
} as const
