import type { Charge } from '../register/slice.ts'

/** 单位 and 个人 shares in signed 分. */
export interface Shares {
  readonly unit: number
  readonly person: number
}

export const nothing: Shares = { unit: 0, person: 0 }
export const isNothing = (shares: Shares): boolean => shares.unit === 0 && shares.person === 0
export const both = (a: Shares, b: Shares, combine: (a: number, b: number) => number): Shares => ({
  unit: combine(a.unit, b.unit),
  person: combine(a.person, b.person),
})

/** What the ledger holds for one unit, person and month: money received, money still open, and the base last charged. */
export interface Posted {
  readonly received: Shares
  readonly open: Shares
  readonly base: number
}

/** A refund undoes received money and a reduction open money, whatever their own flags say. */
const isReceived = (charge: Charge) => charge.kind === 'refund' || (charge.kind !== 'reduction' && charge.received)

export const postedOf = (charges: readonly Charge[]): Posted => {
  const [received, open] = [
    { unit: 0, person: 0 },
    { unit: 0, person: 0 },
  ]
  let base = 0
  for (const charge of charges) {
    const pot = isReceived(charge) ? received : open
    pot.unit += charge.unitAmount
    pot.person += charge.personAmount
    if (charge.kind === 'ordinary' || charge.kind === 'back') base = charge.base
  }
  return { received, open, base }
}

/**
 * How to get from posted to due, in 分 that are never negative: `more` to charge, `reduced` to take off what is still open (减收), and the
 * rest to give back of what was received (退收). Source: domain rule 3.
 */
export const settle = (due: Shares, posted: Posted) => {
  const held = both(posted.received, posted.open, (a, b) => a + b)
  const more = both(due, held, (a, b) => Math.max(0, a - b))
  const less = both(due, held, (a, b) => Math.max(0, b - a))
  const reduced = both(less, posted.open, (a, open) => Math.min(a, Math.max(0, open)))
  return { more, reduced, refunded: both(less, reduced, (a, b) => a - b) }
}
