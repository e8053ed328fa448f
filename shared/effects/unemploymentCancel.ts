import { text } from '../text.ts'
import { defineEffect } from './effect.ts'

export const unemploymentCancel = defineEffect({
  type: 'unemployment.cancel',
  record: 'unemployment',
  label: text('注销失业登记', 'Cancel the unemployment registration'),
  inverseLabel: text('恢复失业登记', 'Restore the unemployment registration'),
})
