import type { EventData } from '../../shared/journal/events.ts'
import type { Tables } from '../../shared/policy/tables.ts'
import type { ReviewCommand } from '../../shared/review/commands.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { streamVersion } from '../journal/read.ts'
import { statement } from '../statement.ts'
import { type AccountCommand, planAccount } from './accounts.ts'
import { type BatchPart, planBatch, planBatchPart, planDropRow, type ReceivedBatch } from './batch.ts'
import { type CounterCorrection, type CounterFiling, planCorrect, planFile } from './file.ts'
import { type ImportedPackage, planImport } from './import.ts'
import { type KeyCommand, planKeys } from './keys.ts'
import { events, invalid, type Meta, type Planned, refused } from './planned.ts'
import { type PolicyDecision, type PolicyProposal, planPolicyDecision, planProposal } from './policy.ts'
import { planReceipts, type Receipts } from './receipts.ts'
import { planIssue } from './results.ts'
import { type PrintCommand, planPrints } from './prints.ts'
import { planTakeOver } from './takeOver.ts'
import { planReview } from './review.ts'
import { planRollbackCommand, type RollbackCommand } from './rollback.ts'
import { planOrders, planReturn } from './payments.ts'
import { type NewStaff, planStaff, type StaffCommand, staffAdded } from './staff.ts'

/** Everything that can be written. Who may ask is the bridge's business; whether it may happen is decided here. */
export type DeskCommand =
  | AccountCommand
  | { readonly type: 'review'; readonly caseId: string; readonly command: ReviewCommand }
  | {
      readonly type: 'establish'
      readonly officeId: string
      readonly officeName: string
      readonly demoToday: string | null
      readonly tables: Tables
      readonly staff: readonly NewStaff[]
    }
  | { readonly type: 'moveDay'; readonly today: string }
  | StaffCommand
  | KeyCommand
  | { readonly type: 'passwordChanged'; readonly staffId: string }
  | { readonly type: 'sessionOpened'; readonly wrongTries?: number; readonly key?: string }
  | { readonly type: 'sessionLocked'; readonly why: EventData<'session.locked'>['why'] }
  | { readonly type: 'sessionResumed'; readonly wrongTries: number }
  | { readonly type: 'viewJournal'; readonly seq: number; readonly reason: string }
  | { readonly type: 'recordExport'; readonly data: EventData<'export.made'> }
  | { readonly type: 'recordBackup'; readonly data: EventData<'backup.made'> }
  | { readonly type: 'proposePolicy'; readonly proposal: PolicyProposal }
  | { readonly type: 'decidePolicy'; readonly decision: PolicyDecision }
  | { readonly type: 'bookReceipts'; readonly receipts: Receipts }
  | { readonly type: 'takeOver'; readonly parts: readonly EventData<'register.opened'>[] }
  | { readonly type: 'openRegister'; readonly data: EventData<'register.opened'> }
  | { readonly type: 'import'; readonly package: ImportedPackage }
  | { readonly type: 'file'; readonly filing: CounterFiling }
  | { readonly type: 'fileJoint'; readonly jointId: string; readonly filings: readonly CounterFiling[] }
  | { readonly type: 'correct'; readonly caseId: string; readonly parts: readonly CounterCorrection[] }
  | { readonly type: 'receiveBatch'; readonly batch: ReceivedBatch }
  | { readonly type: 'fileBatchPart'; readonly part: BatchPart }
  | { readonly type: 'dropBatchRow'; readonly batchId: string; readonly row: number; readonly reason: string }
  | { readonly type: 'refusePackage'; readonly data: EventData<'package.refused'> }
  | { readonly type: 'reveal'; readonly filingId: string; readonly field: string; readonly reason: string }
  | { readonly type: 'viewPerson'; readonly idNumber: string; readonly reason: string }
  | { readonly type: 'rollback'; readonly command: RollbackCommand }
  | ({ readonly type: 'exportRollbacks' } & EventData<'rollbacks.exported'>)
  /** 支付清单 of a month (`YYYYMM`) for one of the person's offices */
  | { readonly type: 'orderPayments'; readonly month: string; readonly officeId: string }
  | { readonly type: 'returnPayments'; readonly data: EventData<'payments.returned'> }
  | { readonly type: 'recordRefusals'; readonly refusals: EventData<'access.refused'>['refusals'] }
  | PrintCommand
  | { readonly type: 'issueResults'; readonly resultId: string }
  | { readonly type: 'resultWritten'; readonly resultId: string; readonly fileName: string; readonly sha256: string }

