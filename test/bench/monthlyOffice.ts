import { settleRolls } from '../../db/projections/roll.ts'
import { benchDesk } from './desk.ts'

export const perUnit = 50
export const unitNo = (index: number) => `5300003${String(index).padStart(5, '0')}`

/**
 * So many persons, 50 a unit, insured since `period` with wages over and between the limits, as they are when the month before was locked and
 * 2 % of them were touched since. Id numbers lie as in life: neighbours in a unit are not neighbours in the city.
 */
export const monthlyOffice = (persons: number, period: string) => {
  const desk = benchDesk(0)
  process.on('exit', desk.close)
  const { db } = desk.store
  const units = Math.ceil(persons / perUnit)
  const touch = () => db.exec('INSERT OR IGNORE INTO unreconciled SELECT unit_no, id_number FROM temp.people WHERE i % 50 = 7')
  db.exec(`
    UPDATE desk SET ledger_from = '${period}', open_period = '${period}';
    BEGIN;
    WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${units - 1})
    INSERT INTO unit (unit_no, credit_code, name, office_id, type, state)
      SELECT printf('5300003%05d', i), '', printf('单位%05d', i), 'km-center', 'enterprise', 'active' FROM n;
    CREATE TEMP TABLE people AS
      WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${persons - 1})
      SELECT i, printf('5300003%05d', i / ${perUnit}) AS unit_no, printf('530102%012d', i * ${scatter} % ${persons}) AS id_number,
        200000 + (i * 7919) % 2300000 AS monthly, (i % 5 = 0) AS rural FROM n;
    INSERT INTO enrolment SELECT unit_no, id_number, '${period}', NULL, NULL, rural, 0, NULL FROM people ORDER BY unit_no, id_number;
    INSERT INTO wage SELECT unit_no, id_number, '${period}', monthly FROM people ORDER BY unit_no, id_number;
    INSERT INTO unreconciled SELECT unit_no, id_number FROM people;
  `)
  settleRolls(db, period)
  touch()
  db.exec('COMMIT; ANALYZE')
  return { store: desk.store, db, units, touch, idNumber: (i: number) => `530102${String((i * scatter) % persons).padStart(12, '0')}` }
}

/** A prime that divides no size, so that every person has a number. */
const scatter = 7919
