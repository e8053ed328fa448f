import { useEffect, useRef } from 'react'
import type { Values } from '../../../shared/filings/kind.ts'
import { checkIdNumber } from '../../../shared/rules/idNumber.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useText } from '../../text/useText.ts'
import type { FormKind } from './form.ts'
import { fillIn, fromPerson, fromUnit, personField, unitField } from './lookedUp.ts'
import type { Typed } from './typed.ts'

/** What the register knows of the person and the unit whose numbers were typed; it fills in what nobody has typed yet. */
export function useLookUp(kind: FormKind, values: Values, ready: boolean, change: (make: (typed: Typed) => Typed) => void) {
  const { counter: words } = useText()
  const idNumber = textOf(values[personField(kind) ?? ''])
  const whole = checkIdNumber(idNumber).ok
  const code = textOf(values[unitField(kind) ?? '']) || textOf(values['creditCode'])
  const person = useCall('counter.person', { idNumber }, { enabled: ready && whole })
  const unit = useCall('counter.unit', { code }, { enabled: ready && /^(\d{12}|[0-9A-Z]{18})$/.test(code) })

  const earlier = useRef<Typed>({})
  const fill = useRef<(found: Typed) => void>(() => {})
  useEffect(() => {
    fill.current = (found) => {
      const before = earlier.current
      earlier.current = { ...before, ...found }
      change((typed) => fillIn(typed, found, before))
    }
  })
  const foundPerson = person.data
  useEffect(() => {
    if (foundPerson) fill.current(fromPerson(kind, idNumber, foundPerson.person))
  }, [kind, idNumber, foundPerson])
  const foundUnit = unit.data?.unit
  useEffect(() => {
    if (foundUnit) fill.current(fromUnit(kind, foundUnit))
  }, [kind, foundUnit])

  const known = person.data?.person
  return {
    personWords: known ? words.personKnown(known.name, known.unit?.name ?? words.notInsured) : person.data ? words.personUnknown : null,
    unitWords: foundUnit ? words.unitKnown(foundUnit.name) : unit.data ? words.unitUnknown : null,
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
