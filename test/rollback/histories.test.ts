import { cpSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makePreview } from '../../db/assessment/preview.ts'
import { lockPeriod } from '../../db/assessment/lock.ts'
import { assessUnit } from '../../db/assessment/assessUnits.ts'
import type { Store } from '../../db/execute.ts'
import { previewOf } from '../../db/queries/preview.ts'
import { rebuild } from '../../db/projections/rebuild.ts'
import { planRollback, type RollbackPlan } from '../../db/rollback/plan.ts'
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

/** Matters that follow from one another are rarely met by chance, so that some histories begin with them; `aim` is what is rolled back then. */
interface Beginning {
  readonly first: readonly string[]
  readonly aim: string | null
}
const begins = (first: string, aim: string | null = null): Beginning => ({ first: first.split(' ').filter(Boolean), aim })
const beginnings: readonly Beginning[] = [
  begins(''),
  begins('increase stop again', 'stop'),
  begins('increase wage wage2 lock print stop', 'wage'),
  begins('increase wage lock', 'increase'),
  begins('liStopLate jobless seek claim pay pay change', 'claim'),
  begins('liStopLate jobless seek claim payee pay pay benefitStop', 'payee'),
  begins('account rights ca bind', 'account'),
]

/** Enough of each for every claim below, whatever chance brings. */
const act = (type: Done['type'], pick = 0): Step => ({ act: type, pick })
const examples: [Beginning, Step[], boolean, number][] = [
  ...beginnings.map((beginning): [Beginning, Step[], boolean, number] => [beginning, [], true, 0]),
  [begins('account increase wage lock print', 'increase'), [act('rollBack'), act('lock'), act('restore'), act('pay')], true, 0],
  [begins('increase stop again', 'stop'), [act('rollBack', 1), act('restore')], true, 0],
  [begins('liOther increaseA lock', 'liOther'), [act('lock'), act('print')], true, 0],
]

/** Times at which things happen: October until it is locked, then November, then December. */
const times = ['2025-10-16T02:00:00.000Z', '2025-11-05T02:00:00.000Z', '2025-12-03T02:00:00.000Z', '2025-12-26T02:00:00.000Z']
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
    // Row ids of persons count how often one came and went, places in the journal are of the trail.
    .map(({ id: _id, seq: _seq, ...row }) => JSON.stringify(row))
    .sort()
const register = (w: World) => Object.fromEntries(registerTables.map((table) => [table, rowsOf(w, table)]))
/** Claims as they add up for a person: which filing they came from is part of the trail. */
const claims = (w: World) => w.store.db.prepare<[], { n: number }>('SELECT coalesce(sum(amount), 0) AS n FROM repayment').get()?.n ?? 0

/** Money by unit, person and month: what is booked and what the next run would book. */
const money = (w: World): Record<string, Amounts> =>
  Object.fromEntries([...owedIn(w)].filter(([, { unit, person }]) => unit !== 0 || person !== 0))
const sheets = (w: World) => [unitA, unitB].map(({ unitNo }) => assessUnit(w.store.db, unitNo, localDate(at(w))))

/** Rows of the ledger of everybody but these persons; what 待转金 of somebody else's months settled counts as received in a lock. */
const ledger = (w: World, but: ReadonlySet<string>) =>
  w.store.db
    .prepare<[], { id: string; idNumber: string; received: number }>(
      'SELECT *, id_number AS idNumber FROM charge ORDER BY unit_no, id_number, coverage_month, period, kind',
    )
    .all()
    .flatMap(({ id: _id, received: _received, ...row }) => (but.has(row.idNumber) ? [] : [row]))
const personsIn = (plan: RollbackPlan) =>
  new Set(plan.steps.flatMap((step) => step.effects.flatMap(({ before, after }) => Object.values({ ...before, ...after }).filter(isText))))
const isText = (value: unknown): value is string => typeof value === 'string'
const paidOut = (w: World) => ['disbursement', 'payment'].map((table) => rowsOf(w, table))

interface Amounts {
  readonly unit: number
  readonly person: number
}
/** 应缴 by unit, person and month in the history in which the filing never was: what it booked and what it would book next. */
function owedIn(w: World): Map<string, Amounts> {
  const owed = new Map<string, Amounts>()
  const add = (place: string, unit: number, person: number) => {
    const held = owed.get(place) ?? { unit: 0, person: 0 }
    owed.set(place, { unit: held.unit + unit, person: held.person + person })
  }
  for (const row of chargesOf(w)) add(row.place, row.unit, row.person)
  for (const { lines } of sheets(w)) for (const line of lines) add(placeOf(line), line.unitAmount, line.personAmount)
  return owed
}
const placeOf = (line: { unitNo: string; idNumber: string; coverageMonth: string }) =>
  `${line.unitNo}/${line.idNumber}/${line.coverageMonth}`
