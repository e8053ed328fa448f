import { text } from '../text.ts'
import { defineEffect } from './effect.ts'

export const enrolmentStop = defineEffect({
  type: 'enrolment.stop',
  record: 'enrolment',
  label: text('暂停参保关系', 'Stop enrolment'),
  inverseLabel: text('恢复参保关系', 'Resume the enrolment'),
})
