import type { Charge } from '../../shared/register/slice.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import type { SheetRecord } from '../queries/sheets.ts'
import { statement } from '../statement.ts'

/** A movement of 待转金 behind lines 8 and 9, in signed 分: what there was, what came in, what was used. */
export interface SuspenseMove {
  readonly source: 'before' | 'opening' | 'refund' | 'rest' | 'offset' | 'receipt'
  readonly period: string
  /** Whose refunded month it is, for `refund` */
  readonly idNumber: string | null
  readonly coverageMonth: string | null
  readonly unitAmount: number
  readonly personAmount: number
}

/** The balance before the period, the refunds of the period one by one, and what its sheet used. */
export function suspenseBehind(
  db: ReadableDb,
  { unitNo, period, locked, lines }: SheetRecord,
  booked: readonly Pick<Charge, 'kind' | 'idNumber' | 'coverageMonth' | 'unitAmount' | 'personAmount'>[],
): SuspenseMove[] {
  const before = statement<[string, string, string], { unitAmount: number; personAmount: number }>(
    db,
    `SELECT coalesce(sum(unit_amount), 0) AS unitAmount, coalesce(sum(person_amount), 0) AS personAmount FROM suspense
     WHERE unit_no = ? AND (period < ? OR (period = ? AND source IN ('opening', 'receipt')))`,
  ).get(unitNo, period, period) ?? { unitAmount: 0, personAmount: 0 }
  const own = { period, idNumber: null, coverageMonth: null }
  const refunds = booked
    .filter((line) => line.kind === 'refund')
    .map(
      (line): SuspenseMove => ({
        source: 'refund',
        period,
        idNumber: line.idNumber,
        coverageMonth: line.coverageMonth,
        unitAmount: -line.unitAmount,
        personAmount: -line.personAmount,
      }),
    )
  const used = { ...own, source: 'offset' as const, unitAmount: -lines.unitOffset, personAmount: -lines.personOffset }
  return [
    { ...own, source: 'before' as const, ...before },
    ...refunds,
    ...(used.unitAmount !== 0 || used.personAmount !== 0 || locked ? [used] : []),
  ]
}
