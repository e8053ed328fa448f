import { createHash, type Hash } from 'node:crypto'
import { rowOf } from '../../shared/rules/posting.ts'
import { numbersOf } from '../../shared/rules/sheet.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { contributionTables } from '../projections/roll.ts'
import type { BlockedUnit } from '../schema/ledger.ts'
import { type UnitSheet, unitsPerStep } from './assessUnits.ts'
import type { Terms } from './terms.ts'

/** One step of a run. */
export interface RunStep<Unit extends UnitSheet> {
  readonly units: readonly Unit[]
  readonly done: number
}

/**
 * Digest of the sheets and of every line on them that the tables and the rolls of the last lock do not give: two runs in a period with the
 * same digest book the same bytes. Whom the register moved since then is not on a roll, and a line of it.
 */
export const newDigest = ({ period, asOf, policy }: Terms): Hash =>
  createHash('sha256').update(JSON.stringify([period, asOf, contributionTables.map((table) => policy.tables[table])]))

/** Goes through the units in their order, some at a time, and adds each to the digest. */
export function* runSteps<Unit extends UnitSheet>(
  db: ReadableDb,
  terms: Terms,
  unitNos: readonly string[],
  digest: Hash,
  assess: (db: ReadableDb, terms: Terms, unitNos: readonly string[]) => readonly Unit[],
): Generator<RunStep<Unit>> {
  for (let at = 0; at < unitNos.length; at += unitsPerStep) {
    const units = assess(db, terms, unitNos.slice(at, at + unitsPerStep))
    digest.update(JSON.stringify(units.map(({ unitNo, sheet, others }) => [unitNo, ...numbersOf(sheet.lines), others.map(rowOf)])))
    yield { units, done: Math.min(at + unitsPerStep, unitNos.length) }
  }
}

/** What is missing at a unit, once per table and month. */
export function blockedOf({ unitNo, gaps }: UnitSheet): BlockedUnit[] {
  const found = new Map<string, BlockedUnit>()
  for (const missing of gaps) {
    const key = `${missing.table}/${missing.month}`
    const persons = (found.get(key)?.persons ?? 0) + 1
    found.set(key, { unitNo, table: missing.table, month: missing.month, message: missing.message, persons })
  }
  return [...found.values()]
}
