import type { Migration } from './migrate.ts'

/** What the staff screen tells of a person beyond their posts, changes of posts that wait for a second person, and what left the desk. */
export const staffingMigration: Migration = {
  version: 8,
  name: 'staffing',
  sql: `
ALTER TABLE staff ADD COLUMN must_change INTEGER NOT NULL DEFAULT 0;
ALTER TABLE staff ADD COLUMN password_at TEXT;
ALTER TABLE staff ADD COLUMN last_sign_in TEXT;
ALTER TABLE staff ADD COLUMN reveals INTEGER NOT NULL DEFAULT 0;
ALTER TABLE staff ADD COLUMN exports INTEGER NOT NULL DEFAULT 0;
ALTER TABLE staff ADD COLUMN refusals INTEGER NOT NULL DEFAULT 0;
CREATE TABLE post_change (
  change_id TEXT PRIMARY KEY, seq INTEGER NOT NULL, at TEXT NOT NULL,
  staff_id TEXT NOT NULL, roles TEXT NOT NULL, offices TEXT NOT NULL, reason TEXT NOT NULL, proposed_by TEXT NOT NULL,
  state TEXT NOT NULL, decided_by TEXT, decided_at TEXT, decision TEXT
) STRICT;
CREATE INDEX post_change_open ON post_change(seq) WHERE state = 'open';
CREATE TABLE export_made (
  seq INTEGER PRIMARY KEY, at TEXT NOT NULL, staff_id TEXT NOT NULL,
  what TEXT NOT NULL, count INTEGER NOT NULL, reason TEXT NOT NULL, file_name TEXT NOT NULL, sha256 TEXT NOT NULL
) STRICT;
`,
}
