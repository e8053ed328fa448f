import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Charge } from '../register/slice.ts'
import { postedOf, settle } from './settlement.ts'

const charge = (kind: Charge['kind'], unitAmount: number, personAmount: number, received: boolean): Charge => ({
  id: '1',
  unitNo: '530000105421',
  idNumber: '530102199003070016',
  coverageMonth: '202509',
  period: '202509',
  kind,
  base: 500_000,
  unitAmount,
  personAmount,
  received,
})
const nothing = { unit: 0, person: 0 }

test('what was received is refunded, what is open is reduced', () => {
  expect(settle(nothing, postedOf([charge('ordinary', 3500, 1500, true)])).refunded).toEqual({ unit: 3500, person: 1500 })
  expect(settle(nothing, postedOf([charge('ordinary', 3500, 1500, false)])).reduced).toEqual({ unit: 3500, person: 1500 })
})

test('open money goes first', () => {
  const posted = postedOf([charge('ordinary', 3500, 1500, true), charge('back', 500, 0, false)])
  expect(settle({ unit: 3200, person: 1500 }, posted)).toEqual({
    more: nothing,
    reduced: { unit: 500, person: 0 },
    refunded: { unit: 300, person: 0 },
  })
})

test('a refund counts against received money even where its own flag is not set', () => {
  const posted = postedOf([charge('ordinary', 3500, 1500, true), charge('refund', -3500, -1500, false)])
  expect(posted.open).toEqual(nothing)
  expect(settle({ unit: 3500, person: 1500 }, posted).more).toEqual({ unit: 3500, person: 1500 })
})

test('the three parts always close the gap', () => {
  const amount = fc.integer({ min: 0, max: 1_000_000 })
  const shares = fc.record({ unit: amount, person: amount })
  fc.assert(
    fc.property(shares, shares, shares, (due, received, open) => {
      const { more, reduced, refunded } = settle(due, { received, open, base: 0 })
      for (const share of ['unit', 'person'] as const) {
        expect(received[share] + open[share] + more[share] - reduced[share] - refunded[share]).toBe(due[share])
        expect(Math.min(more[share], reduced[share], refunded[share])).toBe(0)
        expect(reduced[share]).toBeLessThanOrEqual(open[share])
      }
    }),
  )
})
