import { randomUUID } from 'node:crypto'
import { lockPeriod } from '../../db/assessment/lock.ts'
import { makePreview } from '../../db/assessment/preview.ts'
import { previewOf } from '../../db/queries/preview.ts'
import { transact } from '../../db/transact.ts'
import { addMonths, dayOf } from '../../shared/rules/months.ts'
import type { Figure } from './harness.ts'
import { monthlyOffice, perUnit, unitNo } from './monthlyOffice.ts'

const first = '202401'

/**
 * Locking month after month, each on top of the ones before, against the bare insert of the rows that stay: the events as ready texts, the
 * charges with their index. Its goal is G1's, which is the same for any append: checked, chained and projected within 2.5 of the bare insert.
 */
export const lockFigure = (persons: number): Figure => {
  const { store, db, units, touch, idNumber } = monthlyOffice(persons, first)
  db.exec(`
    CREATE TEMP TABLE sums AS SELECT sum(min(max(monthly, 430600), 2153100)) AS base, count(*) AS n FROM temp.people;
    CREATE TABLE bench_charge AS SELECT * FROM charge LIMIT 0;
  `)
  const made = (name: string) => db.prepare<[string], string>('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(name) ?? ''
  db.exec(`DROP TABLE bench_charge; ${made('charge').replace('charge', 'bench_charge')};
    ${made('charge_person').replace('charge_person', 'bench_charge_person').replace('charge(', 'bench_charge(')};
    CREATE TABLE bench_event (seq INTEGER PRIMARY KEY, stream TEXT, data TEXT) STRICT`)
  const charge = db.prepare<(string | number)[]>(
    `INSERT INTO bench_charge (unit_no, period, id_number, coverage_month, kind, base, unit_amount, person_amount, received, unit_rate,
       person_rate, late_fee, late_days, interest, rural_worker, overdue) VALUES (${Array(16).fill('?').join()})`,
  )
  const event = db.prepare<(string | number)[]>('INSERT INTO bench_event (stream, data) VALUES (?, ?)')
  const row = (id: string, month: string) => [id, month, 0, 1_234_567, 70, 30, 8642, 3704, 0, 0, 0, 0] as const
  const data = JSON.stringify(Array.from({ length: perUnit }, (_, i) => row(idNumber(i), first)))
  let bare = first
  let period = first
  const insertBare = () => {
    bare = addMonths(bare, 1)
    transact(db, () => {
      for (let u = 0; u < units; u++) {
        event.run(`assessment:${unitNo(u)}`, data)
        for (let i = u * perUnit; i < Math.min((u + 1) * perUnit, persons); i++)
          charge.run(unitNo(u), bare, idNumber(i), bare, 'ordinary', 1_234_567, 8642, 3704, 0, 70, 30, 0, 0, 0, 0, 0)
      }
    })
  }
  const lock = () => {
    const now = `${dayOf(period, 20)}T02:00:00.000Z`
    touch()
    makePreview(db, { asOf: dayOf(period, 20), at: now, staffId: null })
    const ask = { period, digest: previewOf(db)?.digest ?? '' }
    const began = performance.now()
    const done = lockPeriod(store, ask, { commandId: randomUUID(), staffId: 's0', via: 'desk', now }, () => undefined)
    const took = (performance.now() - began) * 1000
    const locked = period
    period = addMonths(period, 1)
    return { took, locked, ok: done.ok }
  }
  const right = db.prepare<[string], number>(
    `SELECT (sum(base), count(*)) = (SELECT base, n FROM temp.sums) AND sum(late_fee) = 0 FROM charge WHERE period = ? AND coverage_month = period`,
  )
  return {
    name: `G1 lock: ${units} units, ${persons} persons / bare insert of what stays`,
    goal: { atMost: 2.5 },
    limit: insertBare,
    subject: lock,
    took: (answer) => (answer as { took: number } | undefined)?.took,
    right: (answer) => {
      const { ok, locked } = answer as ReturnType<typeof lock>
      return ok && right.pluck().get(locked) === 1
    },
    calls: 1,
    by: 'mean',
  }
}
