import type { Migration } from './migrate.ts'

/**
 * `roll` has a row a unit: everybody whom the last lock left with only the open month to book, in the order of id numbers, and what that
 * rests on, column by column as JSON. A run of a million persons then reads 20,000 rows. Whoever is on `unreconciled` since does not count
 * on the roll; see db/projections/roll.ts. The two indexes by person hold all that a person's months rest on.
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
`,
}
