import type { Effect } from '../../shared/effects/effect.ts'
import type { Envelope } from '../../shared/journal/envelope.ts'
import {
  type AccountEvent,
  type DeskEvent,
  type FilingEvent,
  isAccountEventType,
  isFilingEventType,
  isRollbackEventType,
  type RollbackEvent,
} from '../../shared/journal/events.ts'
import { evolve } from '../../shared/review/state.ts'
import { localDate } from '../../shared/rules/dates.ts'
import { monthOf } from '../../shared/rules/months.ts'
import type { WritableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'
import { projectAccount, projectAccountRollback } from './accounts.ts'
import { projectAct } from './act.ts'
import { projectLocked, projectPosted } from './assessment.ts'
import { countFiled, isBatchEvent, projectBatch } from './batch.ts'
import { ensureDesk, openRegister, policyOf } from './desk.ts'
import { projectOrders, projectReturn } from './payments.ts'
import { projectPrint } from './prints.ts'
import { insertFiling, storedFiling, updateFiling } from './filing.ts'
import { isKeyEvent, projectKeys } from './keys.ts'
import { isPolicyEvent, projectPolicy } from './policy.ts'
import { projectReceipts } from './receipts.ts'
import { projectRollback } from './rollback.ts'
import { countExport, countReveal, projectStaffing } from './staffing.ts'

/** Brings every projection up to these events, in the transaction that wrote them. The same code serves a rebuild. */
export function project(db: WritableDb, events: readonly Envelope[]): void {
  ensureDesk(db)
  for (const event of events) {
    // Data was checked against its shape when it was appended (execute.ts) and is covered by the chain since.
    if (isFilingEventType(event.type)) projectFiling(db, event, { type: event.type, ...event.data } as FilingEvent)
    else if (isAccountEventType(event.type)) projectAccount(db, event, { type: event.type, ...event.data } as AccountEvent)
    else if (isRollbackEventType(event.type)) {
      const rollback = { type: event.type, ...event.data } as RollbackEvent
      projectRollback(db, event, rollback)
      projectAccountRollback(db, event, rollback)
    } else projectDesk(db, event, { type: event.type, ...event.data } as DeskEvent)
    const { effects } = event.data
    if (Array.isArray(effects)) projectAct(db, event, effects as readonly Effect[])
  }
  const last = events.at(-1)
  if (last) statement(db, 'UPDATE desk SET applied_seq = ? WHERE id = 1').run(last.seq)
}

function projectFiling(db: WritableDb, envelope: Envelope, event: FilingEvent): void {
  const filingId = envelope.stream.slice('filing:'.length)
  const stored = storedFiling(db, filingId)
  const state = evolve(stored?.state, event, envelope.recordedAt, envelope.actor.staffId)
  if (stored) updateFiling(db, stored, state, policyOf(db))
  else {
    insertFiling(db, envelope.seq, state, policyOf(db))
    if (state.batch) countFiled(db, state.batch.id)
  }
  if (event.type === 'personal.revealed') countReveal(db, envelope.actor.staffId)
  if (event.type === 'filing.received' && event.corrects !== undefined)
    statement(db, 'INSERT INTO correction (filing_id, corrects) VALUES (?, ?)').run(filingId, event.corrects)
}

function projectDesk(db: WritableDb, envelope: Envelope, event: DeskEvent): void {
  if (isKeyEvent(event)) return projectKeys(db, envelope, event)
  if (isPolicyEvent(event)) return projectPolicy(db, envelope, event)
  if (isBatchEvent(event)) return projectBatch(db, envelope, event)
  const { seq, recordedAt, actor } = envelope
  switch (event.type) {
    case 'office.established': {
      // An office begins with the month it is established in; an opening balance (register.opened) says otherwise.
      const month = monthOf(localDate(recordedAt))
      statement(db, 'UPDATE desk SET office_id = ?, office_name = ?, demo_today = ?, ledger_from = ?, open_period = ? WHERE id = 1').run(
        event.officeId,
        event.name,
        event.demoToday,
        month,
        month,
      )
      return
    }
    case 'office.dayMoved':
      statement(db, 'UPDATE desk SET demo_today = ? WHERE id = 1').run(event.today)
      return
    case 'register.opened':
      openRegister(db, event)
      return
    case 'assessment.posted':
      projectPosted(db, seq, event)
      return
    case 'period.locked':
      projectLocked(db, { seq, recordedAt, staffId: actor.staffId }, event)
      return
    case 'package.imported':
      statement(
        db,
        `INSERT INTO package (package_id, seq, at, file_name, sha256, portal, state, filings, attachments, accounts, problems)
         VALUES (?, ?, ?, ?, ?, ?, 'imported', ?, ?, ?, '[]')`,
      ).run(
        event.packageId,
        seq,
        recordedAt,
        event.fileName,
        event.sha256,
        event.portal,
        event.filings,
        event.attachments,
        event.accounts ?? 0,
      )
      return
    case 'package.refused':
      statement(
        db,
        `INSERT INTO package (package_id, seq, at, file_name, sha256, portal, state, filings, attachments, problems)
         VALUES (?, ?, ?, ?, ?, '', 'refused', 0, 0, ?)`,
      ).run(`refused-${seq}`, seq, recordedAt, event.fileName, event.sha256, JSON.stringify(event.problems))
      return
    case 'receipts.booked':
      return projectReceipts(db, envelope, event)
    case 'results.issued':
      statement(
        db,
        `INSERT INTO result (result_id, seq, at, filings, accounts, file_name, sha256, written) VALUES (?, ?, ?, ?, ?, '', '', 0)`,
      ).run(event.resultId, seq, recordedAt, JSON.stringify(event.filings), JSON.stringify(event.accounts ?? []))
      for (const actId of event.accounts ?? []) statement(db, 'UPDATE account_act SET outgoing = 0 WHERE act_id = ?').run(actId)
      return
    case 'results.written':
      statement(db, 'UPDATE result SET file_name = ?, sha256 = ?, written = 1 WHERE result_id = ?').run(
        event.fileName,
        event.sha256,
        event.resultId,
      )
      return countExport(db, actor.staffId)
    case 'print.issued':
    case 'print.sent':
    case 'print.confirmed':
    case 'print.voided':
    case 'printRun.started':
    case 'printRun.ended':
      projectPrint(db, envelope, event)
      return
    case 'rollbacks.exported':
      return countExport(db, actor.staffId)
    case 'payments.ordered':
      projectOrders(db, seq, envelope.recordedAt, event)
      return
    case 'payments.returned':
      projectReturn(db, seq, event)
      return
    case 'staff.added':
    case 'staff.disabled':
    case 'staff.passwordChanged':
    case 'staff.passwordReset':
    case 'staff.unlocked':
    case 'staff.postsProposed':
    case 'staff.postsChanged':
    case 'staff.postsRefused':
    case 'session.opened':
    case 'session.locked':
    case 'session.resumed':
    case 'personal.viewed':
    case 'access.refused':
    case 'export.made':
    case 'backup.made':
      return projectStaffing(db, envelope, event)
  }
}
