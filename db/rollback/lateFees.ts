import type { Move } from '../../shared/rollback/consequences.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'

/** 滞纳金 and 利息 in 分. */
export interface LateFees {
  readonly lateFee: number
  readonly interest: number
}

const total = (lines: Move['after']) => lines.reduce((sum, { unitAmount, personAmount }) => sum + unitAmount + personAmount, 0)

/**
 * What was booked as 滞纳金 and 利息 on months of which something is now given back. Reconciliation gives back principal only: no rule is
 * known by which a fee comes back by itself, so that the plan says what has to be asked for apart.
 */
export function feesLeftBehind(db: ReadableDb, moves: readonly Move[]): LateFees {
  const booked = statement<[string, string, string], LateFees>(
    db,
    `SELECT coalesce(sum(late_fee), 0) AS lateFee, coalesce(sum(interest), 0) AS interest FROM charge
     WHERE unit_no = ? AND id_number = ? AND coverage_month = ? AND kind = 'back'`,
  )
  return moves
    .filter(({ without, after }) => total(after) < total(without))
    .map(({ unitNo, idNumber, coverageMonth }) => booked.get(unitNo, idNumber, coverageMonth))
    .reduce<LateFees>((sum, fees) => ({ lateFee: sum.lateFee + (fees?.lateFee ?? 0), interest: sum.interest + (fees?.interest ?? 0) }), {
      lateFee: 0,
      interest: 0,
    })
}
