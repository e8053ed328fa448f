import { createHash, type Hash } from 'node:crypto'
import { canonical } from '../../shared/journal/canonical.ts'
import { type Posted, postedOf } from '../../shared/rules/posting.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import type { BlockedUnit } from '../schema/ledger.ts'
import { assessUnits, type UnitAssessment, unitsPerStep } from './assessUnits.ts'
import type { Terms } from './terms.ts'

/** One step of a run: some units with what would be posted for them. */
export interface RunStep {
  readonly units: readonly { readonly assessment: UnitAssessment; readonly posted: Posted }[]
  readonly done: number
}

/** Digest of everything a run posts: two runs with the same digest book the same bytes. */
export const newDigest = (): Hash => createHash('sha256')

/** Goes through the units in their order, some at a time, and adds what each posts to the digest. */
export function* runSteps(db: ReadableDb, terms: Terms, unitNos: readonly string[], digest: Hash): Generator<RunStep> {
  for (let at = 0; at < unitNos.length; at += unitsPerStep) {
    const units = assessUnits(db, terms, unitNos.slice(at, at + unitsPerStep)).map((assessment) => {
      const posted = postedOf(terms.period, assessment.unitNo, assessment.lines, assessment.sheet)
      digest.update(canonical(posted))
      return { assessment, posted }
    })
    yield { units, done: Math.min(at + unitsPerStep, unitNos.length) }
  }
}

/** What is missing at a unit, once per table and month. */
export function blockedOf({ unitNo, gaps }: UnitAssessment): BlockedUnit[] {
  const found = new Map<string, BlockedUnit>()
  for (const { missing } of gaps) {
    const key = `${missing.table}/${missing.month}`
    const persons = (found.get(key)?.persons ?? 0) + 1
    found.set(key, { unitNo, table: missing.table, month: missing.month, message: missing.message, persons })
  }
  return [...found.values()]
}
