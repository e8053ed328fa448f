import type { Effect } from '../../shared/effects/effect.ts'
import type { Missing } from '../../shared/policy/policy.ts'
import { reconcileAffairs, type ReconcileLine } from '../../shared/rules/reconcile.ts'
import { type Sheet, sheetOf, type SuspenseShares } from '../../shared/rules/sheet.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { affairsOf } from './affairs.ts'
import { ordinaryLines, ordinaryTotals, type Payers, payersOn, rollsIn, undeclaredOn } from './payers.ts'
import { type Terms, termsOf } from './terms.ts'
import { suspenseIn, unreconciledIn } from './unitFacts.ts'

/** What a run finds for one unit: the sheet, and what it rests on. */
export interface UnitSheet {
  readonly unitNo: string
  readonly sheet: Sheet
  readonly payers: Payers
  /** Lines of everybody else, who is looked at month by month; by id number, then month */
  readonly others: readonly ReconcileLine[]
  /** 待转金 before the run */
  readonly balance: SuspenseShares
  /** Figures that are missing, once a person and month; the sheet lacks their months, and the period cannot be locked */
  readonly gaps: readonly Missing[]
}

/** The same with every line that a run would book, by id number, then month. */
export interface UnitAssessment extends UnitSheet {
  readonly lines: readonly ReconcileLine[]
}

/** The sheets of units, which come in order and follow one another. */
export const sheetsOf = (db: ReadableDb, terms: Terms, unitNos: readonly string[]): UnitSheet[] => assessed(db, terms, unitNos, [], false)

/** The same with the lines to be booked. `effects` (of enrolments and wages) are put on top of the register. */
export const assessUnits = (db: ReadableDb, terms: Terms, unitNos: readonly string[], effects: readonly Effect[] = []): UnitAssessment[] =>
  assessed(db, terms, unitNos, effects, true).map((unit) => {
    const ordinary = ordinaryLines(terms, unit.unitNo, unit.payers)
    return { ...unit, lines: unit.others.length === 0 ? ordinary : [...ordinary, ...unit.others].sort(inOrder) }
  })

/** One unit as the next run on the day `asOf` would have it, now or with effects on top (a pending filing's, a rollback's inverses). */
export function assessUnit(db: ReadableDb, unitNo: string, asOf: string, effects: readonly Effect[] = []): UnitAssessment {
  const [found] = assessUnits(db, termsOf(db, asOf), [unitNo], effects)
  if (!found) throw new Error('a unit was asked for and is not there')
  return found
}

const nobody: readonly string[] = []
const noPayers: Payers = { idNumbers: [], wages: [], flags: [] }

/** Payers have only the open month to be booked and are added up; everybody else is reconciled month by month. */
function assessed(db: ReadableDb, terms: Terms, unitNos: readonly string[], effects: readonly Effect[], named: boolean): UnitSheet[] {
  const [first, last] = [unitNos[0], unitNos.at(-1)]
  if (first === undefined || last === undefined) return []
  const { policy, period, ledgerFrom, asOf, wagesFrom, onWage } = terms
  const rolls = new Map(rollsIn(db, first, last).map((roll) => [roll.unitNo, roll]))
  const unreconciled = unreconciledIn(db, first, last)
  const changed = personsOf(effects)
  const others = unitNos.map((unitNo) => {
    const roll = rolls.get(unitNo)
    const more = [...changed, ...(roll ? undeclaredOn(db, roll, wagesFrom) : [])]
    const own = unreconciled.get(unitNo) ?? nobody
    return more.length === 0 ? own : [...new Set([...own, ...more])].sort()
  })
  const affairs = affairsOf(db, others.flat(), ledgerFrom, effects)
  const balances = suspenseIn(db, first, last)
  return unitNos.map((unitNo, i) => {
    const roll = rolls.get(unitNo)
    const own = others[i] ?? nobody
    const payers = roll ? payersOn(roll, own, named) : noPayers
    const persons = own.flatMap((idNumber) => affairs.get(idNumber) ?? [])
    const { lines, gaps } = reconcileAffairs(persons, policy, { unitNo, ledgerFrom, openPeriod: period, asOf })
    const balance = balances.get(unitNo) ?? { unit: 0, person: 0 }
    return {
      unitNo,
      sheet: sheetOf(lines, balance, ordinaryTotals(terms, payers)),
      payers,
      others: lines,
      balance,
      gaps: onWage.ok ? gaps : [...gaps, ...payers.wages.map(() => onWage.missing)],
    }
  })
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
