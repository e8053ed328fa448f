import { expect, test } from 'vitest'
import type { Field, FieldType } from '../../../shared/filings/kind.ts'
import { kindOf } from '../../../shared/filings/index.ts'
import { text } from '../../../shared/text.ts'
import { readAll, readTyped, typedOf } from './typed.ts'

const field = (type: FieldType): Field => ({ label: text('', ''), group: text('', ''), type })

test.each<[FieldType, string, string | number | boolean | null | undefined]>([
  ['money', '6,123.45', 612_345],
  ['money', '６１２３元', 612_300],
  ['money', '61.234', undefined],
  ['date', '20251016', '2025-10-16'],
  ['date', '2025年1月6日', '2025-01-06'],
  ['date', '2025-02-30', undefined],
  ['date', '16.10.2025', undefined],
  ['month', '2025/1', '202501'],
  ['month', '202513', undefined],
  ['integer', '１２', 12],
  ['integer', '1.5', undefined],
  ['idNumber', ' 53010219900307123x', '53010219900307123X'],
  ['idNumber', '530102-1990', undefined],
  ['bankAccount', '6217 0038 6000', '621700386000'],
  ['postcode', '65００11', '650011'],
  ['boolean', 'false', false],
  ['text', '  新路2号 ', '新路2号'],
  ['text', '   ', null],
  ['text', '字'.repeat(201), undefined],
])('%s typed as %s', (type, typed, value) => expect(readTyped(field(type), typed)).toBe(value))

test.each<[FieldType, string | number | null, string]>([
  ['money', 612_345, '6,123.45'],
  ['month', '202510', '2025-10'],
  ['date', '2025-10-16', '2025-10-16'],
  ['text', null, ''],
])('a %s is shown so that it reads back', (type, value, shown) => {
  expect(typedOf(field(type), value)).toBe(shown)
  expect(readTyped(field(type), shown)).toBe(value)
})

test('what hides a field takes its value and its star along (S3-05)', () => {
  const { fields } = kindOf('unemployment.register')
  const apart = readAll(fields, { sameResidence: 'false', residenceDivision: '530102' })
  expect(apart.visible).toContain('residenceDivision')
  const same = readAll(fields, { sameResidence: 'true', residenceDivision: '530102' })
  expect(same.visible).not.toContain('residenceDivision')
  expect(same.values['residenceDivision']).toBeNull()
})

test('an empty required field, a value of the wrong form and a code off its list are troubles; an empty optional one is none', () => {
  const { fields } = kindOf('enrolment.decrease')
  const { troubles } = readAll(fields, { stopReason: '99', stopDate: '2025-02-30', remark: '' })
  expect(troubles).toMatchObject({ stopReason: 'bad', stopDate: 'bad', idNumber: 'empty' })
  expect(troubles).not.toHaveProperty('remark')
})
