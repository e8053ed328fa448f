import type { EventData } from '../../shared/journal/events.ts'
import { kindOfRow, overdueFlag, ruralFlag, sheetLinesOf } from '../../shared/rules/posting.ts'
import { addMonths } from '../../shared/rules/months.ts'
import { payableTotal, sheetKeys } from '../../shared/rules/sheet.ts'
import type { WritableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'
import { settleRoll, settleRolls } from './roll.ts'

/** What a run booked for one unit: charges, movements of 待转金, the sheet and the roll for the next. */
export function projectPosted(db: WritableDb, seq: number, { period, unitNo, lines, rows }: EventData<'assessment.posted'>): void {
  const sheet = sheetLinesOf(lines)
  // 待转金 that covers everything leaves nothing for the tax side to collect or to report: the months are received with the lock.
  const covered = payableTotal(sheet) === 0
  const charge = statement(
    db,
    `INSERT INTO charge (unit_no, period, id_number, coverage_month, kind, base, unit_amount, person_amount, received, unit_rate,
       person_rate, late_fee, late_days, interest, rural_worker, overdue) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  let adjustments = 0
  for (const row of rows) {
    const [idNumber, coverageMonth, , base, unitRate, personRate, unitAmount, personAmount, lateFee, lateDays, interest, flags] = row
    const kind = kindOfRow(row)
    const received = kind === 'refund' || (covered && kind !== 'reduction') ? 1 : 0
    charge.run(
      unitNo,
      period,
      idNumber,
      coverageMonth,
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
    if (kind === 'refund')
      moveSuspense(db, `refund/${period}/${unitNo}/${idNumber}/${coverageMonth}`, unitNo, period, -unitAmount, -personAmount, 'refund')
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
  settleRoll(db, unitNo, addMonths(period, 1))
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
  settleRolls(db, addMonths(period, 1))
  statement(db, 'UPDATE desk SET open_period = ? WHERE id = 1').run(addMonths(period, 1))
}
