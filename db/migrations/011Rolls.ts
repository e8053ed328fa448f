import type { Migration } from './migrate.ts'

/**
 * `roll` has a row a unit: everybody whom the last lock left with only the open month to book, in the order of id numbers, and what that
 * rests on, column by column as JSON. A run of a million persons then reads 20,000 rows. Whoever is on `unreconciled` since does not count
 * on the roll; see db/projections/roll.ts. The two indexes by person hold all that a person's months rest on.
 *
 * `charge` is kept in the order it is booked and asked for in, unit by unit; its former `id` said the same and stood in every index. By
 * person it is found month by month: an index that began with the person would have a lock write on every page of it, and cost four times
 * as much after two years. `charged_month` names the months there are, in as many steps. The rows come back from the journal with the
 * rebuild that follows.
 */
export const rollsMigration: Migration = {
  version: 11,
  name: 'rolls',
  sql: `
CREATE TABLE roll (
  unit_no TEXT PRIMARY KEY,
  oldest_wage TEXT NOT NULL, wages TEXT NOT NULL, flags TEXT NOT NULL, id_numbers TEXT NOT NULL, wages_from TEXT NOT NULL
) STRICT, WITHOUT ROWID;
DROP INDEX enrolment_months;
DROP INDEX enrolment_person;
CREATE INDEX enrolment_person ON enrolment(id_number, from_month, to_month, rural_worker, rural_worker_pays);
DROP INDEX wage_person;
CREATE INDEX wage_person ON wage(id_number, from_month, monthly);
DROP TABLE charge;
CREATE TABLE charge (
  unit_no TEXT NOT NULL, period TEXT NOT NULL, id_number TEXT NOT NULL, coverage_month TEXT NOT NULL, kind TEXT NOT NULL,
  base INTEGER NOT NULL, unit_amount INTEGER NOT NULL, person_amount INTEGER NOT NULL, received INTEGER NOT NULL,
  unit_rate INTEGER NOT NULL DEFAULT 0, person_rate INTEGER NOT NULL DEFAULT 0, late_fee INTEGER NOT NULL DEFAULT 0,
  late_days INTEGER NOT NULL DEFAULT 0, interest INTEGER NOT NULL DEFAULT 0, rural_worker INTEGER NOT NULL DEFAULT 0,
  overdue INTEGER NOT NULL DEFAULT 0,
  id TEXT NOT NULL GENERATED ALWAYS AS (period || '/' || unit_no || '/' || id_number || '/' || coverage_month || '/' || kind) VIRTUAL,
  PRIMARY KEY (unit_no, period, id_number, coverage_month, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX charge_person ON charge(coverage_month, id_number);
CREATE VIEW charged_month (month) AS
  WITH RECURSIVE charged (month) AS (
    SELECT min(coverage_month) FROM charge
    UNION ALL SELECT (SELECT min(coverage_month) FROM charge WHERE coverage_month > charged.month) FROM charged WHERE charged.month IS NOT NULL
  )
  SELECT month FROM charged WHERE month IS NOT NULL;
`,
}
