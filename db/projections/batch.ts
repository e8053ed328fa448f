import type { Envelope } from '../../shared/journal/envelope.ts'
import type { DeskEvent } from '../../shared/journal/events.ts'
import type { WritableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'

type BatchEvent = Extract<DeskEvent, { type: `batch.${string}` }>

export const isBatchEvent = (event: DeskEvent): event is BatchEvent => event.type.startsWith('batch.')

/** A batch as it was taken in, and what became of its parked rows; its filings count themselves in (`countFiled`). */
export function projectBatch(db: WritableDb, { seq, recordedAt, stream, actor }: Envelope, event: BatchEvent): void {
  const batchId = stream.slice('batch:'.length)
  switch (event.type) {
    case 'batch.received': {
      const { number, kind, officeId, unitNo, unitName, fileName, sha256, policy, accepted, parked } = event
      statement(
        db,
        `INSERT INTO batch (batch_id, seq, at, by_staff, number, kind, office_id, unit_no, unit_name, file_name, sha256, policy, accepted, filed)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)`,
      ).run(batchId, seq, recordedAt, actor.staffId ?? '', number, kind, officeId, unitNo, unitName, fileName, sha256, policy, accepted)
      const park = statement(db, `INSERT INTO batch_parked (batch_id, "row", state, reason) VALUES (?, ?, 'parked', '')`)
      for (const row of parked) park.run(batchId, row)
      return
    }
    case 'batch.rowsCorrected': {
      const correct = statement(db, `UPDATE batch_parked SET state = 'corrected', corrected_by = ? WHERE batch_id = ? AND "row" = ?`)
      for (const row of event.rows) correct.run(event.by, batchId, row)
      return
    }
    case 'batch.rowDropped':
      statement(db, `UPDATE batch_parked SET state = 'dropped', reason = ? WHERE batch_id = ? AND "row" = ?`).run(
        event.reason,
        batchId,
        event.row,
      )
      return
  }
}

/** One more row of a batch is a filing. */
export const countFiled = (db: WritableDb, batchId: string): void =>
  void statement(db, 'UPDATE batch SET filed = filed + 1 WHERE batch_id = ?').run(batchId)
