import type { Migration } from './migrate.ts'

/** 批量申报: workbooks taken in, the rows of them that are filings, and the rows still parked. */
export const batchesMigration: Migration = {
  version: 3,
  name: 'batches',
  sql: `
ALTER TABLE filing ADD COLUMN batch_id TEXT;
ALTER TABLE filing ADD COLUMN batch_row INTEGER;
CREATE INDEX filing_batch ON filing(batch_id, batch_row) WHERE batch_id IS NOT NULL;
CREATE TABLE batch (
  batch_id TEXT PRIMARY KEY, seq INTEGER NOT NULL, at TEXT NOT NULL, by_staff TEXT NOT NULL, number TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL, office_id TEXT NOT NULL, unit_no TEXT NOT NULL, unit_name TEXT NOT NULL, file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL, policy TEXT NOT NULL, accepted INTEGER NOT NULL, filed INTEGER NOT NULL
) STRICT;
CREATE INDEX batch_seq ON batch(seq);
CREATE TABLE batch_parked (
  batch_id TEXT NOT NULL, "row" INTEGER NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL, corrected_by TEXT,
  PRIMARY KEY (batch_id, "row")
) STRICT, WITHOUT ROWID;
`,
}
