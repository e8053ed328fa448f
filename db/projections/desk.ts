import type { Policy } from '../../shared/policy/policy.ts'
import type { Tables } from '../../shared/policy/tables.ts'
import type { EventData } from '../../shared/journal/events.ts'
import type { ReadableDb, WritableDb } from '../encryptedFile.ts'
import { defaultPolicy } from '../policy/defaults.ts'
import { statement } from '../statement.ts'
import { markPerson } from './roll.ts'
import { putRecord } from './register.ts'

const policies = new WeakMap<ReadableDb, { readonly hash: string; readonly policy: Policy }>()

/** The dated tables in force, parsed once per change. */
export function policyOf(db: ReadableDb): Policy {
  const newest = statement<[], { hash: string }>(db, 'SELECT hash FROM policy ORDER BY seq DESC LIMIT 1').get()
  if (!newest) return defaultPolicy
  const known = policies.get(db)
  if (known?.hash === newest.hash) return known.policy
  const policy = policyAt(db, Number.MAX_SAFE_INTEGER)
  policies.set(db, { hash: newest.hash, policy })
  return policy
}

/** The dated tables as they were in force at a place of the journal. */
export function policyAt(db: ReadableDb, seq: number): Policy {
  const row = statement<[number], { tables: string }>(db, 'SELECT tables FROM policy WHERE seq <= ? ORDER BY seq DESC LIMIT 1').get(seq)
  // A set that was adopted before a table existed leaves that table as the program brings it.
  return row ? { tables: { ...defaultPolicy.tables, ...(JSON.parse(row.tables) as Partial<Tables>) } } : defaultPolicy
}

/** Makes the one row of `desk` before the first event. */
export const ensureDesk = (db: WritableDb): void =>
  void statement(db, `INSERT OR IGNORE INTO desk (id, ledger_from, open_period, applied_seq) VALUES (1, '200001', '200001', 0)`).run()

/** 期初余额: everything the desk starts from. */
export function openRegister(db: WritableDb, data: EventData<'register.opened'>): void {
  statement(db, 'UPDATE desk SET ledger_from = ?, open_period = ? WHERE id = 1').run(data.ledgerFrom, data.openPeriod)
  for (const { record, body } of data.records) {
    putRecord(db, record, body)
    // Whether the opening charges say what the rules say is for the first run to find out.
    if (record === 'enrolment') markPerson(db, body.unitNo, body.idNumber)
  }
  for (const { unitNo, idNumber } of data.charges) markPerson(db, unitNo, idNumber)
  for (const c of data.charges)
    statement(
      db,
      `INSERT INTO charge (unit_no, id_number, coverage_month, period, kind, base, unit_amount, person_amount, received)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(c.unitNo, c.idNumber, c.coverageMonth, c.period, c.kind, c.base, c.unitAmount, c.personAmount, c.received ? 1 : 0)
  for (const p of data.payments)
    statement(db, 'INSERT INTO payment (id, id_number, month, amount) VALUES (?, ?, ?, ?)').run(p.id, p.idNumber, p.month, p.amount)
  for (const s of data.suspense ?? [])
    statement(db, `INSERT INTO suspense (id, unit_no, period, unit_amount, person_amount, source) VALUES (?, ?, ?, ?, ?, 'opening')`).run(
      s.id,
      s.unitNo,
      s.period,
      s.unitAmount,
      s.personAmount,
    )
  for (const [idNumber, number] of Object.entries(data.personNumbers ?? {}))
    statement(db, 'UPDATE person_number SET number = ? WHERE id_number = ?').run(number, idNumber)
  for (const [idNumber, months] of Object.entries(data.paidMonths))
    statement(db, 'INSERT OR REPLACE INTO paid_months (id_number, months) VALUES (?, ?)').run(idNumber, months)
}
