import type { Envelope } from '../../shared/journal/envelope.ts'
import type { EventData, RollbackEvent } from '../../shared/journal/events.ts'
import type { Settlement } from '../../shared/rollback/proposal.ts'
import type { WritableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'

/** The register of rollbacks (回退登记): one row a rollback, from proposal to end. */
export function projectRollback(db: WritableDb, { stream, recordedAt, actor }: Envelope, event: RollbackEvent): void {
  const rollbackId = stream.slice('rollback:'.length)
  switch (event.type) {
    case 'rollback.proposed':
      return propose(db, event, recordedAt, actor.staffId ?? '')
    case 'rollback.withdrawn':
    case 'rollback.refused': {
      const { reason } = event
      return end(db, rollbackId, event.type === 'rollback.refused' ? 'refused' : 'withdrawn', actor.staffId, recordedAt, { reason })
    }
    case 'rollback.executed': {
      const { signature, accounts, effects } = event
      end(db, rollbackId, 'executed', actor.staffId, recordedAt, { signature, accounts, claims: effects.length })
      for (const settlement of event.settlements) settle(db, rollbackId, settlement)
      return
    }
    case 'rollback.undid':
      return
  }
}

/** A proposal, or the same one again after something moved. */
function propose(db: WritableDb, event: EventData<'rollback.proposed'>, at: string, by: string): void {
  const { rollbackId, number, officeId, ...proposal } = event
  const { target, filingId, grounds, summary, planHash } = proposal
  statement(
    db,
    `INSERT INTO rollback (rollback_id, number, state, office_id, filing_id, restores, proposed_by, proposed_at, reason, steps, moved, claimed, plan_hash, proposal)
     VALUES (?, ?, 'proposed', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (rollback_id) DO UPDATE SET proposed_by = excluded.proposed_by, proposed_at = excluded.proposed_at, steps = excluded.steps,
       moved = excluded.moved, claimed = excluded.claimed, plan_hash = excluded.plan_hash, proposal = excluded.proposal`,
  ).run(
    rollbackId,
    number,
    officeId,
    filingId,
    target.type === 'rollback' ? target.rollbackId : null,
    by,
    at,
    grounds.code,
    summary.steps.length,
    summary.sheets.reduce((sum, s) => sum + s.unitAmount + s.personAmount - s.suspenseUnit - s.suspensePerson, 0),
    summary.claims.reduce((sum, claim) => sum + claim.amount, 0),
    planHash,
    JSON.stringify(proposal),
  )
}

const end = (db: WritableDb, rollbackId: string, state: string, by: string | null, at: string, outcome: object): void =>
  void statement(db, 'UPDATE rollback SET state = ?, decided_by = ?, decided_at = ?, outcome = ? WHERE rollback_id = ?').run(
    state,
    by,
    at,
    JSON.stringify(outcome),
    rollbackId,
  )

function settle(db: WritableDb, rollbackId: string, { idNumber, fromMonth, way, entries, reason }: Settlement): void {
  for (const [index, { month, amount }] of entries.entries())
    statement(
      db,
      `INSERT OR REPLACE INTO repayment_entry (id_number, from_month, no, rollback_id, way, month, amount, reason)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(idNumber, fromMonth, index + 1, rollbackId, way, month, amount, reason)
}
