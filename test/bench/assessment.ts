import { assessUnit } from '../../db/assessment/assessUnits.ts'
import { makePreview } from '../../db/assessment/preview.ts'
import { previewOf } from '../../db/queries/preview.ts'
import { sheetFor } from '../../db/queries/sheets.ts'
import { assessmentPeer } from './assessmentPeer.ts'
import type { Figure } from './harness.ts'
import { lockFigure } from './lock.ts'
import { monthlyOffice, perUnit, unitNo } from './monthlyOffice.ts'

const period = '202510'
const asOf = '2025-10-20'

/** G8, G8b, G9: the peer gets a month of its own, because it takes seconds where we take milliseconds; G8b is meant for 100,000 persons. */
export const assessmentFigures = (persons: number): Figure[] => {
  const peer = assessmentPeer(() => {
    const { db, units, preview, oracle } = bookedMonth(persons > 100_000 ? 100_000 : 10_000)
    const people = db.prepare<[], { unit: string; monthly: number }>('SELECT unit_no AS unit, monthly FROM temp.people ORDER BY i').all()
    return {
      units: Array.from({ length: units }, (_, i) => unitNo(i)),
      persons: people.map(({ unit, monthly }) => [unit, monthly]),
      unitDue: oracle.get()?.unit ?? 0,
      ours: preview,
    }
  })
  return [...ownFigures(persons), lockFigure(Math.min(persons, 100_000)), ...(peer ? [peer] : [])]
}

/** A register of so many persons before 202510 is locked. */
const bookedMonth = (persons: number) => {
  const office = monthlyOffice(persons, period)
  const { db } = office
  // The same lines by SQL alone, from the published figures.
  const oracle = db.prepare<[], { units: number; payers: number; base: number; unit: number; person: number }>(`
    SELECT count(DISTINCT unit_no) AS units, count(*) AS payers, sum(base) AS base, sum((base * 70 + 5000) / 10000) AS unit, sum((base * 30 + 5000) / 10000) AS person
    FROM (SELECT unit_no, min(max(monthly, 435700), 2178900) AS base FROM temp.people)`)
  const preview = () => makePreview(db, { asOf, at: `${asOf}T02:00:00.000Z`, staffId: null })
  return { ...office, oracle, preview }
}

const ownFigures = (persons: number): Figure[] => {
  const { db, units, idNumber, oracle, preview } = bookedMonth(persons)
  const sums = db.prepare<[], { units: number; payers: number; base: number; unit: number; person: number }>(`
    SELECT count(*) AS units, sum(payers) AS payers, sum(base_total) AS base, sum(unit_due) AS unit, sum(person_due) AS person FROM preview_sheet`)
  const scan = db.prepare<[], { total: number }>('SELECT sum(monthly) AS total FROM wage')
  const point = db.prepare<[string, string], { monthly: number }>('SELECT monthly FROM wage WHERE unit_no = ? AND id_number = ?')
  const readPoint = (call: number) => point.all(unitNo(call % units), idNumber((call % units) * perUnit))
  return [
    {
      name: `G8 assessment: ${units} units, ${persons} persons / scan of a sum`,
      goal: { atMost: 8 },
      limit: () => scan.get(),
      subject: preview,
      right: () => JSON.stringify(sums.get()) === JSON.stringify(oracle.get()) && previewOf(db)?.blocked.length === 0,
      calls: 1,
      by: 'mean',
    },
    {
      name: 'G9 one sheet: read with the period before / point read',
      goal: { atMost: 12 },
      limit: readPoint,
      subject: (call) => sheetFor(db, unitNo(call % units), period),
      right: (sheet) => (sheet as { lines: { payers: number } }).lines.payers === perUnit,
      calls: 500,
    },
    {
      name: 'G9 one sheet: worked out anew for 50 persons / their 50 point reads',
      goal: { atMost: 12 },
      limit: (call) => Array.from({ length: perUnit }, () => readPoint(call)),
      subject: (call) => assessUnit(db, unitNo(call % units), asOf),
      right: (found) => (found as { lines: readonly object[] }).lines.length === perUnit,
      calls: 100,
    },
  ]
}
