import type { Effect } from '../../shared/effects/effect.ts'
import type { EventData } from '../../shared/journal/events.ts'
import type { Tables } from '../../shared/policy/tables.ts'
import { kindOfRow, overdueFlag, ruralFlag, sheetLinesOf } from '../../shared/rules/posting.ts'
import { addMonths } from '../../shared/rules/months.ts'
import { payableTotal, sheetKeys } from '../../shared/rules/sheet.ts'
import type { WritableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'

/** What a run booked for one unit: charges, movements of 待转金 and the sheet. */
export function projectPosted(db: WritableDb, seq: number, { period, unitNo, lines, rows }: EventData<'assessment.posted'>): void {
  const sheet = sheetLinesOf(lines)
  // 待转金 that covers everything leaves nothing for the tax side to collect or to report: the months are received with the lock.
  const covered = payableTotal(sheet) === 0
  const charge = statement(
    db,
    `INSERT INTO charge (id, unit_no, id_number, coverage_month, period, kind, base, unit_amount, person_amount, received, unit_rate,
       person_rate, late_fee, late_days, interest, rural_worker, overdue) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  let adjustments = 0
  for (const row of rows) {
    const [idNumber, coverageMonth, , base, unitRate, personRate, unitAmount, personAmount, lateFee, lateDays, interest, flags] = row
    const kind = kindOfRow(row)
    const id = `${period}/${unitNo}/${idNumber}/${coverageMonth}/${kind}`
    const received = kind === 'refund' || (covered && kind !== 'reduction') ? 1 : 0
    charge.run(
      id,
      unitNo,
      idNumber,
      coverageMonth,
      period,
      kind,
      base,
      unitAmount,
      personAmount,
      received,
      unitRate,
      personRate,
      lateFee,
      lateDays,
      interest,
      flags & ruralFlag,
      flags & overdueFlag ? 1 : 0,
    )
    if (kind !== 'ordinary') adjustments += 1
    if (kind === 'refund') moveSuspense(db, `refund/${id}`, unitNo, period, -unitAmount, -personAmount, 'refund')
  }
  const owed = { unit: sheet.unitDue + sheet.unitAdjusted, person: sheet.personDue + sheet.personAdjusted }
  moveSuspense(db, `rest/${period}/${unitNo}`, unitNo, period, Math.max(0, -owed.unit), Math.max(0, -owed.person), 'rest')
  moveSuspense(db, `offset/${period}/${unitNo}`, unitNo, period, -sheet.unitOffset, -sheet.personOffset, 'offset')
  statement(
    db,
    `INSERT INTO sheet (period, unit_no, seq, payers, rural_payers, base_total, unit_due, person_due, unit_adjusted, person_adjusted,
       unit_offset, person_offset, unit_payable, person_payable, interest, late_fee, adjustments)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(period, unitNo, seq, ...sheetKeys.map((key) => sheet[key]), adjustments)
}

function moveSuspense(db: WritableDb, id: string, unitNo: string, period: string, unit: number, person: number, source: string): void {
  if (unit === 0 && person === 0) return
  statement(db, 'INSERT INTO suspense (id, unit_no, period, unit_amount, person_amount, source) VALUES (?, ?, ?, ?, ?, ?)').run(
    id,
    unitNo,
    period,
    unit,
    person,
    source,
  )
}

/** Everything of the period is booked: the next one opens, and nobody has anything left to reconcile. */
export function projectLocked(
  db: WritableDb,
  at: { readonly seq: number; readonly recordedAt: string; readonly staffId: string | null },
  { period, asOf, units, digest }: EventData<'period.locked'>,
): void {
  statement(db, 'INSERT INTO period (period, seq, locked_at, locked_by, as_of, units, digest) VALUES (?, ?, ?, ?, ?, ?, ?)').run(
    period,
    at.seq,
    at.recordedAt,
    at.staffId,
    asOf,
    units,
    digest,
  )
  statement(db, 'DELETE FROM unreconciled').run()
  statement(db, 'UPDATE desk SET open_period = ? WHERE id = 1').run(addMonths(period, 1))
}

/** A change of an enrolment or wage bears on the person's months at every unit, because a month belongs to one unit only. */
export function markEffect(db: WritableDb, { record, before, after }: Effect): void {
  if (record !== 'enrolment' && record !== 'wage') return
  for (const body of [before, after]) if (body && 'unitNo' in body && 'idNumber' in body) markPerson(db, String(body.unitNo), body.idNumber)
}

/** Puts a person on the list of those whose earlier months the next run looks at, at this unit and at all the others. */
export function markPerson(db: WritableDb, unitNo: string, idNumber: string): void {
  statement(db, 'INSERT OR IGNORE INTO unreconciled (unit_no, id_number) VALUES (?, ?)').run(unitNo, idNumber)
  statement(db, 'INSERT OR IGNORE INTO unreconciled (unit_no, id_number) SELECT unit_no, id_number FROM enrolment WHERE id_number = ?').run(
    idNumber,
  )
}

/** Tables from which a month's contribution follows. */
const contributionTables = ['rate', 'baseLimits', 'ruralWorkerRule', 'overdueRate', 'wageDeadline'] as const

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
