import { text } from '../text.ts'
import { defineEffect } from './effect.ts'

export const retentionAward = defineEffect({
  type: 'retention.award',
  record: 'retention',
  label: text('核定稳岗返还', 'Award the job-retention refund'),
  inverseLabel: text('撤销稳岗返还', 'Undo the refund'),
})
