import { expect, it } from 'vitest'
import { type MoneyLine, totalOf } from './budget.ts'

const line = (change: Partial<MoneyLine>): MoneyLine => ({
  unitNo: '530100000001',
  unitName: '昆明示例有限公司',
  idNumber: '5301**********0011',
  coverageMonth: '202509',
  kind: 'back',
  base: 500000,
  unitRate: 70,
  personRate: 30,
  unitAmount: 3500,
  personAmount: 1500,
  lateFee: 0,
  lateDays: 0,
  interest: 0,
  ruralWorker: false,
  overdue: false,
  suspense: false,
  ...change,
})

it('adds up back payments with their late fee', () => {
  expect(totalOf([line({ lateFee: 53 }), line({ coverageMonth: '202510' })])).toEqual({
    unitAmount: 7000,
    personAmount: 3000,
    total: 10000,
    lateFee: 53,
    suspense: 0,
  })
})

it('shows what goes into 待转金 as a positive figure', () => {
  const refund = line({ kind: 'refund', unitAmount: -3500, personAmount: -1500, suspense: true })
  expect(totalOf([refund])).toMatchObject({ total: -5000, suspense: 5000 })
  expect(totalOf([])).toEqual({ unitAmount: 0, personAmount: 0, total: 0, lateFee: 0, suspense: 0 })
})
