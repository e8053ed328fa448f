import type { OutputOf } from '../../../shared/contract/index.ts'
import { checkIdNumber } from '../../../shared/rules/idNumber.ts'
import type { FormKind } from './form.ts'
import type { Typed } from './typed.ts'

export type FoundPerson = NonNullable<OutputOf<'counter.person'>['person']>
export type FoundUnit = NonNullable<OutputOf<'counter.unit'>['unit']>

const documents = { citizen: '01', hongKong: '02', macao: '02', taiwan: '02', foreigner: '03' } as const

/** A form entered at the window is a single one. */
export const startOf = (kind: FormKind): Typed => (Object.hasOwn(kind.fields, 'form') ? { form: 'single' } : {})

/** The field with the number of the person that the matter is about; none where it is about a unit. */
export const personField = (kind: FormKind): string | undefined =>
  kind.fields[kind.subject.id]?.type === 'idNumber' ? kind.subject.id : undefined

/** The field by which the unit is looked up: its number, else its credit code. */
export const unitField = (kind: FormKind): string | undefined =>
  kind.subject.unit ?? (kind.fields['creditCode']?.type === 'creditCode' ? 'creditCode' : undefined)

/** What the number itself and the register say of the person, for the fields that the kind has. */
export function fromPerson(kind: FormKind, idNumber: string, person: FoundPerson | null): Typed {
  const number = checkIdNumber(idNumber)
  return only(kind, {
    ...(number.ok && { gender: number.gender, birthDate: number.birthDate, idType: documents[number.kind] }),
    ...(person && { [kind.subject.name]: person.name, gender: person.gender, birthDate: person.birthDate }),
    ...(person?.unit && kind.subject.unit && fromUnit(kind, person.unit)),
  })
}

export const fromUnit = (kind: FormKind, unit: FoundUnit): Typed =>
  only(kind, {
    ...(kind.subject.unit && { [kind.subject.unit]: unit.unitNo }),
    unitNo: unit.unitNo,
    creditCode: unit.creditCode,
    unitName: unit.name,
  })

const only = (kind: FormKind, found: Typed): Typed =>
  Object.fromEntries(Object.entries(found).filter(([key]) => Object.hasOwn(kind.fields, key)))

/** Fills in what was found where nothing was typed, or where only an earlier find stands. */
export const fillIn = (typed: Typed, found: Typed, earlier: Typed): Typed => ({
  ...typed,
  ...Object.fromEntries(Object.entries(found).filter(([key]) => !typed[key] || typed[key] === earlier[key])),
})
