import fc from 'fast-check'
import { expect, it } from 'vitest'
import { execute, type Store } from '../../db/execute.ts'
import { defaultPolicy } from '../../db/policy/defaults.ts'
import { rebuild } from '../../db/projections/rebuild.ts'
import type { ReceiptRow } from '../../shared/exchange/receipts.ts'
import { closeDesk, commandId, establish, now, openDesk, run, tempDir } from '../desk/store.ts'
import { paid, unitA, unitB } from '../filings/given.ts'

const row = (change: Partial<ReceiptRow & { line: number }> = {}): ReceiptRow & { line: number } => ({
  line: 2,
  voucherNo: '3530102510000001',
  unitNo: unitA.unitNo,
  period: '202509',
  coverageMonth: null,
  unitAmount: 3500,
  personAmount: 1500,
  lateFee: 0,
  interest: 0,
  paidOn: '2025-09-18',
  ...change,
})
/** 李 was charged for 202508 and 202509 in 202509; nothing has come in. */
function desk(): Store {
  const store = openDesk(tempDir())
  establish(store)
  run(store, {
    type: 'openRegister',
    data: {
      ledgerFrom: '202501',
      openPeriod: '202510',
      records: [],
      charges: paid('202506', '202507').map((charge) => ({ ...charge, period: '202410', received: false })),
      payments: [],
      paidMonths: {},
    },
  })
  return store
}
const book = (store: Store, rows: readonly (ReceiptRow & { line: number })[], by = 's3') =>
  run(store, { type: 'bookReceipts', receipts: { batchId: `b${commandId()}`, fileName: '到账.csv', sha256: 'd'.repeat(64), rows } }, by)
const booked = (result: ReturnType<typeof book>) =>
  result.ok
    ? (result.events[0]?.data as { rows: { voucherNo: string; outcome: string; settled: string[] }[]; left: { reason: string }[] })
    : undefined
const open = (store: Store) => store.db.prepare('SELECT coverage_month FROM charge WHERE received = 0 ORDER BY 1').pluck().all()
const suspense = (store: Store) =>
  store.db
    .prepare('SELECT coalesce(sum(unit_amount), 0) AS unit, coalesce(sum(person_amount), 0) AS person FROM suspense WHERE unit_no = ?')
    .get(unitA.unitNo)

it('a voucher makes its period received; nothing else did', () => {
  const store = desk()
  expect(open(store)).toEqual(['202506', '202507'])
  const result = booked(book(store, [row({ period: '202410', unitAmount: 7000, personAmount: 3000 })]))
  expect(result?.rows).toMatchObject([{ outcome: 'matched', settled: ['202506', '202507'] }])
  expect(open(store)).toEqual([])
  expect(suspense(store)).toEqual({ unit: 0, person: 0 })
  closeDesk(store)
})

it('the same voucher twice, in the file of the next day too, counts once; other figures under its number are left out', () => {
  const store = desk()
  const one = row({ period: '202410' })
  expect(booked(book(store, [one, { ...one, line: 3 }]))?.rows).toHaveLength(1)
  const again = book(store, [one])
  expect(again.ok).toBe(false)
  expect(booked(book(store, [{ ...one, unitAmount: 9999 }]))).toMatchObject({ rows: [], left: [{ reason: 'conflict' }] })
  expect(open(store)).toEqual(['202507'])
  closeDesk(store)
})

it('half of it settles the older month; what is left is held and goes out again with the second half', () => {
  const store = desk()
  book(store, [row({ period: '202410', unitAmount: 5000, personAmount: 2000 })])
  expect(open(store)).toEqual(['202507'])
  expect(suspense(store)).toEqual({ unit: 1500, person: 500 })
  book(store, [row({ voucherNo: '3530102510000002', period: '202410', unitAmount: 2000, personAmount: 1000 })])
  expect(open(store)).toEqual([])
  expect(suspense(store)).toEqual({ unit: 0, person: 0 })
  closeDesk(store)
})

it('a remainder that a later sheet has used meanwhile is not used twice', () => {
  const store = desk()
  book(store, [row({ period: '202410', unitAmount: 5000, personAmount: 2000 })])
  store.db
    .prepare(
      "INSERT INTO suspense (id, unit_no, period, unit_amount, person_amount, source) VALUES ('offset/x', ?, '202411', -1500, -500, 'offset')",
    )
    .run(unitA.unitNo)
  const result = booked(book(store, [row({ voucherNo: '3530102510000002', period: '202410', unitAmount: 2000, personAmount: 1000 })]))
  expect(result?.rows).toMatchObject([{ outcome: 'under', settled: [] }])
  expect(suspense(store)).toEqual({ unit: 2000, person: 1000 })
  closeDesk(store)
})

