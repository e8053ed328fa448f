import { officeById, offices } from '../../shared/policy/offices.ts'
import type { Unit } from '../../shared/register/records.ts'
import { creditCodeCheckDigit } from '../../shared/rules/creditCode.ts'
import { unitName } from './names.ts'
import { random } from './random.ts'

/** The office whose desk the demonstration shows. */
export const demoOffice = 'km-guandu'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** A valid credit code (GB 32100) of a company registered in a division; the body part is drawn from `index`. */
export function creditCodeFor(division: string, index: number): string {
  const r = random(`credit ${index}`)
  const body = Array.from({ length: 7 }, () => r.pick([...alphabet])).join('')
  const first = `91${division}MA${body}`
  return first + creditCodeCheckDigit(first)
}

/** 12 digits beginning 5300001. */
export const unitNoFor = (index: number): string => `5300001${String(index).padStart(5, '0')}`

/** Units of one office in the demonstration: most belong to the office on show, every other has at least one. */
const shares: Readonly<Record<string, number>> = { [demoOffice]: 20, 'km-panlong': 3, 'km-wuhua': 3, 'km-xishan': 2 }

/** The 41 units over all 17 offices; unit numbers 530000100001 and on, in the order of the offices' list, the office on show first. */
export function demoUnits(): Unit[] {
  const first = officeById(demoOffice)
  const ordered = [...(first ? [first] : []), ...offices.filter((o) => o !== first)]
  return ordered
    .flatMap((office) => Array.from({ length: shares[office.id] ?? 1 }, () => office))
    .map((office, i) => ({
      unitNo: unitNoFor(i + 1),
      creditCode: creditCodeFor(office.divisionCode ?? '530100', i),
      name: unitName(i),
      officeId: office.id,
      type: 'enterprise',
      phone: `0871-6000${String(1000 + i).slice(-4)}`,
      address: `${office.address.split(/[(（]/u)[0] ?? ''}${(i % 6) + 1}楼`,
      state: 'active',
    }))
}
