import type { Effect } from '../../shared/effects/effect.ts'
import { type Gap, ordinaryMonth, type ReconcileLine, reconcile } from '../../shared/rules/reconcile.ts'
import { type Sheet, sheetOf, type SuspenseShares } from '../../shared/rules/sheet.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { pageFacts, personFacts } from './pageFacts.ts'
import { type Terms, termsOf } from './terms.ts'

/** What a run finds for one unit: the lines it would book, the sheet that follows, and what is missing. */
export interface UnitAssessment {
  readonly unitNo: string
  /** By id number, then month */
  readonly lines: readonly ReconcileLine[]
  readonly sheet: Sheet
  /** 待转金 before the run */
  readonly balance: SuspenseShares
  /** Figures that are missing; the sheet lacks their months, and the period cannot be locked */
  readonly gaps: readonly Gap[]
}

/** How many units are read and assessed in one step of a run. */
export const unitsPerStep = 200

/**
 * Assesses units, which come in order and follow one another. Whoever the register has not touched since the last lock has only the open
 * month to be booked; everybody else is reconciled month by month. `effects` (of enrolments and wages) are put on top of the register.
 */
export function assessUnits(db: ReadableDb, terms: Terms, unitNos: readonly string[], effects: readonly Effect[] = []): UnitAssessment[] {
  const [first, last] = [unitNos[0], unitNos.at(-1)]
  if (first === undefined || last === undefined) return []
  const facts = pageFacts(db, terms, first, last)
  const changed = personsOf(effects)
  const whole = new Map(
    unitNos.map((unitNo) => {
      const doubled = (facts.insured.get(unitNo) ?? []).flatMap(({ enrolment: { idNumber } }) =>
        terms.doubles.has(idNumber) ? [idNumber] : [],
      )
      return [unitNo, new Set([...(facts.unreconciled.get(unitNo) ?? []), ...doubled, ...changed])]
    }),
  )
  const persons = personFacts(db, terms, [...new Set([...whole.values()].flatMap((own) => [...own]))], effects)
  return unitNos.map((unitNo) => {
    const own = whole.get(unitNo) ?? new Set<string>()
    const lines: ReconcileLine[] = []
    const gaps: Gap[] = []
    for (const { enrolment, wages } of facts.insured.get(unitNo) ?? []) {
      if (own.has(enrolment.idNumber)) continue
      const found = ordinaryMonth(terms.policy, enrolment, wages, terms.period)
      if ('blocked' in found) gaps.push({ unitNo, idNumber: enrolment.idNumber, missing: found.blocked })
      else lines.push(...found.lines)
    }
    if (own.size > 0) {
      const found = reconcile(persons.sliceOf([...own]), terms.policy, { unitNo, asOf: terms.asOf })
      lines.push(...found.lines)
      gaps.push(...found.gaps)
      lines.sort(inOrder)
    }
    const balance = facts.suspense.get(unitNo) ?? { unit: 0, person: 0 }
    return { unitNo, lines, sheet: sheetOf(lines, balance), balance, gaps }
  })
}

/** One unit as the next run on the day `asOf` would have it, now or with effects on top (a pending filing's, a rollback's inverses). */
export function assessUnit(db: ReadableDb, unitNo: string, asOf: string, effects: readonly Effect[] = []): UnitAssessment {
  const [found] = assessUnits(db, termsOf(db, asOf, unitNo), [unitNo], effects)
  if (!found) throw new Error('a unit was asked for and is not there')
  return found
}

const inOrder = (a: ReconcileLine, b: ReconcileLine): number =>
  a.idNumber < b.idNumber
    ? -1
    : a.idNumber > b.idNumber
      ? 1
      : a.coverageMonth < b.coverageMonth
        ? -1
        : a.coverageMonth > b.coverageMonth
          ? 1
          : 0

const personsOf = (effects: readonly Effect[]): string[] =>
  effects.flatMap(({ before, after }) => [before, after].flatMap((body) => (body && 'idNumber' in body ? [body.idNumber] : [])))
