import { expect, test } from 'vitest'
import type { Charge, Slice } from '../../shared/register/slice.ts'
import { monthsBetween } from '../../shared/rules/months.ts'
import { paidMonths } from '../../shared/rules/paidMonths.ts'
import { charge, register } from './register.ts'

const zhang = '530102199003070016'
const months = (from: string, to: string, change: Partial<Charge> = {}) =>
  monthsBetween(from, to).map((month) => charge(zhang, month, 3500, 1500, change))
const ledger = (charges: readonly Charge[], change: Partial<Slice> = {}) => register([], [], charges, change)

const claim: Slice['records']['entitlement'][string] = {
  idNumber: zhang,
  claimedOn: '2024-07-10',
  paidMonths: 30,
  months: 4,
  carriedOver: 0,
  firstMonth: '202408',
  lastMonth: '202411',
  accountNumber: '6222021001116245702',
  accountType: 'card',
  accountName: '张三',
  bankCode: '102',
  phone: '13812345678',
  medical: 'fund',
  medicalNo: null,
  waiverReason: null,
  stoppedFrom: null,
  stopReason: null,
}
const claimed = (charges: readonly Charge[], paid: readonly string[]): Slice => {
  const slice = ledger(charges, { openingPaidMonths: { [zhang]: 24 } })
  return {
    ...slice,
    records: { ...slice.records, entitlement: { claim } },
    payments: paid.map((month) => ({ id: month, idNumber: zhang, month, amount: 186_300 })),
  }
}

test('fully paid months count, on top of the opening balance', () => {
  const slice = ledger(months('202401', '202412'), { openingPaidMonths: { [zhang]: 75 } })
  expect(paidMonths(slice, zhang, '2024-12-31')).toMatchObject({ total: 87, opening: 75, arrears: [], late: [], restartedAfter: null })
  expect(paidMonths(slice, zhang, '2024-06-15').total).toBe(81)
  expect(paidMonths(slice, '530129198502280021', '2024-12-31').total).toBe(0)
})

test('arrears and refunded months do not count', () => {
  const refund = charge(zhang, '202403', -3500, -1500, { id: 'r', period: '202404', kind: 'refund' })
  const partly = charge(zhang, '202404', 700, 300, { id: 'b', period: '202405', kind: 'back', received: false })
  const slice = ledger([...months('202401', '202404'), charge(zhang, '202405', 3500, 1500, { received: false }), refund, partly])
  expect(paidMonths(slice, zhang, '2024-12-31')).toMatchObject({ total: 2, paid: ['202401', '202402'], arrears: ['202404', '202405'] })
})

test('an open charge that was taken back leaves a month without money, not arrears', () => {
  const open = charge(zhang, '202401', 3500, 1500, { received: false })
  const back = charge(zhang, '202401', -3500, -1500, { id: 'r', kind: 'reduction', received: false })
  expect(paidMonths(ledger([open, back]), zhang, '2024-12-31')).toMatchObject({ total: 0, arrears: [] })
})

test('months collected after the job was lost do not count', () => {
  const slice = ledger([...months('202401', '202412'), ...months('202402', '202403', { id: 'x', period: '202501', kind: 'back' })])
  expect(paidMonths(slice, zhang, '2024-12-31').total).toBe(12)
  const only = ledger([...months('202401', '202403'), ...months('202404', '202405', { period: '202501', kind: 'back' })])
  expect(paidMonths(only, zhang, '2024-12-31')).toMatchObject({ total: 3, late: ['202404', '202405'] })
})

test('after a claim that was drawn on, counting starts again', () => {
  const charges = [...months('202401', '202406'), ...months('202410', '202509')]
  expect(paidMonths(claimed(charges, ['202408', '202409']), zhang, '2025-09-30')).toMatchObject({
    total: 12,
    opening: 0,
    restartedAfter: '2024-07-10',
  })
  expect(paidMonths(claimed(charges, []), zhang, '2025-09-30')).toMatchObject({ total: 42, opening: 24, restartedAfter: null })
})

test('a claim does not use up its own months', () => {
  expect(paidMonths(claimed(months('202401', '202406'), ['202408']), zhang, '2024-07-05')).toMatchObject({ total: 30, opening: 24 })
})

test('the month the job was lost belongs to the claim that was drawn on', () => {
  const slice = claimed(months('202401', '202506'), ['202408'])
  expect(paidMonths(slice, zhang, '2025-06-30').paid[0]).toBe('202408')
  const unemployment = {
    idNumber: zhang,
    registeredOn: '2024-06-20',
    lostJobOn: '2024-06-15',
    reason: '01',
    lastUnitNo: null,
    personType: '1',
    specialStatus: null,
    officeId: 'km-wuhua',
    cancelledOn: null,
    cancelReason: null,
  }
  const registered = { ...slice, records: { ...slice.records, unemployment: { unemployment } } }
  expect(paidMonths(registered, zhang, '2025-06-30').paid[0]).toBe('202407')
})