it('unknown units, periods and other offices are left with their reason; one month of a period can be named', () => {
  const store = desk()
  const result = booked(
    book(store, [
      row({ line: 2, voucherNo: 'A001', unitNo: '530000999999' }),
      row({ line: 3, voucherNo: 'A002', period: '202001' }),
      row({ line: 4, voucherNo: 'A003', unitNo: unitB.unitNo }),
      row({ line: 5, voucherNo: 'A004', period: '202410', coverageMonth: '202507' }),
      row({ line: 6, voucherNo: 'A005', period: '202410', coverageMonth: '202501' }),
    ]),
  )
  expect(result?.left.map(({ reason }) => reason)).toEqual(['unknownUnit', 'unknownPeriod', 'unknownPeriod', 'unknownPeriod'])
  expect(result?.rows).toMatchObject([{ voucherNo: 'A004', outcome: 'matched', settled: ['202507'] }])
  expect(open(store)).toEqual(['202506'])
  run(store, { type: 'addStaff', staff: { staffId: 'far', login: 'far', name: '外区', roles: ['finance'], offices: ['km-wuhua'] } })
  expect(booked(book(store, [row({ voucherNo: 'A006', period: '202410' })], 'far'))?.left).toMatchObject([{ reason: 'otherOffice' }])
  closeDesk(store)
})

const verdicts = ['approve', 'reject', 'withdraw'] as const
/** A row for 2026 that is proposed and decided before the money comes in. */
function propose(store: Store, verdict: (typeof verdicts)[number]): void {
  run(store, { type: 'addStaff', staff: { staffId: 'a1', login: 'a1', name: '稽核', roles: ['audit'], offices: ['km-guandu'] } })
  const row = { ...defaultPolicy.tables.baseLimits[3]!, from: '202601', to: '202612', docNo: '测试〔2026〕1号' }
  const proposal = {
    proposalId: 'p',
    change: { table: 'baseLimits', action: 'add', target: null, row },
    docNo: row.docNo,
    reason: '测试',
  } as const
  expect(run(store, { type: 'proposePolicy', proposal }, 's3').ok).toBe(true)
  const decision = { proposalId: 'p', verdict, note: '核对' }
  expect(run(store, { type: 'decidePolicy', decision }, verdict === 'withdraw' ? 's3' : 'a1').ok).toBe(true)
}

const tables = (store: Store) =>
  ['charge', 'suspense', 'receipt', 'receipt_left', 'receipt_batch', 'policy', 'policy_proposal'].map((name) =>
    store.db.prepare(`SELECT * FROM ${name} ORDER BY 1, 2, 3`).all(),
  )

it('whatever receipts come in whatever order, with a proposal decided before: no voucher doubles, no money is lost, and a rebuild gives the same', {
  timeout: 120_000,
}, () => {
  const one = fc.record({
    voucher: fc.integer({ min: 1, max: 6 }),
    period: fc.constantFrom('202410', '202509', '202001'),
    unit: fc.constantFrom(1, 1500, 3500, 7000, 9000),
    person: fc.constantFrom(0, 1500, 3000, 4000),
    month: fc.constantFrom(null, '202506', '202507'),
  })
  fc.assert(
    fc.property(
      fc.array(fc.array(one, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
      fc.constantFrom(...verdicts),
      (files, verdict) => {
        const store = desk()
        propose(store, verdict)
        for (const [i, file] of files.entries()) {
          const rows = file.map(({ voucher, period, unit, person, month }, at) =>
            row({ voucherNo: `V00${voucher}`, period, unitAmount: unit, personAmount: person, coverageMonth: month, line: at + 2 }),
          )
          execute(
            store,
            { type: 'bookReceipts', receipts: { batchId: `b${i}`, fileName: 'x.csv', sha256: 'e'.repeat(64), rows } },
            { commandId: commandId(), staffId: 's3', via: 'desk', now },
          )
        }
        // Money in = months that became received through it + what is held.
        const sum = (sql: string) => Number(store.db.prepare(sql).pluck().get())
        const came = sum('SELECT coalesce(sum(unit_amount), 0) FROM receipt')
        const settled = sum("SELECT coalesce(sum(unit_amount), 0) FROM charge WHERE period = '202410' AND received = 1")
        const held = sum("SELECT coalesce(sum(unit_amount), 0) FROM suspense WHERE source = 'receipt'")
        expect(came).toBe(settled + held)
        expect(sum('SELECT min(0, coalesce(sum(unit_amount), 0)) FROM suspense')).toBe(0)
        const live = tables(store)
        rebuild(store.db)
        expect(tables(store)).toEqual(live)
        closeDesk(store)
      },
    ),
    { numRuns: 15 },
  )
})
