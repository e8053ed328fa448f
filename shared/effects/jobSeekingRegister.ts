import { text } from '../text.ts'
import { defineEffect } from './effect.ts'

export const jobSeekingRegister = defineEffect({
  type: 'jobSeeking.register',
  record: 'jobSeeking',
  label: text('求职登记', 'Register job-seeking'),
  inverseLabel: text('撤销求职登记', 'Undo the job-seeking registration'),
})
