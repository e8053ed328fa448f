import { z } from 'zod'
import type { Envelope } from '../../shared/journal/envelope.ts'
import type { printEvents } from '../../shared/journal/printEvents.ts'
import type { WritableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'

export type PrintEvent = {
  [T in keyof typeof printEvents]: { readonly type: T } & z.infer<(typeof printEvents)[T]>
}[keyof typeof printEvents]

/** The print register: issued, sent, confirmed, voided; and runs over many units. */
export function projectPrint(db: WritableDb, { seq, stream, recordedAt, actor }: Envelope, event: PrintEvent): void {
  switch (event.type) {
    case 'print.issued':
      statement(
        db,
        `INSERT INTO print (id, print_id, at, staff_id, kind, key, name, period, number, copy, code, content_hash, figures, sha256, page,
           pages, file_name, run_id, state, detail)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', '')`,
      ).run(
        seq,
        event.printId,
        recordedAt,
        actor.staffId,
        event.kind,
        event.key,
        event.name,
        event.period ?? '',
        event.number,
        event.copy,
        event.code,
        event.contentHash,
        JSON.stringify(event.figures),
        event.sha256,
        event.page,
        event.pages,
        event.fileName,
        event.runId,
      )
      return
    case 'print.sent': {
      const sent = statement(db, 'UPDATE print SET target = ?, printer = ?, spool_job = ? WHERE print_id = ?')
      for (const printId of event.printIds) sent.run(event.target, event.printer, event.spoolJob, printId)
      return
    }
    case 'print.confirmed': {
      const confirmed = statement(db, 'UPDATE print SET state = ?, settled_at = ?, settled_by = ?, detail = ? WHERE print_id = ?')
      const by = event.by === 'spooler' ? 'spooler' : actor.staffId
      for (const printId of event.printIds) confirmed.run(event.printed ? 'printed' : 'notPrinted', recordedAt, by, event.detail, printId)
      return
    }
    case 'print.voided':
      statement(db, 'UPDATE print SET voided_at = ?, voided_by = ?, void_reason = ? WHERE print_id = ?').run(
        recordedAt,
        actor.staffId,
        event.reason,
        stream.slice('print:'.length),
      )
      return
    case 'printRun.started':
      statement(
        db,
        `INSERT INTO print_run (run_id, seq, at, staff_id, kind, period, units, per_unit, target, printer, folder, state, skipped)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', '[]')`,
      ).run(
        event.runId,
        seq,
        recordedAt,
        actor.staffId,
        event.kind,
        event.period,
        JSON.stringify(event.units),
        event.perUnit ? 1 : 0,
        event.target,
        event.printer,
        event.folder,
      )
      return
    case 'printRun.ended':
      statement(db, 'UPDATE print_run SET state = ?, ended_at = ?, skipped = ? WHERE run_id = ?').run(
        event.dropped ? 'dropped' : 'done',
        recordedAt,
        JSON.stringify(event.skipped),
        stream.slice('printRun:'.length),
      )
  }
}
