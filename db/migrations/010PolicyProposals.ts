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

CREATE TABLE person_number (id INTEGER PRIMARY KEY, id_number TEXT NOT NULL UNIQUE, number TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE receipt_batch (
  batch_id TEXT PRIMARY KEY, seq INTEGER NOT NULL, at TEXT NOT NULL, by_staff TEXT, file_name TEXT NOT NULL, sha256 TEXT NOT NULL,
  booked INTEGER NOT NULL, left_over INTEGER NOT NULL
) STRICT;
CREATE INDEX receipt_batch_seq ON receipt_batch(seq);
CREATE TABLE receipt (
  voucher_no TEXT PRIMARY KEY, batch_id TEXT NOT NULL, line INTEGER NOT NULL, unit_no TEXT NOT NULL, period TEXT NOT NULL,
  coverage_month TEXT, unit_amount INTEGER NOT NULL, person_amount INTEGER NOT NULL, late_fee INTEGER NOT NULL, interest INTEGER NOT NULL,
  paid_on TEXT NOT NULL, outcome TEXT NOT NULL, settled TEXT NOT NULL, unit_held INTEGER NOT NULL, person_held INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX receipt_unit ON receipt(unit_no, period);
CREATE TABLE receipt_left (
  batch_id TEXT NOT NULL, line INTEGER NOT NULL, voucher_no TEXT NOT NULL, unit_no TEXT NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY (batch_id, line)
) STRICT, WITHOUT ROWID;
`,
}
