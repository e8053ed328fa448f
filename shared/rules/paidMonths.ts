import type { Entitlement } from '../register/records.ts'
import { type Charge, recordsOf, type Slice } from '../register/slice.ts'
import { monthOf } from './months.ts'

/** 累计缴费时间, opened up to its months `YYYYMM`. */
export interface PaidMonths {
  readonly total: number
  /** 历史缴费月数 from before the ledger */
  readonly opening: number
  readonly paid: readonly string[]
  /** Charged but not fully received: they do not count (domain rule 4.3) */
  readonly arrears: readonly string[]
  /** Received, but assessed after the job was lost: they do not count (domain rule 3) */
  readonly late: readonly string[]
  /** The claim after which counting began again, or null */
  readonly restartedAfter: string | null
}

const drew = (slice: Slice, claim: Entitlement) =>
  slice.payments.some((p) => p.idNumber === claim.idNumber && claim.firstMonth <= p.month && p.month <= claim.lastMonth)

/** Month in which the job of a claim was lost: months up to it are used up once the claim was drawn on. */
const usedUpTo = (slice: Slice, claim: Entitlement): string => {
  const lost = recordsOf(slice, 'unemployment')
    .filter((u) => u.idNumber === claim.idNumber && u.cancelledOn === null && u.registeredOn <= claim.claimedOn)
    .map((u) => u.lostJobOn)
    .sort()
    .at(-1)
  return monthOf(lost ?? claim.claimedOn)
}

const sum = (charges: readonly Charge[]) => charges.reduce((total, charge) => total + charge.unitAmount + charge.personAmount, 0)

/**
 * Fully paid months of a person up to the loss of the job (`YYYY-MM-DD`): what the ledger received whole, plus the opening balance.
 * After a claim that was drawn on, counting starts again (社会保险法 art. 46); one never drawn on leaves it running.
 */
export const paidMonths = (slice: Slice, idNumber: string, lostJobOn: string): PaidMonths => {
  const lastMonth = monthOf(lostJobOn)
  const drawn = recordsOf(slice, 'entitlement')
    .filter((claim) => claim.idNumber === idNumber && usedUpTo(slice, claim) < lastMonth && drew(slice, claim))
    .sort((a, b) => (a.claimedOn < b.claimedOn ? -1 : 1))
    .at(-1)
  const restart = drawn ? usedUpTo(slice, drawn) : null
  const counted = slice.charges.filter(
    (c) =>
      c.idNumber === idNumber &&
      c.coverageMonth >= slice.ledgerFrom &&
      c.coverageMonth <= lastMonth &&
      (restart === null || c.coverageMonth > restart),
  )
  const byMonth = Map.groupBy(counted, (charge) => charge.coverageMonth)
  const paid: string[] = []
  const arrears: string[] = []
  const late: string[] = []
  for (const month of [...byMonth.keys()].sort()) {
    const charges = byMonth.get(month) ?? []
    if (sum(charges) <= 0) continue
    const open = charges.filter((c) => c.kind === 'reduction' || (c.kind !== 'refund' && !c.received))
    if (sum(open) > 0) arrears.push(month)
    else if (charges.every((c) => c.kind !== 'ordinary' && c.period > lastMonth)) late.push(month)
    else paid.push(month)
  }
  // An opening balance was counted at the start of the ledger; a claim drawn on since then has used it up.
  const opening = restart === null || restart < slice.ledgerFrom ? (slice.openingPaidMonths[idNumber] ?? 0) : 0
  return { total: opening + paid.length, opening, paid, arrears, late, restartedAfter: drawn?.claimedOn ?? null }
}
