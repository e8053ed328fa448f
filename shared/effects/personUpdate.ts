import { text } from '../text.ts'
import { defineEffect } from './effect.ts'

export const personUpdate = defineEffect({
  type: 'person.update',
  record: 'person',
  label: text('变更参保人信息', 'Change person'),
  inverseLabel: text('恢复参保人原信息', 'Restore the person as before'),
})
