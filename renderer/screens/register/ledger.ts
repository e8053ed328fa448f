import type { OutputOf } from '../../../shared/contract/index.ts'

export type LedgerLine = OutputOf<'register.person'>['ledger'][number]

/** Sums of ledger lines in signed 分. */
export const ledgerTotal = (lines: readonly LedgerLine[]) => {
  const unitAmount = lines.reduce((sum, line) => sum + line.unitAmount, 0)
  const personAmount = lines.reduce((sum, line) => sum + line.personAmount, 0)
  return { unitAmount, personAmount, total: unitAmount + personAmount }
}
