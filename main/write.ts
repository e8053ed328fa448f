import { randomUUID } from 'node:crypto'
import type { DeskCommand } from '../db/commands/plan.ts'
import type { RollbackCommand } from '../db/commands/rollback.ts'
import type { Meta } from '../db/commands/planned.ts'
import { signatureFor } from '../db/commands/signature.ts'
import type { Envelope, NewEvent } from '../shared/journal/envelope.ts'
import { type EventType, schemaVersion } from '../shared/journal/events.ts'
import type { ReviewCommand } from '../shared/review/commands.ts'
import type { SignedContext } from './context.ts'
import { Problem } from './problem.ts'
import { refusalProblem } from './views/refusal.ts'

/** Runs a command as the signed-in person and returns its events, those of the first time when it ran before. */
export async function write(
  { desk, signed, staff, commandId = randomUUID() }: Pick<SignedContext, 'desk' | 'signed' | 'staff'> & { readonly commandId?: string },
  command: DeskCommand,
): Promise<readonly Envelope[]> {
  const { writer, clock, via } = signed.desk
  const { staffId } = staff
  const executed = await writer.execute(command, {
    commandId,
    staffId,
    via,
    now: clock.now(),
    ...desk.keys.signatureOf(commandId, staffId),
  })
  if (!executed.ok) {
    const { refusal } = executed
    if (refusal.code === 'signatureNeeded') desk.keys.demand(commandId, { staffId, ...refusal })
    throw refusalProblem(refusal)
  }
  // The signature speaks of the act's own events and is none of them.
  const events = executed.events.filter(({ type }) => type !== 'event.signed')
  // An id that was used for something else must not pass for this act, least of all for one that leaves a trace on purpose.
  const sameAct = events.every((event) => event.actor.staffId === staffId && isOf(command, event))
  if (executed.repeated && !sameAct) throw new Problem('badMessage', '命令编号已用于另一项操作。')
  return events
}

/**
 * For an act that a job writes: its signature where it has been given, else asks for it before the job begins. `event` is the one that the
 * job will write and that sums it up; the job is refused if it comes out otherwise.
 */
export function signedBefore(
  { desk, signed, staff: { staffId }, commandId }: Pick<SignedContext, 'desk' | 'signed' | 'staff'> & { readonly commandId: string },
  event: Pick<NewEvent, 'stream' | 'type' | 'data'>,
): Pick<Meta, 'signature' | 'now'> | null {
  const given = desk.keys.signatureOf(commandId, staffId)
  if (given) return given
  const { db, via, clock } = signed.desk
  const found = signatureFor(db, [{ ...event, schemaVersion }], undefined, { commandId, staffId, via, now: clock.now() })
  if (found.ok) return null
  if (found.refusal.code === 'signatureNeeded') desk.keys.demand(commandId, { staffId, ...found.refusal })
  throw refusalProblem(found.refusal)
}

const reviewEvents: { readonly [C in ReviewCommand['type']]: readonly EventType[] } = {
  claim: ['review.claimed'],
  release: ['review.released'],
  takeOver: ['review.takenOver'],
  approve: ['review.approved', 'review.passedFirst', 'review.rejected'],
  return: ['review.returned'],
  reject: ['review.rejected'],
  sendBack: ['review.sentBack'],
  takeBack: ['review.takenBack'],
}

const rollbackEvents: { readonly [C in RollbackCommand['type']]: readonly EventType[] } = {
  propose: ['rollback.proposed'],
  renew: ['rollback.proposed'],
  withdraw: ['rollback.withdrawn'],
  refuse: ['rollback.refused'],
  execute: ['filing.rolledBack', 'filing.reinstated', 'rollback.undid', 'rollback.executed'],
}

const sameRollback = (rollbackId: string, { stream, data }: Pick<Envelope, 'stream' | 'data'>) =>
  stream === `rollback:${rollbackId}` || data['rollbackId'] === rollbackId
