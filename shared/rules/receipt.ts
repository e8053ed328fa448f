import { both, nothing, type Shares } from './settlement.ts'

/** The charges of one coverage month in one accounting period that are not yet received, netted. */
export interface OpenGroup {
  readonly coverageMonth: string
  readonly amount: Shares
}

export interface ReceiptFacts {
  /** Oldest coverage month first */
  readonly open: readonly OpenGroup[]
  /** What lines 8 and 9 and credits of the period cover, so that tax is not asked for it */
  readonly prepaid: Shares
  /** What earlier receipts for the same period left in 待转金 and is still there */
  readonly held: Shares
  /** The money of this receipt */
  readonly paid: Shares
}

export interface Allocation {
  /** Coverage months whose charges are now received */
  readonly settled: readonly string[]
  /** Movement of 待转金: what cannot be split goes in, an earlier remainder that is used now goes out */
  readonly suspense: Shares
  readonly outcome: 'matched' | 'over' | 'under'
}

const minus = (a: Shares, b: Shares): Shares => both(a, b, (x, y) => x - y)
const plus = (a: Shares, b: Shares): Shares => both(a, b, (x, y) => x + y)
const covers = (a: Shares, b: Shares): boolean => a.unit >= b.unit && a.person >= b.person
const positive = (a: Shares): Shares => both(a, nothing, (x) => Math.max(0, x))

/**
 * Splits a receipt: all that is open when it is enough, else whole coverage months from the oldest; what is left over cannot be split among
 * persons and is held in 待转金. Units and persons are two pots; one never pays for the other. Source: domain rules 1.6 and 3.
 */
export function allocate({ open, prepaid, held, paid }: ReceiptFacts): Allocation {
  const money = plus(held, paid)
  const need = positive(
    minus(
      open.reduce((sum, group) => plus(sum, group.amount), nothing),
      prepaid,
    ),
  )
  const result = (settled: readonly string[], left: Shares, outcome: Allocation['outcome']): Allocation => ({
    settled,
    suspense: minus(left, held),
    outcome,
  })
  if (covers(money, need)) {
    const left = minus(money, need)
    return result(
      open.map(({ coverageMonth }) => coverageMonth),
      left,
      left.unit + left.person > 0 ? 'over' : 'matched',
    )
  }
  const settled: string[] = []
  let left = money
  for (const group of open) {
    if (!covers(left, group.amount)) break
    settled.push(group.coverageMonth)
    left = minus(left, group.amount)
  }
  return result(settled, left, 'under')
}
