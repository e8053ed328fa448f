/**
 * Every table that can be rebuilt from the journal. Typed mirror: db/schema/tables.ts (a test holds them together).
 * Index choices: a queue page is one range of q_office, q_status or q_month, with the residual filters decided inside the index.
 */
export const projections = {
  version: 2,
  name: 'projections',
  sql: `
CREATE TABLE desk (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  office_id TEXT, office_name TEXT, demo_today TEXT,
  ledger_from TEXT NOT NULL, open_period TEXT NOT NULL,
  applied_seq INTEGER NOT NULL
) STRICT;
CREATE TABLE policy (seq INTEGER PRIMARY KEY, hash TEXT NOT NULL, tables TEXT NOT NULL) STRICT;
CREATE TABLE staff (
  staff_id TEXT PRIMARY KEY, login TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
  roles TEXT NOT NULL, offices TEXT NOT NULL, disabled INTEGER NOT NULL
) STRICT;

CREATE TABLE filing (
  id INTEGER PRIMARY KEY,
  filing_id TEXT NOT NULL UNIQUE, case_id TEXT NOT NULL, number TEXT NOT NULL UNIQUE,
  lead INTEGER NOT NULL, parts INTEGER NOT NULL,
  kind TEXT NOT NULL, status TEXT NOT NULL, office_id TEXT NOT NULL, month TEXT NOT NULL,
  submitted_at TEXT NOT NULL, received_at TEXT NOT NULL, deadline TEXT NOT NULL,
  subject_name TEXT NOT NULL, subject_id TEXT NOT NULL, unit_no TEXT, unit_name TEXT,
  holder TEXT, lease_until TEXT, decided_by TEXT, decided_at TEXT, left_desk INTEGER NOT NULL, round INTEGER NOT NULL,
  state TEXT NOT NULL
) STRICT;
CREATE INDEX q_office ON filing(office_id, status, deadline, id, kind, month) WHERE lead = 1;
CREATE INDEX q_status ON filing(status, deadline, id, kind, month) WHERE lead = 1;
CREATE INDEX q_month ON filing(month, office_id, status, deadline, id, kind) WHERE lead = 1;
CREATE INDEX filing_case ON filing(case_id);
CREATE INDEX filing_person ON filing(subject_id, id);
CREATE INDEX filing_unit ON filing(unit_no, id);
CREATE INDEX filing_holder ON filing(holder, deadline) WHERE holder IS NOT NULL;
CREATE INDEX filing_decider ON filing(decided_by, deadline) WHERE decided_by IS NOT NULL;
CREATE INDEX filing_outgoing ON filing(decided_at, id) WHERE left_desk = 0 AND decided_at IS NOT NULL;

CREATE TABLE filing_value (
  type TEXT NOT NULL, value TEXT NOT NULL, filing INTEGER NOT NULL, field TEXT NOT NULL,
  PRIMARY KEY (type, value, filing, field)
) STRICT, WITHOUT ROWID;
CREATE INDEX filing_value_of ON filing_value(filing);
CREATE VIRTUAL TABLE filing_ix USING fts5(g, content='', columnsize=0, detail=none, tokenize='ascii');
CREATE TABLE filing_count (
  status TEXT NOT NULL, office_id TEXT NOT NULL, kind TEXT NOT NULL, month TEXT NOT NULL, n INTEGER NOT NULL,
  PRIMARY KEY (status, office_id, kind, month)
) STRICT, WITHOUT ROWID;

CREATE TABLE unit (
  id INTEGER PRIMARY KEY,
  unit_no TEXT NOT NULL UNIQUE, credit_code TEXT NOT NULL, name TEXT NOT NULL, office_id TEXT NOT NULL,
  type TEXT NOT NULL, phone TEXT, address TEXT, state TEXT NOT NULL
) STRICT;
CREATE INDEX unit_credit_code ON unit(credit_code);
CREATE VIRTUAL TABLE unit_ix USING fts5(g, content='', columnsize=0, detail=none, tokenize='ascii');
CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  id_number TEXT NOT NULL UNIQUE, name TEXT NOT NULL, gender TEXT NOT NULL, birth_date TEXT NOT NULL,
  ethnicity TEXT, phone TEXT, address TEXT, household TEXT, education TEXT, died_on TEXT
) STRICT;
CREATE INDEX person_phone ON person(phone) WHERE phone IS NOT NULL;
CREATE VIRTUAL TABLE person_ix USING fts5(g, content='', columnsize=0, detail=none, tokenize='ascii');
CREATE TABLE enrolment (
  unit_no TEXT NOT NULL, id_number TEXT NOT NULL, from_month TEXT NOT NULL, to_month TEXT, stop_reason TEXT,
  rural_worker INTEGER NOT NULL, rural_worker_pays INTEGER NOT NULL, employed_on TEXT,
  PRIMARY KEY (unit_no, id_number, from_month)
) STRICT, WITHOUT ROWID;
CREATE INDEX enrolment_person ON enrolment(id_number);
CREATE TABLE wage (
  unit_no TEXT NOT NULL, id_number TEXT NOT NULL, from_month TEXT NOT NULL, monthly INTEGER NOT NULL,
  PRIMARY KEY (unit_no, id_number, from_month)
) STRICT, WITHOUT ROWID;
CREATE INDEX wage_person ON wage(id_number);
CREATE TABLE unemployment (
  id_number TEXT NOT NULL, registered_on TEXT NOT NULL, lost_job_on TEXT NOT NULL, reason TEXT NOT NULL, last_unit_no TEXT,
  person_type TEXT NOT NULL, special_status TEXT, office_id TEXT NOT NULL, cancelled_on TEXT, cancel_reason TEXT,
  PRIMARY KEY (id_number, registered_on)
) STRICT, WITHOUT ROWID;
CREATE TABLE job_seeking (
  id_number TEXT NOT NULL, registered_on TEXT NOT NULL, area TEXT NOT NULL, position TEXT NOT NULL,
  employment_form TEXT NOT NULL, pay_type TEXT NOT NULL, cancelled_on TEXT,
  PRIMARY KEY (id_number, registered_on)
) STRICT, WITHOUT ROWID;
CREATE TABLE entitlement (
  id_number TEXT NOT NULL, claimed_on TEXT NOT NULL, paid_months INTEGER NOT NULL, months INTEGER NOT NULL, carried_over INTEGER NOT NULL,
  first_month TEXT NOT NULL, last_month TEXT NOT NULL,
  account_number TEXT NOT NULL, account_type TEXT NOT NULL, account_name TEXT NOT NULL, bank_code TEXT NOT NULL, phone TEXT NOT NULL,
  medical TEXT NOT NULL, medical_no TEXT, waiver_reason TEXT, stopped_from TEXT, stop_reason TEXT,
  PRIMARY KEY (id_number, claimed_on)
) STRICT, WITHOUT ROWID;
CREATE INDEX entitlement_account ON entitlement(account_number);
CREATE TABLE skill (
  id_number TEXT NOT NULL, qualification TEXT, issued_on TEXT, level TEXT, title TEXT,
  PRIMARY KEY (id_number)
) STRICT, WITHOUT ROWID;
CREATE TABLE repayment (
  id_number TEXT NOT NULL, from_month TEXT NOT NULL, to_month TEXT NOT NULL, amount INTEGER NOT NULL, reason TEXT NOT NULL,
  found_on TEXT NOT NULL,
  PRIMARY KEY (id_number, from_month)
) STRICT, WITHOUT ROWID;
CREATE TABLE subsidy (
  id_number TEXT NOT NULL, certificate_no TEXT NOT NULL, occupation TEXT NOT NULL, level TEXT NOT NULL, issued_on TEXT NOT NULL,
  applied_on TEXT NOT NULL, shortage INTEGER NOT NULL, amount INTEGER NOT NULL, account_number TEXT NOT NULL,
  account_type TEXT NOT NULL, account_name TEXT NOT NULL, bank_code TEXT NOT NULL,
  PRIMARY KEY (id_number, certificate_no)
) STRICT, WITHOUT ROWID;
CREATE TABLE retention (
  unit_no TEXT NOT NULL, year TEXT NOT NULL, size TEXT NOT NULL, head_months INTEGER NOT NULL, cuts INTEGER NOT NULL,
  paid INTEGER NOT NULL, amount INTEGER NOT NULL, account_number TEXT NOT NULL, account_name TEXT NOT NULL,
  confirmed_on TEXT NOT NULL,
  PRIMARY KEY (unit_no, year)
) STRICT, WITHOUT ROWID;
CREATE TABLE account (
  system TEXT NOT NULL, account_name TEXT NOT NULL, credit_code TEXT NOT NULL, unit_name TEXT NOT NULL, unit_no TEXT,
  holder_name TEXT NOT NULL, holder_id TEXT NOT NULL, phone TEXT NOT NULL, login_mode TEXT NOT NULL, state TEXT NOT NULL,
  opened_on TEXT NOT NULL, ca_serial TEXT, ca_issuer TEXT, ca_from TEXT, ca_to TEXT, trust_level TEXT, trust_by TEXT,
  PRIMARY KEY (system, account_name)
) STRICT, WITHOUT ROWID;
CREATE TABLE account_right (
  system TEXT NOT NULL, account_name TEXT NOT NULL, portal TEXT NOT NULL, division TEXT, hall_account TEXT,
  granted_by TEXT NOT NULL, granted_on TEXT NOT NULL,
  PRIMARY KEY (system, portal, account_name)
) STRICT, WITHOUT ROWID;
CREATE TABLE authorisation_code (
  code_id TEXT NOT NULL, unit_no TEXT NOT NULL, operator_name TEXT NOT NULL, operator_id TEXT NOT NULL, phone TEXT NOT NULL,
  issued_on TEXT NOT NULL, expires_on TEXT NOT NULL, used_on TEXT,
  PRIMARY KEY (unit_no, code_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE operator_binding (
  credit_code TEXT NOT NULL, operator_id TEXT NOT NULL, bound_on TEXT NOT NULL, operator_name TEXT NOT NULL, phone TEXT NOT NULL,
  unit_no TEXT, ended_on TEXT,
  PRIMARY KEY (credit_code, operator_id, bound_on)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_credit_code ON account(credit_code);
CREATE INDEX account_holder ON account(holder_id);
CREATE INDEX account_right_name ON account_right(account_name);
CREATE INDEX authorisation_code_operator ON authorisation_code(operator_id);
CREATE INDEX operator_binding_operator ON operator_binding(operator_id);

CREATE TABLE charge (
  id TEXT PRIMARY KEY, unit_no TEXT NOT NULL, id_number TEXT NOT NULL, coverage_month TEXT NOT NULL, period TEXT NOT NULL,
  kind TEXT NOT NULL, base INTEGER NOT NULL, unit_amount INTEGER NOT NULL, person_amount INTEGER NOT NULL, received INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX charge_person ON charge(id_number, coverage_month);
CREATE INDEX charge_unit ON charge(unit_no, period);
CREATE TABLE suspense (
  id TEXT PRIMARY KEY, unit_no TEXT NOT NULL, period TEXT NOT NULL, unit_amount INTEGER NOT NULL, person_amount INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX suspense_unit ON suspense(unit_no);
CREATE TABLE payment (
  id TEXT PRIMARY KEY, id_number TEXT NOT NULL, month TEXT NOT NULL, amount INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX payment_person ON payment(id_number, month);
CREATE TABLE paid_months (id_number TEXT PRIMARY KEY, months INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE package (
  package_id TEXT PRIMARY KEY, seq INTEGER NOT NULL, at TEXT NOT NULL, file_name TEXT NOT NULL, sha256 TEXT NOT NULL, portal TEXT NOT NULL,
  state TEXT NOT NULL, filings INTEGER NOT NULL, attachments INTEGER NOT NULL, problems TEXT NOT NULL
) STRICT;
CREATE INDEX package_seq ON package(seq);
CREATE TABLE result (
  result_id TEXT PRIMARY KEY, seq INTEGER NOT NULL, at TEXT NOT NULL, filings TEXT NOT NULL,
  file_name TEXT NOT NULL, sha256 TEXT NOT NULL, written INTEGER NOT NULL
) STRICT;
CREATE INDEX result_seq ON result(seq);
`,
} as const
