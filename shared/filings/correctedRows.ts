import { checkIdNumber } from '../rules/idNumber.ts'

interface Named {
  readonly name: string
  readonly idNumber: string
}
interface Row extends Named {
  readonly row: number
}

/**
 * Parked rows that newly accepted ones are about: the same 证件号码. Only where the parked number is none at all may the name speak, and then
 * for nobody else: one such row and one new row of that name, whose numbers differ in no more than two places or of which one is incomplete.
 */
export function correctedRows(parked: readonly Row[], accepted: readonly Named[]): number[] {
  const numbers = new Set(accepted.map(({ idNumber }) => idNumber))
  const rowsNamed = Map.groupBy(parked, ({ name }) => name)
  const newNamed = Map.groupBy(accepted, ({ name }) => name)
  return parked.flatMap((old) => {
    if (numbers.has(old.idNumber)) return [old.row]
    const [only, ...others] = newNamed.get(old.name) ?? []
    const alone = only !== undefined && others.length === 0 && rowsNamed.get(old.name)?.length === 1
    return alone && !checkIdNumber(old.idNumber).ok && mistyped(old.idNumber, only.idNumber) ? [old.row] : []
  })
}

const mistyped = (wrong: string, right: string): boolean =>
  wrong.length !== right.length || [...wrong].filter((character, at) => character !== right[at]).length <= 2