const decided = { approve: 'policy.amended', reject: 'policy.rejected', withdraw: 'policy.withdrawn' } as const

/** Whether an event is what this command would have written. */
function isOf(command: DeskCommand, { type, stream, data }: Envelope): boolean {
  switch (command.type) {
    case 'review':
      return (reviewEvents[command.command.type] as readonly string[]).includes(type)
    case 'rollback':
      return rollbackEvents[command.command.type].includes(type as EventType) && sameRollback(command.command.rollbackId, { stream, data })
    case 'exportRollbacks':
      return type === 'rollbacks.exported' && data['fileName'] === command.fileName
    case 'orderPayments':
      return type === 'payments.ordered' && data['month'] === command.month
    case 'returnPayments':
      return type === 'payments.returned' && data['sha256'] === command.data.sha256
    case 'file':
      return type === 'filing.received' && data['kind'] === command.filing.kind
    case 'viewJournal':
      return type === 'personal.viewed' && data['key'] === String(command.seq)
    case 'proposeAccount':
      return type === 'account.proposed' && data['act'] === command.proposal.act
    case 'declineAccount':
      return type === 'account.declined' && data['requestId'] === command.requestId
    case 'issuePassword':
    case 'unlockAccounts': {
      const types = command.type === 'unlockAccounts' ? ['account.unlocked'] : ['account.reset', 'account.allocated']
      const { asked } = command
      const same =
        'requestId' in asked ? data['requestId'] === asked.requestId : asked.proposal.accounts.includes(stream.slice('account:'.length))
      return types.includes(type) && same
    }
    case 'fileJoint':
      return type === 'filing.received' && command.filings.some(({ kind }) => kind === data['kind'])
    case 'correct':
      return type === 'filing.resubmitted' && command.parts.some(({ id }) => stream === `filing:${id}`)
    case 'dropBatchRow':
      return type === 'batch.rowDropped' && stream === `batch:${command.batchId}` && data['row'] === command.row
    case 'reveal':
      return type === 'personal.revealed' && stream === `filing:${command.filingId}` && data['field'] === command.field
    case 'viewPerson':
      return type === 'personal.viewed' && data['key'] === command.idNumber
    case 'issuePrints':
      return type === 'print.issued' && command.prints.some((print) => stream === `print:${print.printId}`)
    case 'voidPrint':
      return type === 'print.voided' && stream === `print:${command.printId}`
    case 'confirmPrints':
      return type === 'print.confirmed' && data['printed'] === command.printed
    case 'recordExport':
      return type === 'export.made' && data['fileName'] === command.data.fileName
    case 'proposePolicy':
      return type === 'policy.proposed'
    case 'decidePolicy':
      return stream === `policy:${command.decision.proposalId}` && type === decided[command.decision.verdict]
    case 'moveDay':
      return type === 'office.dayMoved' && data['today'] === command.today
    case 'addStaff':
      return (type === 'staff.added' && data['login'] === command.staff.login) || type === 'staff.postsProposed'
    case 'disableStaff':
      return type === 'staff.disabled' && stream === `staff:${command.staffId}`
    case 'keys':
      return type === command.event.type && stream === (command.staffId === null ? 'keys' : `staff:${command.staffId}`)
    case 'changePosts':
      return (type === 'staff.postsProposed' || type === 'staff.postsChanged') && stream === `staff:${command.staffId}`
    case 'decidePosts':
      return (type === 'staff.postsChanged' || type === 'staff.postsRefused') && data['changeId'] === command.changeId
    case 'unlockStaff':
      return type === 'staff.unlocked' && stream === `staff:${command.staffId}`
    case 'resetPassword':
      return type === 'staff.passwordReset' && stream === `staff:${command.staffId}`
    case 'passwordChanged':
      return type === 'staff.passwordChanged' && stream === `staff:${command.staffId}`
    default:
      return false
  }
}
