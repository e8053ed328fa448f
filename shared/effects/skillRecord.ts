import { text } from '../text.ts'
import { defineEffect } from './effect.ts'

export const skillRecord = defineEffect({
  type: 'skill.record',
  record: 'skill',
  label: text('登记资格证书与职称', 'Record qualification and title'),
  inverseLabel: text('恢复原资格证书与职称', 'Restore qualification and title'),
})
