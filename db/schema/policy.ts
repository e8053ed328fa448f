import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { ProposalState } from '../../shared/policy/proposals.ts'
import type { Row, TableName } from '../../shared/policy/tables.ts'

/** Typed mirror of db/migrations/010PolicyProposals.ts. */

export const policyProposal = sqliteTable('policy_proposal', {
  proposalId: text('proposal_id').primaryKey(),
  seq: integer('seq').notNull(),
  at: text('at').notNull(),
  tableName: text('table_name').$type<TableName>().notNull(),
  action: text('action', { enum: ['add', 'end', 'correct'] }).notNull(),
  target: text('target', { mode: 'json' }).$type<Row>(),
  row: text('row', { mode: 'json' }).$type<Row>().notNull(),
  docNo: text('doc_no').notNull(),
  reason: text('reason').notNull(),
  proposedBy: text('proposed_by').notNull(),
  state: text('state').$type<ProposalState>().notNull(),
  decidedSeq: integer('decided_seq'),
  decidedAt: text('decided_at'),
  decidedBy: text('decided_by'),
  note: text('note'),
  /** Rows that it brought, once adopted. */
  added: text('added', { mode: 'json' }).$type<Row[]>(),
})
/** 人员编号: given when a person is first registered and never again; an opening balance may bring that of the former system. */
export const personNumber = sqliteTable('person_number', {
  idNumber: text('id_number').notNull(),
  number: text('number').notNull(),
})

export type PolicyProposalRow = typeof policyProposal.$inferSelect
