import { expect, test } from 'vitest'
import { kindOf } from '../../../shared/filings/index.ts'
import { fillIn, fromPerson, fromUnit, personField, startOf, unitField } from './lookedUp.ts'

const unit = { unitNo: '530000105421', creditCode: '91530102MA6K7JU92H', name: '昆明测试有限公司' }
/** Synthetic, 寻甸, female (domain.md §8.1). */
const idNumber = '530129198502280021'

test('a number known to the register brings the person and the unit, for the fields that the kind has', () => {
  const known = { name: '张青青', gender: '2', birthDate: '1985-02-28', unit }
  expect(fromPerson(kindOf('enrolment.decrease'), idNumber, known)).toEqual({
    idType: '01',
    name: '张青青',
    unitNo: unit.unitNo,
    creditCode: unit.creditCode,
    unitName: unit.name,
  })
  expect(fromPerson(kindOf('unemployment.change'), idNumber, known)).toMatchObject({ name: '张青青', gender: '2', birthDate: '1985-02-28' })
})

test('an unknown number still tells document, sex and birth date; a wrong one tells nothing', () => {
  const kind = kindOf('unemployment.register')
  expect(fromPerson(kind, idNumber, null)).toEqual({ idType: '01', gender: '2', birthDate: '1985-02-28' })
  expect(fromPerson(kind, '530129198502280022', null)).toEqual({})
})

test('a unit matter is looked up by its credit code, and has no person', () => {
  const kind = kindOf('account.register')
  expect([personField(kind), unitField(kind)]).toEqual([undefined, 'creditCode'])
  expect(fromUnit(kind, unit)).toEqual({ creditCode: unit.creditCode, unitName: unit.name })
})

test('what was typed stays; what an earlier find filled in gives way to the next', () => {
  expect(fillIn({ name: '手工', gender: '1', phone: '' }, { name: '张', gender: '2', phone: '1' }, { gender: '1' })).toEqual({
    name: '手工',
    gender: '2',
    phone: '1',
  })
  expect([startOf(kindOf('enrolment.increase')), startOf(kindOf('benefit.stop'))]).toEqual([{ form: 'single' }, {}])
})
