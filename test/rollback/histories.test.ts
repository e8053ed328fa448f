import { cpSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makePreview } from '../../db/assessment/preview.ts'
import { lockPeriod } from '../../db/assessment/lock.ts'
import { assessUnit } from '../../db/assessment/assessUnits.ts'
import type { Store } from '../../db/execute.ts'
import { previewOf } from '../../db/queries/preview.ts'
import { rebuild } from '../../db/projections/rebuild.ts'
import { planRollback } from '../../db/rollback/plan.ts'
import type { Choice } from '../../shared/rollback/proposal.ts'
import { localDate } from '../../shared/rules/dates.ts'
import { closeDesk, commandId, establish, openDesk, pkg, run, tempDir } from '../desk/store.ts'
import { li, unitA, unitB } from '../filings/given.ts'
import { newDir, removeDir } from '../desk/window.ts'
import { of, planned, rolledBack, taken, tryApprove } from './desk.ts'
import { pool } from './pool.ts'
import { sheetPrinted } from './wrongOffice.ts'

/** As many as a check may take; `HISTORIES=1000` for a long night. */
const histories = Number(process.env['HISTORIES'] ?? 50)

const keys = Object.keys(pool)
type Step = { readonly act: Done['type']; readonly pick: number }
const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom<Done['type'][]>(
    'approve',
    'approve',
    'approve',
    'approve',
    'approve',
    'lock',
    'print',
    'pay',
    'rollBack',
    'restore',
  ),
  pick: fc.nat(1000),
})

/** Matters that follow from one another are rarely met by chance, so that some histories begin with them. */
const beginnings: readonly (readonly string[])[] = [
  [],
  ['increase', 'stop', 'again'],
  ['increase', 'wage', 'wage2', 'lock', 'print', 'stop'],
  ['liStopLate', 'jobless', 'seek', 'claim', 'pay', 'change'],
  ['liStopLate', 'jobless', 'claim', 'payee', 'pay', 'pay', 'benefitStop'],
  ['account', 'rights', 'ca', 'bind'],
]

/** Times at which things happen: October until it is locked, then November, then December. */
const times = ['2025-10-16T02:00:00.000Z', '2025-11-05T02:00:00.000Z', '2025-12-03T02:00:00.000Z', '2025-12-03T03:00:00.000Z']
const lockDays = ['2025-10-20T02:00:00.000Z', '2025-11-20T02:00:00.000Z', '2025-12-22T02:00:00.000Z']
const periods = ['202510', '202511', '202512']

let begin: string
beforeAll(() => {
  begin = newDir()
  const store = openDesk(begin)
  establish(store)
  closeDesk(store)
})
afterAll(() => removeDir(begin))

/** The desk as every history finds it. Power cuts are another test's business. */
function freshDesk(): Store {
  const dir = tempDir()
  cpSync(begin, dir, { recursive: true })
  const store = openDesk(dir)
  store.db.pragma('synchronous=OFF')
  return store
}

/** What needs no filing to be named. */
const plain = ['lock', 'print', 'pay'] as const
type Plain = (typeof plain)[number]
const isPlain = (act: string): act is Plain => plain.some((each) => each === act)

/** One thing done, so that another history can do the same. */
type Done =
  | { readonly type: 'approve' | 'rollBack'; readonly key: string }
  | { readonly type: Plain }
  | { readonly type: 'restore'; readonly key: string }

interface World {
  readonly store: Store
  locked: number
  printed: number
  paid: number
  /** Executed rollbacks by the filing they began with. */
  readonly rollbacks: Map<string, string>
}
const world = (): World => ({ store: freshDesk(), locked: 0, printed: 0, paid: 0, rollbacks: new Map() })
const at = (w: World): string => times[w.locked] ?? ''
const inForce = (w: World) =>
  w.store.db
    .prepare<[], { id: string }>("SELECT filing_id AS id FROM filing WHERE status = 'approved' ORDER BY id")
    .all()
    .map(({ id }) => id)

/** Does it if it can be done; undefined when the desk refuses. */
function perform(w: World, done: Done): Done | undefined {
  switch (done.type) {
    case 'approve':
      return approve(w, done.key) ? done : undefined
    case 'lock': {
      const now = lockDays[w.locked]
      if (now === undefined) return undefined
      makePreview(w.store.db, { asOf: localDate(now), at: now, staffId: 's3' })
      const digest = previewOf(w.store.db)?.digest ?? ''
      const meta = { commandId: commandId(), staffId: 's3', via: 'desk' as const, now }
      const locked = lockPeriod(w.store, { period: periods[w.locked] ?? '', digest }, meta, () => undefined)
      if (locked.ok) w.locked += 1
      return locked.ok ? done : undefined
    }
    case 'print':
      if (w.printed >= w.locked) return undefined
      sheetPrinted(w.store, periods[w.printed] ?? '', at(w))
      w.printed += 1
      return done
    case 'pay': {
      const month = ['202510', '202511', '202512', '202601'][w.paid] ?? ''
      const row = { serial: `s${w.paid}`, item: 'benefit' as const, payee: li.idNumber, about: month, amount: 195_300, paid: true }
      const rows = [{ ...row, failure: '', paidOn: '2025-10-28', bankSerial: `b${w.paid}` }]
      const data = { fileName: 'r.csv', sha256: 'd'.repeat(64), rows }
      if (w.paid > 3 || !run(w.store, { type: 'returnPayments', data }, null, at(w)).ok) return undefined
      w.paid += 1
      return done
    }
    case 'rollBack': {
      const choices = everything(w, done.key)
      const rolled = choices && rolledBack(w.store, of(done.key), choices, at(w))
      if (!rolled || !rolled.done.ok) return undefined
      w.rollbacks.set(done.key, rolled.id)
      return done
    }
    case 'restore': {
      const rollbackId = w.rollbacks.get(done.key)
      if (rollbackId === undefined) return undefined
      const target = { type: 'rollback' as const, rollbackId }
      if (!planRollback(w.store.db, target, [], at(w)).ok) return undefined
      return rolledBack(w.store, target, [], at(w)).done.ok ? done : undefined
    }
  }
}

