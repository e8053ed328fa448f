import { expect, test } from 'vitest'
import { defaultPolicy } from '../../db/policy/defaults.ts'
import { checkChange } from '../../shared/policy/change.ts'
import type { Policy } from '../../shared/policy/policy.ts'
import type { RowOf } from '../../shared/policy/tables.ts'
import { reconcile } from '../../shared/rules/reconcile.ts'
import { enrolmentRecord, paid, personRecord, register, unitA, wageRecord } from '../filings/given.ts'

/** From 202507 on, the wages of 2025 have to have been declared. */
const row: RowOf<'wageDeadline'> = {
  from: '202507',
  to: null,
  docNo: '云社险通〔2025〕2号',
  source: '2025年度缴费基数申报通知',
  confirmed: true,
  wagesFrom: '202501',
}
const checked = checkChange(defaultPolicy.tables, { table: 'wageDeadline', action: 'add', target: null, row })
const policy: Policy = { tables: checked.ok ? checked.tables : defaultPolicy.tables }

const months = ['202401', '202402', '202403', '202404', '202405', '202406', '202407', '202408', '202409', '202410', '202411', '202412']
const year2025 = ['202501', '202502', '202503', '202504', '202505', '202506']
/** 5,000 元 declared in 2024, paid to 202506; 202507 to 202509 not yet charged, 202510 open. */
const undeclared = (...later: ReturnType<typeof wageRecord>[]) =>
  register({
    person: [personRecord()],
    enrolment: [enrolmentRecord()],
    wage: [wageRecord(), ...later],
    charges: paid(...months, ...year2025),
  })
const lines = (using: Policy, slice = undeclared()) =>
  reconcile(slice, using, { asOf: '2025-10-16' }).lines.map((line) => [
    line.coverageMonth,
    line.kind,
    line.base,
    line.unitAmount,
    line.personAmount,
    line.overdue,
  ])

test('without a deadline a wage once declared goes on', () => {
  expect(lines(defaultPolicy)).toEqual([
    ['202507', 'back', 500_000, 3500, 1500, false],
    ['202508', 'back', 500_000, 3500, 1500, false],
    ['202509', 'back', 500_000, 3500, 1500, false],
    ['202510', 'ordinary', 500_000, 3500, 1500, false],
  ])
})

test('past the deadline 110 % of the last declared month, marked, month after month the same (社会保险法 art. 62)', () => {
  // 5000.00 × 110 % = 5500.00; × 0.7 % = 38.50, × 0.3 % = 16.50.
  expect(lines(policy)).toEqual([
    ['202507', 'back', 550_000, 3850, 1650, true],
    ['202508', 'back', 550_000, 3850, 1650, true],
    ['202509', 'back', 550_000, 3850, 1650, true],
    ['202510', 'ordinary', 550_000, 3850, 1650, true],
  ])
})

test('a late declaration settles: the difference to the declared wage comes back or is collected', () => {
  const assessed = ['202507', '202508', '202509'].map((coverageMonth, i) => ({
    ...paid(coverageMonth)[0]!,
    base: 550_000,
    unitAmount: 3850,
    personAmount: 1650,
    // The last one has not been received yet.
    received: i < 2,
  }))
  const slice = undeclared({ ...wageRecord(520_000), fromMonth: '202507' })
  const settled = lines(policy, { ...slice, charges: [...slice.charges, ...assessed] })
  // 5200.00 × 0.7 % = 36.40, × 0.3 % = 15.60: 2.10 and 0.90 less than assessed.
  expect(settled).toEqual([
    ['202507', 'refund', 520_000, -210, -90, false],
    ['202508', 'refund', 520_000, -210, -90, false],
    ['202509', 'reduction', 520_000, -210, -90, false],
    ['202510', 'ordinary', 520_000, 3640, 1560, false],
  ])
})

test('somebody new without a declaration in time has no earlier month: it blocks with words', () => {
  const slice = register({
    person: [personRecord()],
    enrolment: [enrolmentRecord({ fromMonth: '202508' })],
    wage: [{ ...wageRecord(), unitNo: unitA.unitNo, fromMonth: '202401' }],
  })
  const { blocked } = reconcile(slice, policy, { asOf: '2025-10-16' })
  expect(blocked.map(({ table, month }) => [table, month])).toEqual([
    ['wage', '202508'],
    ['wage', '202509'],
    ['wage', '202510'],
  ])
  expect(blocked[0]?.message.zh).toContain('上月缴费额')
})
