import type { Migration } from './migrate.ts'

/** 参数变更申请, 到账 and 人员编号. */
export const policyProposalsMigration: Migration = {
  version: 10,
  name: 'policyProposals',
  sql: `
CREATE TABLE policy_proposal (
  proposal_id TEXT PRIMARY KEY, seq INTEGER NOT NULL, at TEXT NOT NULL, table_name TEXT NOT NULL, action TEXT NOT NULL,
  target TEXT, row TEXT NOT NULL, doc_no TEXT NOT NULL, reason TEXT NOT NULL, proposed_by TEXT NOT NULL,
  state TEXT NOT NULL, decided_seq INTEGER, decided_at TEXT, decided_by TEXT, note TEXT, added TEXT
) STRICT;
CREATE INDEX policy_proposal_seq ON policy_proposal(seq);
`,
}
