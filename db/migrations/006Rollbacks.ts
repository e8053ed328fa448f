import type { Migration } from './migrate.ts'

/**
 * What rollbacks (业务回退) ask of the past. `act` has one row for every event that changed the register, of whatever kind; `record_touch`
 * says which records it changed, `record_rest` on which it rests (an enrolment on its unit). The bodies stay in the journal.
 */
export const rollbacksMigration: Migration = {
  version: 6,
  name: 'rollbacks',
  sql: `
CREATE TABLE act (
  seq INTEGER PRIMARY KEY,
  stream TEXT NOT NULL, type TEXT NOT NULL, rollback_id TEXT,
  undoes INTEGER, undone_by INTEGER
) STRICT;
CREATE INDEX act_stream ON act(stream, seq);
CREATE INDEX act_rollback ON act(rollback_id, seq) WHERE rollback_id IS NOT NULL;
CREATE TABLE record_touch (
  record TEXT NOT NULL, key TEXT NOT NULL, seq INTEGER NOT NULL,
  PRIMARY KEY (record, key, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE record_rest (
  record TEXT NOT NULL, key TEXT NOT NULL, seq INTEGER NOT NULL,
  PRIMARY KEY (record, key, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE rollback (
  rollback_id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL, office_id TEXT NOT NULL, filing_id TEXT, restores TEXT,
  proposed_by TEXT NOT NULL, proposed_at TEXT NOT NULL, decided_by TEXT, decided_at TEXT,
  reason TEXT NOT NULL, steps INTEGER NOT NULL, moved INTEGER NOT NULL, claimed INTEGER NOT NULL,
  plan_hash TEXT NOT NULL, proposal TEXT NOT NULL, outcome TEXT,
  CHECK (state NOT IN ('executed', 'undone') OR decided_by <> proposed_by)
) STRICT;
CREATE INDEX rollback_filing ON rollback(filing_id) WHERE filing_id IS NOT NULL;
CREATE INDEX rollback_time ON rollback(proposed_at, rollback_id);

CREATE TABLE correction (
  filing_id TEXT PRIMARY KEY, corrects TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX correction_of ON correction(corrects);

CREATE TABLE payment_order (
  serial TEXT PRIMARY KEY, seq INTEGER NOT NULL, list TEXT NOT NULL, office_id TEXT NOT NULL, ordered_at TEXT NOT NULL,
  id_number TEXT NOT NULL, month TEXT NOT NULL, due INTEGER NOT NULL, set_off INTEGER NOT NULL,
  account_name TEXT NOT NULL, account_number TEXT NOT NULL, bank_code TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX payment_order_person ON payment_order(id_number, month);
CREATE INDEX payment_order_list ON payment_order(list);
CREATE TABLE disbursement (
  serial TEXT PRIMARY KEY, seq INTEGER NOT NULL,
  item TEXT NOT NULL, payee TEXT NOT NULL, about TEXT NOT NULL, amount INTEGER NOT NULL,
  state TEXT NOT NULL, failure TEXT, paid_on TEXT, bank_serial TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX disbursement_payee ON disbursement(payee);
CREATE TABLE repayment_entry (
  id_number TEXT NOT NULL, from_month TEXT NOT NULL, no INTEGER NOT NULL,
  rollback_id TEXT NOT NULL, way TEXT NOT NULL, month TEXT NOT NULL, amount INTEGER NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY (id_number, from_month, no)
) STRICT, WITHOUT ROWID;
`,
}
