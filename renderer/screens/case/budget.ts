import type { PartPreview } from '../../../shared/contract/filings.ts'

export type MoneyLine = PartPreview['money'][number]

export interface BudgetTotal {
  readonly unitAmount: number
  readonly personAmount: number
  readonly total: number
  readonly lateFee: number
  /** Credited to 待转金, as a positive figure. */
  readonly suspense: number
}

/** Sums of the 预算 in 分; refunds are negative lines. */
export function totalOf(lines: readonly MoneyLine[]): BudgetTotal {
  const sum = (of: (line: MoneyLine) => number) => lines.reduce((all, line) => all + of(line), 0)
  const unitAmount = sum((line) => line.unitAmount)
  const personAmount = sum((line) => line.personAmount)
  return {
    unitAmount,
    personAmount,
    total: unitAmount + personAmount,
    lateFee: sum((line) => line.lateFee),
    suspense: -sum((line) => (line.suspense ? line.unitAmount + line.personAmount : 0)) || 0,
  }
}