let attempts = 0
/** The first of a few that the desk approves now, from a place in the pool on. */
function approveNext(w: World, pick: number): Done | undefined {
  for (let tried = 0; tried < 5; tried++) {
    const done = { type: 'approve' as const, key: `${keys[(pick + tried) % keys.length]}-${(attempts += 1)}` }
    if (perform(w, done)) return done
  }
  return undefined
}

/** Takes a filing in and has it approved; one that the desk does not approve is withdrawn again, as its applicant would. */
function approve(w: World, id: string): boolean {
  const [key = ''] = id.split('-')
  const filing = pool[key]?.(id)
  if (!filing || inForce(w).some((each) => each.split('-')[0] === key)) return false
  taken(w.store, filing, at(w))
  if (tryApprove(w.store, id, at(w))) return true
  const withdrawal = { action: 'withdraw' as const, number: `N-${id}`, reason: '不能办理' }
  run(w.store, { type: 'import', package: pkg(`withdrawal-${id}`, [withdrawal]) }, null, at(w))
  return false
}

/** Every act that would come out differently is undone as well; undefined for what cannot be rolled back. */
function everything(w: World, key: string): Choice[] | undefined {
  const choices: Choice[] = []
  for (;;) {
    const found = planRollback(w.store.db, of(key), choices, at(w))
    if (!found.ok) return undefined
    const open = found.plan.reviews.filter(({ act }) => !choices.some((choice) => choice.seq === act.seq))
    if (open.length === 0) return choices
    choices.push(...open.map(({ act }) => ({ seq: act.seq, undo: true, reason: '' })))
  }
}

const registerTables = [
  'person',
  'enrolment',
  'wage',
  'unemployment',
  'job_seeking',
  'entitlement',
  'skill',
  'subsidy',
  'retention',
  'account',
  'account_right',
  'authorisation_code',
  'operator_binding',
] as const
const rowsOf = (w: World, table: string) =>
  w.store.db
    .prepare<[], Record<string, unknown>>(`SELECT * FROM ${table}`)
    .all()
    // Row ids of persons count how often one came and went.
    .map(({ id: _id, ...row }) => JSON.stringify(row))
    .sort()
const register = (w: World) => Object.fromEntries(registerTables.map((table) => [table, rowsOf(w, table)]))
/** Claims as they add up for a person: which filing they came from is part of the trail. */
const claims = (w: World) => w.store.db.prepare<[], { n: number }>('SELECT coalesce(sum(amount), 0) AS n FROM repayment').get()?.n ?? 0

/** Money by unit, person and month: what is booked and what the next run would book. */
function money(w: World): Record<string, number> {
  const sums: Record<string, number> = {}
  const add = (place: string, amount: number) => (sums[place] = (sums[place] ?? 0) + amount)
  const charges = w.store.db
    .prepare<[], { place: string; amount: number }>(
      `SELECT unit_no || '/' || id_number || '/' || coverage_month AS place, unit_amount + person_amount AS amount FROM charge`,
    )
    .all()
  for (const { place, amount } of charges) add(place, amount)
  for (const { lines } of sheets(w))
    for (const line of lines) add(`${line.unitNo}/${line.idNumber}/${line.coverageMonth}`, line.unitAmount + line.personAmount)
  return Object.fromEntries(Object.entries(sums).filter(([, amount]) => amount !== 0))
}
const sheets = (w: World) => [unitA, unitB].map(({ unitNo }) => assessUnit(w.store.db, unitNo, localDate(at(w))))
const booked = (w: World) =>
  ['charge', 'sheet', 'period', 'suspense', 'print'].map((table) => w.store.db.prepare(`SELECT * FROM ${table}`).all())
const projections = (w: World) =>
  w.store.db
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'journal%' AND name NOT LIKE '%_ix%' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'preview%' AND name <> 'migrations'",
    )
    .all()
    .map(({ name }) => [
      name,
      w.store.db
        .prepare(`SELECT * FROM ${name}`)
        .all()
        .map((row) => JSON.stringify(row))
        .sort(),
    ])

