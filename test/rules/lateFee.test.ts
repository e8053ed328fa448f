import { expect, test } from 'vitest'
import { defaultPolicy as policy } from '../../db/policy/defaults.ts'
import { checkChange } from '../../shared/policy/change.ts'
import type { Policy } from '../../shared/policy/policy.ts'
import type { RowOf } from '../../shared/policy/tables.ts'
import { interestOver } from '../../shared/rules/interest.ts'
import { feeOver, lateFee } from '../../shared/rules/lateFee.ts'

const withRule = (change: Partial<RowOf<'lateFee'>>): Policy => ({
  tables: { ...policy.tables, lateFee: policy.tables.lateFee.map((row) => ({ ...row, ...change })) },
})
const fee = (using: Policy, month: string, principal: number, asOf: string) => {
  const result = lateFee(using, { month, principal, asOf })
  return result.ok ? [result.value.days, result.value.fee] : result.missing.table
}

test('V1: from the 21st to the day of assessment', () => {
  expect(fee(policy, '202508', 6123, '2025-10-20')).toEqual([61, 187])
  expect(fee(policy, '202509', 6123, '2025-10-20')).toEqual([30, 92])
})

test('V2: from the first of the next month to the day before', () => {
  const v2 = withRule({ start: 'V2' })
  expect(fee(v2, '202508', 6123, '2025-10-20')).toEqual([49, 150])
  expect(fee(v2, '202509', 6123, '2025-10-20')).toEqual([19, 58])
})

test('three months across a year', () => {
  expect(fee(policy, '202411', 4306, '2025-10-20')).toEqual([334, 719])
  expect(fee(policy, '202412', 4306, '2025-10-20')).toEqual([304, 655])
  expect(fee(policy, '202501', 4357, '2025-10-20')).toEqual([273, 595])
})

test('2‰ a day to 2011-06-30, 0.5‰ after', () => {
  expect(feeOver(policy, 100_000, '2011-05-01', '2011-06-30')).toMatchObject({ value: { days: 61, fee: 12_200 } })
  expect(feeOver(policy, 100_000, '2011-07-01', '2011-07-31')).toMatchObject({ value: { days: 31, fee: 1550 } })
  expect(feeOver(policy, 100_000, '2011-05-01', '2011-07-31')).toMatchObject({ value: { days: 92, fee: 13_750 } })
})

test('nothing is due up to the deadline', () => {
  expect(fee(policy, '202510', 6123, '2025-10-20')).toEqual([0, 0])
  expect(fee(policy, '202510', 6123, '2025-10-21')).toEqual([1, 3])
})

test('cap and grace are parameters', () => {
  expect(fee(withRule({ cap: 'principal' }), '201506', 10_000, '2025-10-20')).toMatchObject({ 1: 10_000 })
  expect(fee(withRule({ graceDays: 30 }), '202509', 6123, '2025-10-20')).toEqual([30, 0])
  expect(fee(withRule({ graceDays: 29 }), '202509', 6123, '2025-10-20')).toEqual([30, 92])
})

test('cap and grace hold from their own day on', () => {
  const row = policy.tables.lateFee[1]!
  const change = {
    table: 'lateFee',
    action: 'add',
    target: null,
    row: { ...row, from: '2025-10-01', docNo: '云社险〔2025〕1号', graceDays: 30 },
  } as const
  const checked = checkChange(policy.tables, change)
  const dated = { tables: checked.ok ? checked.tables : policy.tables }
  // Assessed before the new row the fee is owed, after it thirty days are free.
  expect(fee(dated, '202508', 6123, '2025-09-19')).toEqual([30, 92])
  expect(fee(dated, '202509', 6123, '2025-10-20')).toEqual([30, 0])
  expect(fee(dated, '202508', 6123, '2025-10-20')).toEqual([61, 187])
})

test('interest is 0 by default, and a dated rate with its basis when an office enters one', () => {
  expect(interestOver(policy, 12_969, '2025-01-21', '2025-10-20')).toEqual({ ok: true, value: 0 })
  const [row] = policy.tables.interest
  const change = {
    table: 'interest',
    action: 'add',
    target: null,
    row: { ...row!, from: '2025-07-01', docNo: '测试〔2025〕1号', perMillion: 100, basis: '测试依据' },
  } as const
  const checked = checkChange(policy.tables, change)
  const dated = { tables: checked.ok ? checked.tables : policy.tables }
  // 10 days at 0.01 % of 1000.00 are 1.00; the days before the row cost nothing.
  expect(interestOver(dated, 100_000, '2025-06-21', '2025-07-10')).toEqual({ ok: true, value: 100 })
  expect(interestOver(policy, 100_000, '1999-01-01', '1999-01-31')).toMatchObject({ ok: false, missing: { table: 'interest' } })
})

test('before any rule it blocks', () => {
  expect(fee(policy, '199812', 6123, '2025-10-20')).toBe('businessWindow')
  expect(fee(policy, '199901', 6123, '2025-10-20')).toBe('lateFee')
})
