import type { Migration } from './migrate.ts'

/** The print register. Typed mirror: db/schema/prints.ts. `period` is '' for documents of no period, so that it can stand in an index. */
export const printingMigration: Migration = {
  version: 5,
  name: 'printing',
  sql: `
CREATE TABLE print (
  id INTEGER PRIMARY KEY,
  print_id TEXT NOT NULL UNIQUE, at TEXT NOT NULL, staff_id TEXT,
  kind TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, period TEXT NOT NULL,
  number TEXT NOT NULL, copy INTEGER NOT NULL, code TEXT NOT NULL UNIQUE, content_hash TEXT NOT NULL, figures TEXT NOT NULL,
  sha256 TEXT NOT NULL, page INTEGER NOT NULL, pages INTEGER NOT NULL, file_name TEXT NOT NULL, run_id TEXT,
  target TEXT, printer TEXT, spool_job TEXT,
  state TEXT NOT NULL, settled_at TEXT, settled_by TEXT, detail TEXT NOT NULL,
  voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE INDEX print_subject ON print(kind, key, period, state);
CREATE INDEX print_period ON print(period, kind, id);
CREATE INDEX print_waiting ON print(id) WHERE state = 'waiting' AND voided_at IS NULL;
CREATE INDEX print_run_of ON print(run_id, id) WHERE run_id IS NOT NULL;
CREATE TABLE print_run (
  run_id TEXT PRIMARY KEY, seq INTEGER NOT NULL, at TEXT NOT NULL, staff_id TEXT,
  kind TEXT NOT NULL, period TEXT NOT NULL, units TEXT NOT NULL, per_unit INTEGER NOT NULL,
  target TEXT NOT NULL, printer TEXT, folder TEXT NOT NULL,
  state TEXT NOT NULL, ended_at TEXT, skipped TEXT NOT NULL
) STRICT;
`,
}