const seen = { checked: 0, dependents: 0, afterLock: 0, claims: 0, restored: 0, kept: 0, printed: 0, incomparable: 0 }

it('after a rollback the desk is as if the filing had never been, whatever happened in between (T33)', { timeout: 900_000 }, () => {
  fc.assert(
    fc.property(fc.constantFrom(...beginnings), fc.array(step, { minLength: 3, maxLength: 14 }), fc.nat(1000), (beginning, steps, last) => {
      const w = world()
      const past: Done[] = []
      const lockedWhen = new Map<string, number>()
      for (const key of beginning) {
        const done = perform(w, isPlain(key) ? { type: key } : { type: 'approve', key: `${key}-${(attempts += 1)}` })
        if (done) past.push(done)
      }
      for (const { act, pick } of steps) {
        const choices = act === 'rollBack' ? inForce(w) : act === 'restore' ? [...w.rollbacks.keys()] : keys
        const key = choices[pick % Math.max(1, choices.length)] ?? ''
        const done = act === 'approve' ? approveNext(w, pick) : perform(w, isPlain(act) ? { type: act } : { type: act, key })
        if (!done) continue
        past.push(done)
        for (const each of inForce(w)) if (!lockedWhen.has(each)) lockedWhen.set(each, w.locked)
      }
      const standing = inForce(w)
      const target = standing[last % Math.max(1, standing.length)]
      if (target === undefined) return closeDesk(w.store)

      const choices = everything(w, target) ?? []
      const plan = planned(w.store, of(target), choices, at(w))
      expect(plan.conflicts, 'a plan by the desk itself has no conflicts').toEqual([])
      const undone = new Set(plan.steps.map(({ act }) => act.stream.slice('filing:'.length)))
      const before = { register: register(w), booked: booked(w), money: money(w) }
      const { id, done } = rolledBack(w.store, of(target), choices, at(w))
      expect(done).toMatchObject({ ok: true })

      // The same history without what was undone.
      const never = world()
      for (const each of past) {
        const without = 'key' in each && undone.has(each.key)
        if (without && each.type === 'approve') continue
        if (!without && (perform(never, each) || each.type === 'approve')) continue
        // A rollback in between that cannot happen there, or that took others along, makes it another history; it says nothing here.
        seen.incomparable += 1
        closeDesk(w.store)
        closeDesk(never.store)
        return
      }
      expect(inForce(w).sort(), 'what stays in force').toEqual(inForce(never).sort())
      expect(register(w), JSON.stringify(past)).toEqual(register(never))
      expect(money(w)).toEqual(money(never))
      expect(booked(w), 'what was booked, locked and printed stays').toEqual(before.booked)
      if (w.locked === 0) expect(sheets(w)).toEqual(sheets(never))
      expect(
        claims(w) - plan.claims.reduce((sum, { before: b, after: a }) => sum + (a?.amount ?? 0) - (b?.amount ?? 0), 0),
      ).toBeGreaterThanOrEqual(0)

      // What the plan said would move is what moved.
      const moved = plan.moves.reduce((sum, m) => sum + total(m.after) - total(m.without), 0)
      expect(moved).toBe(sumOf(money(w)) - sumOf(before.money))

      expect(() => planned(w.store, of(target), [], at(w))).toThrow('已经回退')
      const live = projections(w)
      rebuild(w.store.db)
      expect(projections(w)).toEqual(live)

      expect(rolledBack(w.store, { type: 'rollback', rollbackId: id }, [], at(w)).done).toMatchObject({ ok: true })
      expect(register(w)).toEqual(before.register)
      expect(money(w)).toEqual(before.money)
      expect(inForce(w).sort()).toEqual([...standing].sort())

      seen.checked += 1
      seen.dependents += plan.steps.length > 1 ? 1 : 0
      seen.kept += plan.kept.length > 0 ? 1 : 0
      seen.printed += w.printed > 0 ? 1 : 0
      seen.claims += plan.claims.length > 0 ? 1 : 0
      seen.afterLock += w.locked > (lockedWhen.get(target) ?? 0) ? 1 : 0
      seen.restored += past.some((each) => each.type === 'restore') ? 1 : 0
      closeDesk(w.store)
      closeDesk(never.store)
    }),
    // Making a failure smaller takes minutes; its seed is enough to look at it.
    {
      numRuns: histories,
      endOnFailure: true,
    },
  )
  // The property would be empty if the histories did nothing.
  expect(seen.checked).toBeGreaterThan(histories / 2)
  expect(seen.dependents).toBeGreaterThan(0)
  expect(seen.afterLock).toBeGreaterThan(0)
  expect(seen.printed).toBeGreaterThan(0)
  console.log(`histories: ${JSON.stringify(seen)}`)
})

const total = (lines: readonly { unitAmount: number; personAmount: number }[]) =>
  lines.reduce((sum, line) => sum + line.unitAmount + line.personAmount, 0)
const sumOf = (sums: Record<string, number>) => Object.values(sums).reduce((sum, amount) => sum + amount, 0)
