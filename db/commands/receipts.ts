import type { ReceiptRow } from '../../shared/exchange/receipts.ts'
import type { EventData } from '../../shared/journal/events.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { receiptMatcher } from '../receipts.ts'
import { actorOf } from './actor.ts'
import { events, invalid, type Meta, type Planned, refused } from './planned.ts'

/** Some lines of a receipts file, with their numbers in it. */
export interface Receipts {
  readonly batchId: string
  readonly fileName: string
  readonly sha256: string
  readonly rows: readonly (ReceiptRow & { readonly line: number })[]
}

/** Books what the tax side reported as paid; a voucher is booked once for ever. Nothing else at this desk makes a month paid (domain rule 1.6). */
export function planReceipts(db: ReadableDb, { batchId, fileName, sha256, rows: given }: Receipts, meta: Meta): Planned {
  const actor = actorOf(db, meta.staffId)
  if (!actor) return refused({ code: 'notFound' })
  const match = receiptMatcher(db, actor.offices)
  const rows: EventData<'receipts.booked'>['rows'] = []
  const left: EventData<'receipts.booked'>['left'] = []
  for (const row of given) {
    const found = match(row)
    if (found.state === 'left') left.push({ line: row.line, voucherNo: row.voucherNo, unitNo: row.unitNo, reason: found.reason })
    if (found.state !== 'booked') continue
    const { settled, suspense, outcome } = found
    rows.push({ ...row, settled: [...settled], unitHeld: suspense.unit, personHeld: suspense.person, outcome })
  }
  if (rows.length === 0 && left.length === 0) return invalid('这些税票都已入账', 'These vouchers are all booked')
  return events({ stream: `receipts:${batchId}`, type: 'receipts.booked', data: { batchId, fileName, sha256, rows, left } })
}
