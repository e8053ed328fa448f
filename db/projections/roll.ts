import type { Effect } from '../../shared/effects/effect.ts'
import type { Tables } from '../../shared/policy/tables.ts'
import type { WritableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'

/**
 * Who has what to be booked. Everybody insured is either on the unit's roll, with only the open month to book, or unreconciled: then the next
 * run looks at every month. What the register or the tables change makes a person unreconciled, roll or not; a lock writes the rolls anew.
 */

/** A change of an enrolment or wage bears on the person's months at every unit, because a month belongs to one unit only. */
export function markEffect(db: WritableDb, { record, before, after }: Effect): void {
  if (record !== 'enrolment' && record !== 'wage') return
  for (const body of [before, after]) if (body && 'unitNo' in body && 'idNumber' in body) markPerson(db, String(body.unitNo), body.idNumber)
}

/** Makes a person unreconciled at this unit and at all the others. */
export function markPerson(db: WritableDb, unitNo: string, idNumber: string): void {
  statement(db, 'INSERT OR IGNORE INTO unreconciled (unit_no, id_number) VALUES (?, ?)').run(unitNo, idNumber)
  statement(db, 'INSERT OR IGNORE INTO unreconciled (unit_no, id_number) SELECT unit_no, id_number FROM enrolment WHERE id_number = ?').run(
    idNumber,
  )
}

/** Tables from which a month's contribution follows. */
export const contributionTables = ['rate', 'baseLimits', 'ruralWorkerRule', 'overdueRate', 'wageDeadline'] as const

/** Rows that arrive late or are corrected reach back: if any bears on a month already booked, everybody is looked at. */
export function markPolicy(db: WritableDb, before: Tables, after: Tables): void {
  const desk = statement<[], { ledgerFrom: string; openPeriod: string }>(
    db,
    'SELECT ledger_from AS ledgerFrom, open_period AS openPeriod FROM desk WHERE id = 1',
  ).get()
  if (!desk) return
  const bearing = (tables: Tables) =>
    JSON.stringify(
      contributionTables.map((table) =>
        (tables[table] ?? []).filter((row) => row.from < desk.openPeriod && (row.to === null || row.to >= desk.ledgerFrom)),
      ),
    )
  if (bearing(before) === bearing(after)) return
  statement(db, 'INSERT OR IGNORE INTO unreconciled (unit_no, id_number) SELECT DISTINCT unit_no, id_number FROM enrolment').run()
}

/** Someone on a roll. */
type Entry = [idNumber: string, wageFrom: string, monthly: number, flags: number]

/** Bits of a roll's flags: 农民工, and whether such a one pays the personal share */
export const ruralFlag = 1
export const paysFlag = 2

/**
 * Whom time alone will not move: with one enrolment, begun and without an end, and the newest wage in force. Everybody else who is insured,
 * or will be, stays unreconciled.
 */
const STEADY = `SELECT e.id_number, w.from_month, w.monthly, ${ruralFlag} * e.rural_worker + ${paysFlag} * e.rural_worker_pays
  FROM unreconciled u
  CROSS JOIN enrolment e ON e.unit_no = u.unit_no AND e.id_number = u.id_number
  CROSS JOIN wage w ON w.unit_no = u.unit_no AND w.id_number = u.id_number
  WHERE u.unit_no = :unitNo AND e.to_month IS NULL AND e.from_month <= :next AND w.from_month <= :next
    AND NOT EXISTS (SELECT 1 FROM wage n WHERE n.unit_no = w.unit_no AND n.id_number = w.id_number AND n.from_month > w.from_month)
    AND 1 = (SELECT count(*) FROM enrolment o WHERE o.id_number = e.id_number AND (o.to_month IS NULL OR o.to_month >= :next))
  ORDER BY e.id_number`

const INSURED = `SELECT 1 FROM enrolment e WHERE e.unit_no = :unitNo AND e.id_number = :idNumber
  AND (e.to_month IS NULL OR e.to_month >= :next)`

/** After everything is booked and `next` (YYYYMM) opens: the units where anybody is still unreconciled. */
export function settleRolls(db: WritableDb, next: string): void {
  const units = statement<[], string>(db, 'SELECT DISTINCT unit_no FROM unreconciled').pluck().all()
  for (const unitNo of units) settleRoll(db, unitNo, next)
}

/** After a unit is booked and before `next` opens: writes its roll anew where anybody moved, and clears the list. */
export function settleRoll(db: WritableDb, unitNo: string, next: string): void {
  const moved = new Set(statement<[string], string>(db, 'SELECT id_number FROM unreconciled WHERE unit_no = ?').pluck().all(unitNo))
  if (moved.size === 0) return
  const kept = rollOf(db, unitNo)
  const stayed = kept.filter(([idNumber]) => !moved.has(idNumber))
  const steady = statement<[object], Entry>(db, STEADY).raw().all({ unitNo, next })
  if (steady.length > 0)
    write(
      db,
      unitNo,
      [...stayed, ...steady].sort(([a], [b]) => (a < b ? -1 : 1)),
    )
  else if (stayed.length < kept.length) write(db, unitNo, stayed)
  for (const [idNumber] of steady) moved.delete(idNumber)
  const insured = statement<[object], object>(db, INSURED)
  statement(db, 'DELETE FROM unreconciled WHERE unit_no = ?').run(unitNo)
  for (const idNumber of moved)
    if (insured.get({ unitNo, idNumber, next }))
      statement(db, 'INSERT INTO unreconciled (unit_no, id_number) VALUES (?, ?)').run(unitNo, idNumber)
}

function rollOf(db: WritableDb, unitNo: string): Entry[] {
  const row = statement<[string], [ids: string, from: string, wages: string, flags: string]>(
    db,
    'SELECT id_numbers, wages_from, wages, flags FROM roll WHERE unit_no = ?',
  )
    .raw()
    .get(unitNo)
  if (!row) return []
  const [ids, from, wages, flags] = row.map((column) => JSON.parse(column) as unknown) as [string[], string[], number[], number[]]
  return ids.map((idNumber, i) => [idNumber, from[i] ?? '', wages[i] ?? 0, flags[i] ?? 0])
}

function write(db: WritableDb, unitNo: string, entries: readonly Entry[]): void {
  statement(db, 'DELETE FROM roll WHERE unit_no = ?').run(unitNo)
  if (entries.length === 0) return
  const from = entries.map(([, wageFrom]) => wageFrom)
  const column = (index: 0 | 1 | 2 | 3) => JSON.stringify(entries.map((entry) => entry[index]))
  statement(db, 'INSERT INTO roll (unit_no, oldest_wage, wages, flags, id_numbers, wages_from) VALUES (?, ?, ?, ?, ?, ?)').run(
    unitNo,
    from.reduce((oldest, month) => (month < oldest ? month : oldest)),
    column(2),
    column(3),
    column(0),
    column(1),
  )
}
