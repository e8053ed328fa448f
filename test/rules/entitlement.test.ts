import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultPolicy as policy } from '../../db/policy/defaults.ts'
import type { Policy } from '../../shared/policy/policy.ts'
import { daysSinceJobLoss, entitlement, monthsByTable, unusedMonths } from '../../shared/rules/entitlement.ts'

const withOffset = (offset: 0 | 1): Policy => ({
  tables: { ...policy.tables, firstMonthOffset: policy.tables.firstMonthOffset.map((row) => ({ ...row, offset })) },
})
const facts = { paidMonths: 87, carriedOver: 0, registeredOn: '2025-08-15', division: '530102' }
const of = (using: Policy, change: Partial<typeof facts>) => {
  const result = entitlement(using, { ...facts, ...change })
  if (!result.ok) throw new Error(result.missing.map((m) => m.message.en).join())
  return result.value
}

test.each([
  [11, 0],
  [12, 2],
  [23, 2],
  [24, 4],
  [36, 7],
  [48, 10],
  [59, 10],
  [60, 13],
  [71, 13],
  [72, 15],
  [119, 18],
  [120, 19],
  [179, 23],
  [180, 24],
  [600, 24],
])('%i paid months give %i months', (paidMonths, months) => {
  expect(of(policy, { paidMonths }).tableMonths).toBe(months)
})

test('the table fits the national caps and never falls', () => {
  const table = policy.tables.durationTable[0]?.months ?? []
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 600 }), (paid) => {
      const months = monthsByTable(table, paid)
      expect(months).toBeLessThanOrEqual(paid < 12 ? 0 : paid < 60 ? 12 : paid < 120 ? 18 : 24)
      expect(monthsByTable(table, paid + 1)).toBeGreaterThanOrEqual(months)
    }),
  )
})

test('87 paid months, first month after registration', () => {
  expect(of(withOffset(1), {})).toMatchObject({
    fullYears: 7,
    months: 16,
    firstMonth: '202509',
    lastMonth: '202612',
    spans: [
      { from: '202509', to: '202509', months: 1, monthly: 186_300 },
      { from: '202510', to: '202612', months: 15, monthly: 195_300, source: '云人社发〔2025〕19号' },
    ],
    total: 3_115_800,
  })
})

test('87 paid months, first month is that of registration', () => {
  const value = of(withOffset(0), {})
  expect(value).toMatchObject({ firstMonth: '202508', lastMonth: '202611', total: 3_106_800 })
  expect(value.spans.map((span) => span.months)).toEqual([2, 14])
})

test('unused months are added, up to 24', () => {
  expect(of(policy, { paidMonths: 26, carriedOver: 11 })).toMatchObject({ tableMonths: 4, months: 15 })
  expect(of(policy, { paidMonths: 60, carriedOver: 16 })).toMatchObject({ tableMonths: 13, months: 24 })
  expect(of(policy, { paidMonths: 3, carriedOver: 5 })).toMatchObject({ tableMonths: 0, months: 5 })
})

test('without months there is nothing to pay', () => {
  expect(of(policy, { paidMonths: 11 })).toMatchObject({ months: 0, firstMonth: null, lastMonth: null, total: 0, spans: [] })
})

test('months without an amount are named', () => {
  const result = entitlement(policy, { ...facts, registeredOn: '2020-03-10' })
  expect(!result.ok && result.missing.map((m) => m.month)).toEqual(['202004', '202005', '202006'])
})

const claim = {
  idNumber: '530102199003070016',
  claimedOn: '2025-01-10',
  paidMonths: 87,
  months: 16,
  carriedOver: 0,
  firstMonth: '202502',
  lastMonth: '202605',
  accountNumber: '6222021001116245702',
  accountType: 'card' as const,
  accountName: '张三',
  bankCode: '102',
  phone: '13812345678',
  medical: 'fund' as const,
  medicalNo: null,
  waiverReason: null,
  stoppedFrom: null,
  stopReason: null,
}
const payment = (month: string) => ({ id: month, idNumber: claim.idNumber, month, amount: 186_300 })

test('16 months of which 5 were drawn leave 11; one never drawn hands on only what it took over', () => {
  const five = ['202502', '202503', '202504', '202505', '202506'].map(payment)
  expect(unusedMonths([claim], five, claim.idNumber)).toBe(11)
  expect(unusedMonths([claim], [...five, payment('202506')], claim.idNumber)).toBe(11)
  expect(unusedMonths([claim], [], claim.idNumber)).toBe(0)
  expect(unusedMonths([{ ...claim, carriedOver: 3 }], [], claim.idNumber)).toBe(3)
  expect(unusedMonths([], five, claim.idNumber)).toBe(0)
})

test('days since the job was lost are for information', () => {
  expect(daysSinceJobLoss({ lostJobOn: '2025-08-01' }, '2025-09-30')).toBe(60)
  expect(daysSinceJobLoss({ lostJobOn: '2025-08-01' }, '2025-08-01')).toBe(0)
})
