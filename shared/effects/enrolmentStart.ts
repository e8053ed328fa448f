import { text } from '../text.ts'
import { defineEffect } from './effect.ts'

export const enrolmentStart = defineEffect({
  type: 'enrolment.start',
  record: 'enrolment',
  label: text('建立参保关系', 'Start enrolment'),
  inverseLabel: text('撤销参保关系', 'Undo the enrolment'),
})
