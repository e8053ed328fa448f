import type { ReadableDb } from '../encryptedFile.ts'
import { readStream } from '../journal/read.ts'
import { statement } from '../statement.ts'
import { officeOf } from './desk.ts'

export interface OpeningState {
  readonly state: 'open' | 'taken' | 'closed'
  readonly ledgerFrom: string
  readonly openPeriod: string
  readonly takenAt: string | null
  readonly takenBy: string | null
}

/** Whether the office can still take over an opening balance: only before the first filing, unit, period or receipt. */
export function openingState(db: ReadableDb): OpeningState {
  const { ledgerFrom, openPeriod } = officeOf(db)
  const [taken] = readStream(db, 'register')
  const begun =
    statement<[], object>(
      db,
      `SELECT 1 WHERE EXISTS (SELECT 1 FROM filing) OR EXISTS (SELECT 1 FROM unit) OR EXISTS (SELECT 1 FROM person)
       OR EXISTS (SELECT 1 FROM period) OR EXISTS (SELECT 1 FROM package) OR EXISTS (SELECT 1 FROM receipt_batch)`,
    ).get() !== undefined
  return {
    state: taken ? 'taken' : begun ? 'closed' : 'open',
    ledgerFrom,
    openPeriod,
    takenAt: taken?.recordedAt ?? null,
    takenBy: taken?.actor.staffId ?? null,
  }
}
