import type { ReceiptRow } from '../shared/exchange/receipts.ts'
import { allocate, type Allocation, type OpenGroup } from '../shared/rules/receipt.ts'
import { both, type Shares } from '../shared/rules/settlement.ts'
import type { ReadableDb } from './encryptedFile.ts'
import { statement } from './statement.ts'

/** Why a line cannot be booked. It stays with the tax side, and may come again. */
export const leftReasons = ['unknownUnit', 'otherOffice', 'unknownPeriod', 'conflict'] as const
export type LeftReason = (typeof leftReasons)[number]

export type Match =
  | ({ readonly state: 'booked' } & Allocation)
  /** The voucher was booked before with the same figures */
  | { readonly state: 'known' }
  | { readonly state: 'left'; readonly reason: LeftReason }

interface Account {
  readonly charged: boolean
  open: OpenGroup[]
  readonly prepaid: Shares
  held: Shares
}

const plus = (a: Shares, b: Shares) => both(a, b, (x, y) => x + y)
const sumOf = (row: { unit: number | null; person: number | null } | undefined): Shares => ({
  unit: row?.unit ?? 0,
  person: row?.person ?? 0,
})

/**
 * Holds the lines of a receipts file against ledger and vouchers, in their order: each sees what the ones before it settled. Reads only;
 * the same lines give the same matches in the check and when they are booked.
 */
export function receiptMatcher(db: ReadableDb, offices: readonly string[]): (row: ReceiptRow) => Match {
  const accounts = new Map<string, Account>()
  const balances = new Map<string, Shares>()
  const seen = new Map<string, ReceiptRow>()

  const balanceOf = (unitNo: string): Shares => balances.get(unitNo) ?? suspenseOf(db, unitNo)
  const accountOf = ({ unitNo, period }: ReceiptRow): Account => {
    const key = `${unitNo}/${period}`
    const known = accounts.get(key) ?? readAccount(db, unitNo, period)
    accounts.set(key, known)
    return known
  }

  return (row) => {
    const booked = seen.get(row.voucherNo) ?? voucher(db, row.voucherNo)
    if (booked) return sameFigures(booked, row) ? { state: 'known' } : { state: 'left', reason: 'conflict' }
    const unit = statement<[string], { officeId: string }>(db, 'SELECT office_id AS officeId FROM unit WHERE unit_no = ?').get(row.unitNo)
    if (!unit) return { state: 'left', reason: 'unknownUnit' }
    if (!offices.includes(unit.officeId)) return { state: 'left', reason: 'otherOffice' }
    const account = accountOf(row)
    const { coverageMonth } = row
    const open = coverageMonth === null ? account.open : account.open.filter((group) => group.coverageMonth === coverageMonth)
    if (!account.charged || (coverageMonth !== null && open.length === 0 && !chargedMonth(db, row)))
      return { state: 'left', reason: 'unknownPeriod' }
    // A remainder that a later sheet has offset meanwhile is no longer there.
    const there = both(account.held, balanceOf(row.unitNo), (held, balance) => Math.min(held, Math.max(0, balance)))
    const allocation = allocate({
      open,
      prepaid: open.length === account.open.length ? account.prepaid : { unit: 0, person: 0 },
      held: there,
      paid: { unit: row.unitAmount, person: row.personAmount },
    })
    seen.set(row.voucherNo, row)
    account.open = account.open.filter((group) => !allocation.settled.includes(group.coverageMonth))
    account.held = plus(account.held, allocation.suspense)
    balances.set(row.unitNo, plus(balanceOf(row.unitNo), allocation.suspense))
    return { state: 'booked', ...allocation }
  }
}

/** 待转金 of a unit: the sum of its movements. */
const suspenseOf = (db: ReadableDb, unitNo: string): Shares =>
  sumOf(
    statement<[string], { unit: number | null; person: number | null }>(
      db,
      'SELECT sum(unit_amount) AS unit, sum(person_amount) AS person FROM suspense WHERE unit_no = ?',
    ).get(unitNo),
  )

/** What a unit owes of a period: open months, what is covered without tax, and what earlier receipts left. */
function readAccount(db: ReadableDb, unitNo: string, period: string): Account {
  const months = statement<[string, string], { coverageMonth: string; unit: number; person: number; charges: number; open: number }>(
    db,
    `SELECT coverage_month AS coverageMonth, sum(kind IN ('ordinary', 'back')) AS charges,
       sum(kind IN ('ordinary', 'back') AND received = 0) AS open,
       sum(iif(kind = 'reduction' OR received = 0, unit_amount, 0)) AS unit,
       sum(iif(kind = 'reduction' OR received = 0, person_amount, 0)) AS person
     FROM charge WHERE unit_no = ? AND period = ? AND kind <> 'refund' GROUP BY coverage_month ORDER BY coverage_month`,
  ).all(unitNo, period)
  const moved = (source: string) =>
    sumOf(
      statement<[string, string, string], { unit: number | null; person: number | null }>(
        db,
        'SELECT sum(unit_amount) AS unit, sum(person_amount) AS person FROM suspense WHERE unit_no = ? AND period = ? AND source = ?',
      ).get(unitNo, period, source),
    )
  // Lines 8 and 9, and reductions of other months, less what of them already went into 待转金.
  const credit = months.filter(({ charges }) => charges === 0).reduce(plus, { unit: 0, person: 0 })
  const covered = [moved('offset'), credit, moved('rest')].reduce(plus, { unit: 0, person: 0 })
  return {
    charged: months.length > 0,
    open: months.flatMap(({ coverageMonth, unit, person, open }) => (open > 0 ? [{ coverageMonth, amount: { unit, person } }] : [])),
    prepaid: both(covered, covered, (x) => 0 - x),
    held: moved('receipt'),
  }
}

const chargedMonth = (db: ReadableDb, { unitNo, period, coverageMonth }: ReceiptRow): boolean =>
  statement<[string, string, string | null], object>(
    db,
    'SELECT 1 FROM charge WHERE unit_no = ? AND period = ? AND coverage_month = ? LIMIT 1',
  ).get(unitNo, period, coverageMonth) !== undefined

const voucher = (db: ReadableDb, voucherNo: string): ReceiptRow | undefined =>
  statement<[string], ReceiptRow>(
    db,
    `SELECT voucher_no AS voucherNo, unit_no AS unitNo, period, coverage_month AS coverageMonth, unit_amount AS unitAmount,
       person_amount AS personAmount, late_fee AS lateFee, interest, paid_on AS paidOn FROM receipt WHERE voucher_no = ?`,
  ).get(voucherNo)

const sameFigures = (a: ReceiptRow, b: ReceiptRow): boolean =>
  a.unitNo === b.unitNo &&
  a.period === b.period &&
  a.coverageMonth === b.coverageMonth &&
  a.unitAmount === b.unitAmount &&
  a.personAmount === b.personAmount &&
  a.lateFee === b.lateFee &&
  a.interest === b.interest
