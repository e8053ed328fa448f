import { ordinaryLine, type ReconcileLine } from '../../shared/rules/reconcile.ts'
import type { OrdinaryTotals } from '../../shared/rules/sheet.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { paysFlag, ruralFlag } from '../projections/roll.ts'
import { statement } from '../statement.ts'
import type { Terms } from './terms.ts'

/** Those of a unit's roll who have only the open month to book, column by column in the order of id numbers. */
export interface Payers {
  readonly idNumbers: readonly string[]
  /** In 分 */
  readonly wages: readonly number[]
  /** Sums of `ruralFlag` and `paysFlag` */
  readonly flags: readonly number[]
}

/** A unit's roll as it is kept, each column a text of JSON. */
export interface Roll {
  readonly unitNo: string
  readonly oldestWage: string
  readonly wages: string
  readonly flags: string
  readonly idNumbers: string
}

/** The rolls of the units from first to last, both included. */
export const rollsIn = (db: ReadableDb, first: string, last: string): Roll[] =>
  statement<[string, string], Roll>(
    db,
    `SELECT unit_no AS unitNo, oldest_wage AS oldestWage, wages, flags, id_numbers AS idNumbers FROM roll WHERE unit_no BETWEEN ? AND ?`,
  ).all(first, last)

/** Who is on a roll with no wage declared from `wagesFrom` or later. */
export function undeclaredOn(db: ReadableDb, { unitNo, oldestWage, idNumbers }: Roll, wagesFrom: string): string[] {
  if (oldestWage >= wagesFrom) return []
  const row = statement<[string], string>(db, 'SELECT wages_from FROM roll WHERE unit_no = ?').pluck().get(unitNo)
  const from = parsed<string>(row ?? '[]')
  return parsed<string>(idNumbers).filter((_, i) => (from[i] ?? '') < wagesFrom)
}

/** The payers of a roll: everybody but those who are looked at month by month (`but`, in order). Names only where they are asked for. */
export function payersOn({ wages, flags, idNumbers }: Roll, but: readonly string[], named: boolean): Payers {
  const all = named || but.length > 0 ? parsed<string>(idNumbers) : []
  const places = placesOf(but, all)
  return {
    idNumbers: named ? without(all, places) : [],
    wages: without(parsed<number>(wages), places),
    flags: without(parsed<number>(flags), places),
  }
}

const parsed = <Value>(column: string): Value[] => JSON.parse(column) as Value[]

/** Where these are among all, both in order. */
function placesOf(some: readonly string[], all: readonly string[]): number[] {
  const places: number[] = []
  let [low, high] = [0, 0]
  for (const one of some) {
    for (high = all.length; low < high; ) {
      const middle = (low + high) >> 1
      if ((all[middle] ?? '') < one) low = middle + 1
      else high = middle
    }
    if (all[low] === one) places.push(low)
  }
  return places
}

function without<Value>(all: readonly Value[], places: readonly number[]): readonly Value[] {
  if (places.length === 0) return all
  const kept: Value[] = []
  let next = 0
  for (const place of [...places, all.length]) {
    while (next < place) kept.push(all[next++] as Value)
    next = place + 1
  }
  return kept
}

/** Lines 1 to 5 of the sheet as far as the payers make them up. */
export function ordinaryTotals({ onWage }: Terms, { wages, flags }: Payers): OrdinaryTotals {
  const sum = { payers: 0, ruralPayers: 0, baseTotal: 0, unitDue: 0, personDue: 0 }
  if (!onWage.ok) return sum
  for (let i = 0; i < wages.length; i++) {
    const flag = flags[i] ?? 0
    const owed = onWage.row(wages[i] ?? 0, (flag & ruralFlag) !== 0, (flag & paysFlag) !== 0)
    if (owed.unitAmount === 0 && owed.personAmount === 0) continue
    sum.payers += 1
    if ((flag & ruralFlag) !== 0) sum.ruralPayers += 1
    sum.baseTotal += owed.base
    sum.unitDue += owed.unitAmount
    sum.personDue += owed.personAmount
  }
  return sum
}

/** The same person by person; the payers must have been read with their names. */
export function ordinaryLines({ onWage, period }: Terms, unitNo: string, { idNumbers, wages, flags }: Payers): ReconcileLine[] {
  if (!onWage.ok) return []
  return idNumbers.flatMap((idNumber, i) => {
    const flag = flags[i] ?? 0
    const owed = onWage.row(wages[i] ?? 0, (flag & ruralFlag) !== 0, (flag & paysFlag) !== 0)
    return ordinaryLine({ unitNo, idNumber }, period, owed, (flag & ruralFlag) !== 0) ?? []
  })
}