/** What a command would append, from the state before it. Reads only. */
export function plan(db: ReadableDb, command: DeskCommand, meta: Meta): Planned {
  switch (command.type) {
    case 'review':
      return planReview(db, command.caseId, command.command, meta)
    case 'establish':
      return establish(db, command)
    case 'moveDay':
      return moveDay(db, command.today)
    case 'addStaff':
    case 'changePosts':
    case 'decidePosts':
    case 'disableStaff':
    case 'unlockStaff':
    case 'resetPassword':
      return planStaff(db, command, meta)
    case 'keys':
      return planKeys(db, command)
    case 'passwordChanged':
      return events({ stream: `staff:${command.staffId}`, type: 'staff.passwordChanged', data: {} })
    case 'sessionOpened':
      return events({
        stream: `staff:${meta.staffId}`,
        type: 'session.opened',
        data: { wrongTries: command.wrongTries ?? 0, ...(command.key !== undefined && { key: command.key }) },
      })
    case 'sessionLocked':
      return events({ stream: `staff:${meta.staffId}`, type: 'session.locked', data: { why: command.why } })
    case 'sessionResumed':
      return events({ stream: `staff:${meta.staffId}`, type: 'session.resumed', data: { wrongTries: command.wrongTries } })
    case 'viewJournal':
      return events({
        stream: 'access',
        type: 'personal.viewed',
        data: { record: 'journal', key: String(command.seq), reason: command.reason },
      })
    case 'recordExport':
      return events({ stream: 'exports', type: 'export.made', data: command.data })
    case 'recordBackup':
      return events({ stream: 'backups', type: 'backup.made', data: command.data })
    case 'proposePolicy':
      return planProposal(db, command.proposal, meta)
    case 'decidePolicy':
      return planPolicyDecision(db, command.decision, meta)
    case 'bookReceipts':
      return planReceipts(db, command.receipts, meta)
    case 'takeOver':
      return planTakeOver(db, command.parts, meta)
    case 'openRegister':
      return events({ stream: 'register', type: 'register.opened', data: command.data })
    case 'import':
      return planImport(db, command.package)
    case 'file':
      return planFile(db, [command.filing], null, meta)
    case 'proposeAccount':
    case 'declineAccount':
    case 'issuePassword':
    case 'unlockAccounts':
      return planAccount(db, command, meta)
    case 'fileJoint':
      return planFile(db, command.filings, command.jointId, meta)
    case 'correct':
      return planCorrect(db, command.caseId, command.parts, meta)
    case 'receiveBatch':
      return planBatch(db, command.batch, meta)
    case 'fileBatchPart':
      return planBatchPart(db, command.part, meta)
    case 'dropBatchRow':
      return planDropRow(db, command.batchId, command.row, command.reason, meta)
    case 'refusePackage':
      return events({ stream: 'packages', type: 'package.refused', data: command.data })
    case 'reveal':
      return statement<[string], { id: number }>(db, 'SELECT id FROM filing WHERE filing_id = ?').get(command.filingId)
        ? events({
            stream: `filing:${command.filingId}`,
            type: 'personal.revealed',
            data: { field: command.field, reason: command.reason },
          })
        : refused({ code: 'notFound' })
    case 'viewPerson':
      return events({
        stream: 'access',
        type: 'personal.viewed',
        data: { record: 'person', key: command.idNumber, reason: command.reason },
      })
    case 'rollback':
      return planRollbackCommand(db, command.command, meta)
    case 'exportRollbacks': {
      const { type: _type, ...data } = command
      return events({ stream: 'exports', type: 'rollbacks.exported', data })
    }
    case 'orderPayments':
      return planOrders(db, command.month, command.officeId, meta)
    case 'returnPayments':
      return planReturn(db, command.data)
    case 'recordRefusals':
      return events({ stream: 'access', type: 'access.refused', data: { refusals: command.refusals } })
    case 'issuePrints':
    case 'sendPrints':
    case 'confirmPrints':
    case 'voidPrint':
    case 'startPrintRun':
    case 'endPrintRun':
      return planPrints(db, command, meta)
    case 'issueResults':
      return planIssue(db, command.resultId, meta)
    case 'resultWritten': {
      const { resultId, fileName, sha256 } = command
      return events({ stream: `results:${resultId}`, type: 'results.written', data: { resultId, fileName, sha256 } })
    }
  }
}

/** Only a demonstration's day stands still, and it only goes forward: what happened stays in the past. */
function moveDay(db: ReadableDb, today: string): Planned {
  const held = statement<[], { demoToday: string | null }>(db, 'SELECT demo_today AS demoToday FROM desk WHERE id = 1').get()?.demoToday
  if (!held) return invalid('只有演示机构可以改日期', 'Only a demonstration office has a day to move')
  if (today <= held) return invalid(`演示日期只能往后改，现在是 ${held}`, `The day only moves forward; it is ${held}`)
  return events({ stream: 'office', type: 'office.dayMoved', data: { today } })
}

function establish(db: ReadableDb, command: Extract<DeskCommand, { type: 'establish' }>): Planned {
  if (streamVersion(db, 'office') > 0) return invalid('经办机构已建立', 'The office is established already')
  const { officeId, officeName: name, demoToday } = command
  return events(
    { stream: 'office', type: 'office.established', data: { officeId, name, demoToday } },
    { stream: 'policy', type: 'policy.adopted', data: { tables: command.tables } },
    ...command.staff.map((staff) => staffAdded(staff, false)),
  )
}
