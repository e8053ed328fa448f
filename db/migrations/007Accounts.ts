import type { Migration } from './migrate.ts'

/** Portal accounts: what came to the account record, what was done at the desk, what waits for a second person, which notices came. */
export const accountsMigration: Migration = {
  version: 7,
  name: 'accounts',
  sql: `
ALTER TABLE account ADD COLUMN initialised INTEGER NOT NULL DEFAULT 1;
ALTER TABLE account ADD COLUMN parent_account TEXT;
ALTER TABLE account ADD COLUMN lock_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE account ADD COLUMN locked_at TEXT;
ALTER TABLE account ADD COLUMN wrong_tries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE account ADD COLUMN must_change INTEGER NOT NULL DEFAULT 0;
ALTER TABLE account ADD COLUMN standing_password TEXT;
ALTER TABLE account ADD COLUMN password_since TEXT;
ALTER TABLE account ADD COLUMN reset_at TEXT;
CREATE INDEX account_name ON account(account_name);
CREATE INDEX account_unit ON account(unit_no) WHERE unit_no IS NOT NULL;
CREATE INDEX account_phone ON account(phone);
CREATE INDEX account_locked ON account(locked_at) WHERE state = 'locked';
CREATE INDEX account_parent ON account(parent_account) WHERE parent_account IS NOT NULL;

CREATE TABLE account_act (
  act_id TEXT PRIMARY KEY, seq INTEGER NOT NULL, act TEXT NOT NULL, system TEXT NOT NULL, account_name TEXT NOT NULL, at TEXT NOT NULL,
  staff_id TEXT, request_id TEXT, outgoing INTEGER NOT NULL
) STRICT;
CREATE INDEX account_act_account ON account_act(system, account_name, seq);
CREATE INDEX account_act_staff ON account_act(act, staff_id, at);
CREATE INDEX account_act_outgoing ON account_act(seq) WHERE outgoing = 1;

CREATE TABLE account_request (
  request_id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL, at TEXT NOT NULL, proposer TEXT NOT NULL, act TEXT NOT NULL, state TEXT NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE INDEX account_request_waiting ON account_request(seq) WHERE state = 'waiting';

CREATE TABLE account_notice (notice_id TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- What an auditor filters the journal by; rows and guards stay as they are.
CREATE INDEX journal_type ON journal(type);
CREATE INDEX journal_actor ON journal(actor, type);
CREATE INDEX journal_time ON journal(recorded_at);

ALTER TABLE package ADD COLUMN accounts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE result ADD COLUMN accounts TEXT NOT NULL DEFAULT '[]';
`,
}
