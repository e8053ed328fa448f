import { type Enrolment, recordKey, type Wage } from '../../shared/register/records.ts'
import { type Charge, emptySlice, type Slice } from '../../shared/register/slice.ts'
import type { ReconcileLine } from '../../shared/rules/reconcile.ts'

export const unitA = '530000105421'
export const unitB = '530000105439'

export const enrolment = (idNumber: string, fromMonth: string, change: Partial<Enrolment> = {}): Enrolment => ({
  unitNo: unitA,
  idNumber,
  fromMonth,
  toMonth: null,
  stopReason: null,
  ruralWorker: false,
  ruralWorkerPays: false,
  employedOn: null,
  ...change,
})

export const wage = (idNumber: string, fromMonth: string, monthly: number, unitNo = unitA): Wage => ({
  unitNo,
  idNumber,
  fromMonth,
  monthly,
})

export const charge = (
  idNumber: string,
  coverageMonth: string,
  unitAmount: number,
  personAmount: number,
  change: Partial<Charge> = {},
): Charge => ({
  id: `${idNumber}/${coverageMonth}`,
  unitNo: unitA,
  idNumber,
  coverageMonth,
  period: coverageMonth,
  kind: 'ordinary',
  base: 500_000,
  unitAmount,
  personAmount,
  received: true,
  ...change,
})

/** A register with a ledger that answers from 202401 on and books into 202510. */
export const register = (
  enrolments: readonly Enrolment[],
  wages: readonly Wage[],
  charges: readonly Charge[] = [],
  change: Partial<Slice> = {},
): Slice => ({
  ...emptySlice,
  records: {
    ...emptySlice.records,
    enrolment: Object.fromEntries(enrolments.map((body) => [recordKey.enrolment(body), body])),
    wage: Object.fromEntries(wages.map((body) => [recordKey.wage(body), body])),
  },
  charges,
  ledgerFrom: '202401',
  openPeriod: '202510',
  ...change,
})

/** Books lines as an assessment run would. */
export const book = (slice: Slice, lines: readonly ReconcileLine[]): Slice => ({
  ...slice,
  charges: [
    ...slice.charges,
    ...lines.map(
      ({ unitNo, idNumber, coverageMonth, kind, base, unitAmount, personAmount }, i): Charge => ({
        id: `${slice.openPeriod}/${slice.charges.length + i}`,
        unitNo,
        idNumber,
        coverageMonth,
        period: slice.openPeriod,
        kind,
        base,
        unitAmount,
        personAmount,
        received: kind === 'refund',
      }),
    ),
  ],
})
