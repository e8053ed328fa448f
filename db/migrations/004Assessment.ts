import type { Migration } from './migrate.ts'

/**
 * Assessment. `charge` and `suspense` get what a sheet's detail shows; `sheet` and `period` hold what was locked. `unreconciled` names the
 * unit and person pairs whose register changed since the last lock: only they are looked at month by month, everybody else has only the
 * open month to be booked. `preview…` is disposable: made by a run, in no journal, and left alone by a rebuild.
 * Index: who has two enrolments in one month is found in one pass in the order of `enrolment_months`.
 */
export const assessmentMigration: Migration = {
  version: 4,
  name: 'assessment',
  sql: `
ALTER TABLE charge ADD COLUMN unit_rate INTEGER NOT NULL DEFAULT 0;
ALTER TABLE charge ADD COLUMN person_rate INTEGER NOT NULL DEFAULT 0;
ALTER TABLE charge ADD COLUMN late_fee INTEGER NOT NULL DEFAULT 0;
ALTER TABLE charge ADD COLUMN late_days INTEGER NOT NULL DEFAULT 0;
ALTER TABLE charge ADD COLUMN interest INTEGER NOT NULL DEFAULT 0;
ALTER TABLE charge ADD COLUMN rural_worker INTEGER NOT NULL DEFAULT 0;
ALTER TABLE charge ADD COLUMN overdue INTEGER NOT NULL DEFAULT 0;
ALTER TABLE suspense ADD COLUMN source TEXT NOT NULL DEFAULT 'opening';

CREATE TABLE period (
  period TEXT PRIMARY KEY, seq INTEGER NOT NULL, locked_at TEXT NOT NULL, locked_by TEXT, as_of TEXT NOT NULL,
  units INTEGER NOT NULL, digest TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE sheet (
  period TEXT NOT NULL, unit_no TEXT NOT NULL, seq INTEGER NOT NULL,
  payers INTEGER NOT NULL, rural_payers INTEGER NOT NULL, base_total INTEGER NOT NULL, unit_due INTEGER NOT NULL,
  person_due INTEGER NOT NULL, unit_adjusted INTEGER NOT NULL, person_adjusted INTEGER NOT NULL, unit_offset INTEGER NOT NULL,
  person_offset INTEGER NOT NULL, unit_payable INTEGER NOT NULL, person_payable INTEGER NOT NULL, interest INTEGER NOT NULL,
  late_fee INTEGER NOT NULL, adjustments INTEGER NOT NULL,
  PRIMARY KEY (period, unit_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX sheet_unit ON sheet(unit_no, period);
CREATE TABLE unreconciled (
  unit_no TEXT NOT NULL, id_number TEXT NOT NULL, PRIMARY KEY (unit_no, id_number)
) STRICT, WITHOUT ROWID;
CREATE INDEX enrolment_months ON enrolment(id_number, from_month, to_month);

CREATE TABLE preview (
  id INTEGER PRIMARY KEY CHECK (id = 1), period TEXT NOT NULL, as_of TEXT NOT NULL, made_at TEXT NOT NULL, made_by TEXT,
  seq INTEGER NOT NULL, digest TEXT NOT NULL, blocked TEXT NOT NULL
) STRICT;
CREATE TABLE preview_sheet (
  unit_no TEXT PRIMARY KEY,
  payers INTEGER NOT NULL, rural_payers INTEGER NOT NULL, base_total INTEGER NOT NULL, unit_due INTEGER NOT NULL,
  person_due INTEGER NOT NULL, unit_adjusted INTEGER NOT NULL, person_adjusted INTEGER NOT NULL, unit_offset INTEGER NOT NULL,
  person_offset INTEGER NOT NULL, unit_payable INTEGER NOT NULL, person_payable INTEGER NOT NULL, interest INTEGER NOT NULL,
  late_fee INTEGER NOT NULL, adjustments INTEGER NOT NULL, blocked INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`,
}
