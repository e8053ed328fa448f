import { expect, test } from 'vitest'
import { allocate } from '../../shared/rules/receipt.ts'

const group = (coverageMonth: string, unit: number, person: number) => ({ coverageMonth, amount: { unit, person } })
const shares = (unit: number, person: number) => ({ unit, person })
const none = shares(0, 0)
/** The sheet of domain.md §2.4: two months collected back, the ordinary month, 35.00 and 15.00 offset from 待转金. */
const open = [group('202508', 4286, 1837), group('202509', 4286, 1837), group('202510', 22_588, 9681)]
const prepaid = shares(3500, 1500)

test('paying lines 10 and 11 settles every month: 276.60 and 118.55', () => {
  expect(allocate({ open, prepaid, held: none, paid: shares(27_660, 11_855) })).toEqual({
    settled: ['202508', '202509', '202510'],
    suspense: none,
    outcome: 'matched',
  })
})

test('more than asked for stays in 待转金', () => {
  expect(allocate({ open, prepaid, held: none, paid: shares(28_000, 11_855) })).toMatchObject({ suspense: shares(340, 0), outcome: 'over' })
})

test('a short payment settles whole months from the oldest; the rest cannot be split and is held', () => {
  // 42.86 and 18.37 are August; 57.14 and 31.63 are left, which is September and 14.28, 13.26 more.
  expect(allocate({ open, prepaid, held: none, paid: shares(10_000, 5000) })).toEqual({
    settled: ['202508', '202509'],
    suspense: shares(1428, 1326),
    outcome: 'under',
  })
  // One pot never pays for the other.
  expect(allocate({ open, prepaid, held: none, paid: shares(30_000, 0) })).toEqual({
    settled: [],
    suspense: shares(30_000, 0),
    outcome: 'under',
  })
})

test('the second part of a payment takes the held remainder back out', () => {
  const rest = [group('202510', 22_588, 9681)]
  // 225.88 − 35.00 − 14.28 = 176.60 and 96.81 − 15.00 − 13.26 = 68.55.
  expect(allocate({ open: rest, prepaid, held: shares(1428, 1326), paid: shares(17_660, 6855) })).toEqual({
    settled: ['202510'],
    suspense: shares(-1428, -1326),
    outcome: 'matched',
  })
})

test('nothing open: all of it is over', () => {
  expect(allocate({ open: [], prepaid: none, held: none, paid: shares(100, 0) })).toEqual({
    settled: [],
    suspense: shares(100, 0),
    outcome: 'over',
  })
})