const chargesOf = (w: World) =>
  w.store.db
    .prepare<[], { place: string; unit: number; person: number; received: number }>(
      `SELECT unit_no || '/' || id_number || '/' || coverage_month AS place, unit_amount AS unit, person_amount AS person,
         kind = 'refund' OR (kind <> 'reduction' AND received) AS received FROM charge`,
    )
    .all()

/**
 * After a lock the sheets of both histories differ by what stands in the locked ones. Lines 1 to 5 are about the open month and are the same;
 * 6 to 11 are worked out here from the ledger's rows and the other history: what is owed less what was booked, taken off what is still open
 * first (减收), then given back into 待转金, which is set off at once (domain rules 2.3 and 3).
 */
function expectSheets(w: World, never: World): void {
  const owed = owedIn(never)
  const charges = Map.groupBy(chargesOf(w), (row) => row.place)
  const open = periods[w.locked] ?? '202601'
  const others = sheets(never)
  for (const [
    index,
    {
      unitNo,
      sheet: { lines },
      lines: booked,
    },
  ] of sheets(w).entries()) {
    const other = others[index]
    if (!other) throw new Error('no sheet')
    const same = ['payers', 'ruralPayers', 'baseTotal', 'unitDue', 'personDue'] as const
    for (const key of same) expect(lines[key], key).toBe(other.sheet.lines[key])
    const places = [...new Set([...owed.keys(), ...charges.keys()])].filter(
      (place) => place.startsWith(`${unitNo}/`) && !place.endsWith(open),
    )
    const [balance] = w.store.db
      .prepare<[string], Amounts>(
        'SELECT coalesce(sum(unit_amount), 0) AS unit, coalesce(sum(person_amount), 0) AS person FROM suspense WHERE unit_no = ?',
      )
      .all(unitNo)
    for (const share of ['unit', 'person'] as const) {
      let adjusted = 0
      let refunded = 0
      for (const place of places) {
        const rows = charges.get(place) ?? []
        const less = rows.reduce((sum, row) => sum + row[share], 0) - (owed.get(place)?.[share] ?? 0)
        const stillOpen = rows.reduce((sum, row) => sum + (row.received ? 0 : row[share]), 0)
        const reduced = Math.min(Math.max(0, less), Math.max(0, stillOpen))
        adjusted += Math.max(0, -less) - reduced
        refunded += Math.max(0, less) - reduced
      }
      const toPay = Math.max(0, lines[`${share}Due`] + adjusted)
      const offset = Math.min(Math.max(0, (balance?.[share] ?? 0) + refunded), toPay)
      expect(lines[`${share}Adjusted`], `${share} 6–7`).toBe(adjusted)
      expect(lines[`${share}Offset`], `${share} 8–9`).toBe(offset)
      expect(lines[`${share}Payable`], `${share} 10–11`).toBe(toPay - offset)
    }
    // 利息 and 滞纳金 belong to what is collected late: the same where that is the same.
    const late = (of: typeof booked) => JSON.stringify(of.filter(({ kind }) => kind === 'back'))
    if (late(booked) === late(other.lines))
      for (const key of ['interest', 'lateFee'] as const) expect(lines[key], key).toBe(other.sheet.lines[key])
  }
}
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
const done: Record<Done['type'], number> = { approve: 0, lock: 0, print: 0, pay: 0, rollBack: 0, restore: 0 }

