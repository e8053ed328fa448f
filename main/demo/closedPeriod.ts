import type { Receipts } from '../../db/commands/receipts.ts'
import type { EventData } from '../../shared/journal/events.ts'
import { at, lastCharged } from './day.ts'
import { random, uuidFrom } from './random.ts'

type Opened = EventData<'register.opened'>

/** The month before the demonstration's: assessed and locked on the 22nd, paid by the 25th by all who pay. */
export const closedPeriod = lastCharged
export const founded = at('2025-09-21', '09:00')
export const lockedAt = at('2025-09-22', '10:00')
export const paidAt = at('2025-09-25', '09:20')

/** The opening balance as it was before that month was locked: its charges are posted by the lock itself. */
export const beforeLock = (openings: readonly Opened[]): Opened[] =>
  openings.map((opened) => ({
    ...opened,
    openPeriod: closedPeriod,
    charges: opened.charges.filter((charge) => charge.period < closedPeriod),
  }))

/** 到账 of that month, one voucher a unit: what the opening says was received. */
export function receiptsOf(openings: readonly Opened[]): Receipts {
  const paid = openings.flatMap(({ charges }) => charges.filter(({ period, received }) => period === closedPeriod && received))
  const byUnit = [...Map.groupBy(paid, (charge) => charge.unitNo)].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    batchId: uuidFrom(random('receipts of the closed period')),
    fileName: `到账${closedPeriod}.xlsx`,
    sha256: '0'.repeat(64),
    rows: byUnit.map(([unitNo, charges], index) => ({
      line: index + 2,
      voucherNo: `3530${closedPeriod}${String(index + 1).padStart(6, '0')}`,
      unitNo,
      period: closedPeriod,
      coverageMonth: null,
      unitAmount: charges.reduce((sum, charge) => sum + charge.unitAmount, 0),
      personAmount: charges.reduce((sum, charge) => sum + charge.personAmount, 0),
      lateFee: 0,
      interest: 0,
      paidOn: '2025-09-24',
    })),
  }
}
