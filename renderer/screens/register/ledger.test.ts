import { expect, it } from 'vitest'
import { type LedgerLine, ledgerTotal } from './ledger.ts'

const line = (unitAmount: number, personAmount: number): LedgerLine => ({
  id: `${unitAmount}`,
  unitNo: '530100000001',
  idNumber: '5301**********0011',
  personName: '张三',
  coverageMonth: '202509',
  period: '202510',
  kind: 'ordinary',
  base: 500000,
  unitAmount,
  personAmount,
  received: true,
})

it('sums what was booked, refunds counting against it', () => {
  expect(ledgerTotal([line(3500, 1500), line(3500, 1500), line(-3500, -1500)])).toEqual({
    unitAmount: 3500,
    personAmount: 1500,
    total: 5000,
  })
  expect(ledgerTotal([])).toEqual({ unitAmount: 0, personAmount: 0, total: 0 })
})
