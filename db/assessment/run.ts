import { createHash, type Hash } from 'node:crypto'
import { rowOf } from '../../shared/rules/posting.ts'
import { numbersOf } from '../../shared/rules/sheet.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { contributionTables } from '../projections/roll.ts'
import type { BlockedUnit } from '../schema/ledger.ts'
import type { UnitSheet } from './assessUnits.ts'
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

/** Persons and lines that a step is to hold, and units at most: enough to read in one go, and few enough whatever the units' size. */
const perStep = 10_000
const unitsPerStep = 200

/** Goes through the units in their order, some at a time, and adds each to the digest. */
export function* runSteps<Unit extends UnitSheet>(
  db: ReadableDb,
  terms: Terms,
  unitNos: readonly string[],
  digest: Hash,
  assess: (db: ReadableDb, terms: Terms, unitNos: readonly string[]) => readonly Unit[],
): Generator<RunStep<Unit>> {
  let count = 20
  for (let done = 0; done < unitNos.length; ) {
    const units = assess(db, terms, unitNos.slice(done, done + count))
    digest.update(units.map(postedText).join(''))
    done += units.length
    yield { units, done }
    const held = units.reduce((sum, { payers, others }) => sum + payers.wages.length + others.length, 1)
    count = Math.max(1, Math.min(unitsPerStep, Math.floor((units.length * perStep) / held)))
  }
}

const postedText = ({ unitNo, sheet, others }: UnitSheet): string => JSON.stringify([unitNo, ...numbersOf(sheet.lines), others.map(rowOf)])

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
