import { expect, it } from 'vitest'
import type { FieldView } from '../../../shared/contract/filings.ts'
import { text } from '../../../shared/text.ts'
import { subjectOf } from './subject.ts'

const field = (key: string, shown: string): FieldView => ({
  key,
  label: text(key, key),
  group: text('', ''),
  type: 'text',
  value: shown,
  display: text(shown, shown),
  masked: false,
  origin: 'entered',
  source: null,
  sourceAt: null,
  visible: true,
  required: true,
})

it('names person and unit, the unit by its number only where it has no name', () => {
  const fields = [field('name', '张伟'), field('idNumber', '530102********001X'), field('unitNo', '530000100007')]
  const about = (more: FieldView[]) => subjectOf([{ kind: 'enrolment.increase', fields: [...fields, ...more] }])
  expect(about([])).toEqual({ name: '张伟', id: '530102********001X', unit: '530000100007', isUnit: false })
  expect(about([field('unitName', '昆明示例有限公司')]).unit).toBe('昆明示例有限公司')
})

it('names a unit that stands for itself once', () => {
  const fields = [field('unitName', '昆明示例有限公司'), field('creditCode', '91530111MA6NCTBW1X')]
  expect(subjectOf([{ kind: 'account.register', fields }])).toEqual({
    name: '昆明示例有限公司',
    id: '91530111MA6NCTBW1X',
    unit: '',
    isUnit: true,
  })
})

it('is empty where nothing is filled in or the kind is unknown', () => {
  expect(subjectOf([{ kind: 'enrolment.increase', fields: [] }])).toEqual({ name: '', id: '', unit: '', isUnit: false })
  expect(subjectOf([{ kind: 'no.such', fields: [field('name', '张伟')] }]).name).toBe('')
})