it('after a rollback the desk is as if the filing had never been, whatever happened in between (T33)', { timeout: 900_000 }, () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...beginnings),
      fc.array(step, { minLength: 3, maxLength: 14 }),
      fc.boolean(),
      fc.nat(1000),
      (beginning, steps, aimed, last) => {
        const w = world()
        const past: Done[] = []
        const lockedWhen = new Map<string, number>()
        for (const key of beginning.first) {
          const did = perform(w, isPlain(key) ? { type: key } : { type: 'approve', key: `${key}-${(attempts += 1)}` })
          if (did) past.push(did)
        }
        for (const { act, pick } of steps) {
          const choices = act === 'rollBack' ? inForce(w) : act === 'restore' ? [...w.rollbacks.keys()] : keys
          const key = choices[pick % Math.max(1, choices.length)] ?? ''
          const did = act === 'approve' ? approveNext(w, pick) : perform(w, isPlain(act) ? { type: act } : { type: act, key })
          if (did) past.push(did)
          for (const each of inForce(w)) if (!lockedWhen.has(each)) lockedWhen.set(each, w.locked)
        }
        const standing = inForce(w)
        const aim = aimed ? standing.find((each) => each.split('-')[0] === beginning.aim) : undefined
        const target = aim ?? standing[last % Math.max(1, standing.length)]
        if (target === undefined) return closeDesk(w.store)

        const choices = everything(w, target) ?? []
        const plan = planned(w.store, of(target), choices, at(w))
        expect(plan.conflicts, 'a plan by the desk itself has no conflicts').toEqual([])
        const undone = new Set(plan.steps.map(({ act }) => act.stream.slice('filing:'.length)))
        const standingBefore = { register: register(w), booked: booked(w), money: money(w) }
        const { id, done: executed } = rolledBack(w.store, of(target), choices, at(w))
        expect(executed).toMatchObject({ ok: true })

        // The same history without what was undone. What is refused there has been rolled back here, and may have left a claim.
        const never = world()
        let refused = 0
        for (const each of past) {
          const without = 'key' in each && undone.has(each.key)
          if (without && each.type === 'approve') continue
          const did = without ? undefined : perform(never, each)
          if (did) continue
          if (!without && each.type === 'approve') {
            refused += 1
            continue
          }
          // A rollback in between that cannot happen there, or that took others along, makes it another history; it says nothing here.
          seen.incomparable += 1
          closeDesk(w.store)
          closeDesk(never.store)
          return
        }
        expect(inForce(w).sort(), `what stays in force: ${target} ${JSON.stringify(past)}`).toEqual(inForce(never).sort())
        expect(register(w), JSON.stringify(past)).toEqual(register(never))
        expect(money(w)).toEqual(money(never))
        expect(booked(w), 'what was booked, locked and printed stays').toEqual(standingBefore.booked)
        if (w.locked === 0) expect(sheets(w)).toEqual(sheets(never))
        else expectSheets(w, never)
        const others = personsIn(plan)
        expect(ledger(w, others), 'nobody else’s account moved').toEqual(ledger(never, others))
        expect(paidOut(w)).toEqual(paidOut(never))
        const claimed = plan.claims.reduce((sum, { before, after }) => sum + (after?.amount ?? 0) - (before?.amount ?? 0), 0)
        if (refused === 0) expect(claims(w) - claimed).toBe(claims(never))
        else expect(claims(w) - claimed).toBeGreaterThanOrEqual(0)

        // What the plan said would move is what moved.
        const moved = plan.moves.reduce((sum, m) => sum + total(m.after) - total(m.without), 0)
        expect(moved).toBe(sumOf(money(w)) - sumOf(standingBefore.money))

        expect(() => planned(w.store, of(target), [], at(w))).toThrow('已经回退')
        const live = projections(w)
        rebuild(w.store.db)
        expect(projections(w)).toEqual(live)

        expect(rolledBack(w.store, { type: 'rollback', rollbackId: id }, [], at(w)).done).toMatchObject({ ok: true })
        expect(register(w)).toEqual(standingBefore.register)
        expect(money(w)).toEqual(standingBefore.money)
        expect(inForce(w).sort()).toEqual([...standing].sort())

        seen.checked += 1
        for (const { type } of past) done[type] += 1
        seen.dependents += plan.steps.length > 1 ? 1 : 0
        seen.kept += plan.kept.length > 0 ? 1 : 0
        seen.printed += w.printed > 0 ? 1 : 0
        seen.claims += plan.claims.length > 0 ? 1 : 0
        seen.afterLock += w.locked > (lockedWhen.get(target) ?? 0) ? 1 : 0
        seen.restored += past.some((each) => each.type === 'restore') ? 1 : 0
        closeDesk(w.store)
        closeDesk(never.store)
      },
    ),
    // Making a failure smaller takes minutes; its seed is enough to look at it.
    { numRuns: histories, endOnFailure: true, examples },
  )
  // The property would be empty if the histories did nothing.
  console.log(`histories: ${JSON.stringify({ ...seen, done })}`)
  expect(seen.checked).toBeGreaterThan(histories / 2)
  const { incomparable: _incomparable, ...wanted } = seen
  for (const [what, times] of Object.entries({ ...wanted, ...done })) expect(times, what).toBeGreaterThan(0)
})

const total = (lines: readonly { unitAmount: number; personAmount: number }[]) =>
  lines.reduce((sum, line) => sum + line.unitAmount + line.personAmount, 0)
const sumOf = (sums: Record<string, Amounts>) => Object.values(sums).reduce((sum, { unit, person }) => sum + unit + person, 0)
