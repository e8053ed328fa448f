import { amended } from '../../shared/policy/change.ts'
import type { Tables } from '../../shared/policy/tables.ts'
import type { DeskEvent } from '../../shared/journal/events.ts'
import type { Envelope } from '../../shared/journal/envelope.ts'
import type { WritableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'
import { markPolicy } from './roll.ts'
import { policyOf } from './desk.ts'

type PolicyEvent = Extract<DeskEvent, { type: `policy.${string}` }>

export const isPolicyEvent = (event: DeskEvent): event is PolicyEvent => event.type.startsWith('policy.')

/** The dated tables and the proposals to change them. Every adopted set stays; the newest is in force. */
export function projectPolicy(db: WritableDb, { seq, hash, recordedAt, actor }: Envelope, event: PolicyEvent): void {
  const adopt = (tables: Tables) => {
    markPolicy(db, policyOf(db).tables, tables)
    statement(db, 'INSERT INTO policy (seq, hash, tables) VALUES (?, ?, ?)').run(seq, hash, JSON.stringify(tables))
  }
  const decide = (state: string, note: string, added: string | null) =>
    statement(
      db,
      'UPDATE policy_proposal SET state = ?, decided_seq = ?, decided_at = ?, decided_by = ?, note = ?, added = ? WHERE proposal_id = ?',
    ).run(state, seq, recordedAt, actor.staffId, note, added, 'proposalId' in event ? event.proposalId : '')
  switch (event.type) {
    case 'policy.adopted':
      // Checked against the tables' shape when it was adopted.
      return adopt(event.tables as unknown as Tables)
    case 'policy.proposed': {
      const { proposalId, table, action, target, row, docNo, reason } = event
      statement(
        db,
        `INSERT INTO policy_proposal (proposal_id, seq, at, table_name, action, target, row, doc_no, reason, proposed_by, state)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open')`,
      ).run(proposalId, seq, recordedAt, table, action, target && JSON.stringify(target), JSON.stringify(row), docNo, reason, actor.staffId)
      return
    }
    case 'policy.amended':
      adopt(amended(policyOf(db).tables, event.table, event))
      return void decide('adopted', event.note, JSON.stringify(event.added))
    case 'policy.rejected':
      return void decide('rejected', event.reason, null)
    case 'policy.withdrawn':
      return void decide('withdrawn', event.reason, null)
  }
}
