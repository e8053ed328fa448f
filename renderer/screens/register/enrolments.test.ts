import { expect, it } from 'vitest'
import { text } from '../../../shared/text.ts'
import { enrolmentsOf } from './enrolments.ts'

const record = (kind: string, key: string, fromMonth: string) => ({
  record: kind,
  label: text(kind, kind),
  key,
  members: [{ name: 'fromMonth', label: text('', ''), value: fromMonth, display: text(fromMonth, fromMonth) }],
})

it('takes the enrolments and puts the latest first', () => {
  const records = [
    record('person', 'p', ''),
    record('enrolment', 'a', '202301'),
    record('wage', 'w', '202501'),
    record('enrolment', 'b', '202508'),
  ]
  expect(enrolmentsOf(records).map((each) => each.key)).toEqual(['b', 'a'])
})
