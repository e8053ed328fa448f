import type { EventData } from '../../shared/journal/events.ts'
import type { Envelope } from '../../shared/journal/envelope.ts'
import type { WritableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'

/** 到账: the voucher, the months it settled, and what it left in or took from 待转金. */
export function projectReceipts(db: WritableDb, { seq, recordedAt, actor }: Envelope, data: EventData<'receipts.booked'>): void {
  const { batchId, fileName, sha256, rows, left } = data
  statement(
    db,
    `INSERT INTO receipt_batch (batch_id, seq, at, by_staff, file_name, sha256, booked, left_over) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (batch_id) DO UPDATE SET booked = booked + excluded.booked, left_over = left_over + excluded.left_over`,
  ).run(batchId, seq, recordedAt, actor.staffId, fileName, sha256, rows.length, left.length)
  for (const r of rows) {
    statement(
      db,
      `INSERT INTO receipt (voucher_no, batch_id, line, unit_no, period, coverage_month, unit_amount, person_amount, late_fee, interest,
         paid_on, outcome, settled, unit_held, person_held) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      r.voucherNo,
      batchId,
      r.line,
      r.unitNo,
      r.period,
      r.coverageMonth,
      r.unitAmount,
      r.personAmount,
      r.lateFee,
      r.interest,
      r.paidOn,
      r.outcome,
      JSON.stringify(r.settled),
      r.unitHeld,
      r.personHeld,
    )
    for (const month of r.settled)
      statement(
        db,
        `UPDATE charge SET received = 1 WHERE unit_no = ? AND period = ? AND coverage_month = ? AND kind IN ('ordinary', 'back')`,
      ).run(r.unitNo, r.period, month)
    if (r.unitHeld !== 0 || r.personHeld !== 0)
      statement(db, `INSERT INTO suspense (id, unit_no, period, unit_amount, person_amount, source) VALUES (?, ?, ?, ?, ?, 'receipt')`).run(
        `receipt/${r.voucherNo}`,
        r.unitNo,
        r.period,
        r.unitHeld,
        r.personHeld,
      )
  }
  for (const l of left)
    statement(db, 'INSERT INTO receipt_left (batch_id, line, voucher_no, unit_no, reason) VALUES (?, ?, ?, ?, ?)').run(
      batchId,
      l.line,
      l.voucherNo,
      l.unitNo,
      l.reason,
    )
}
