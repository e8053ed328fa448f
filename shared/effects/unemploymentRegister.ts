import { text } from '../text.ts'
import { defineEffect } from './effect.ts'

export const unemploymentRegister = defineEffect({
  type: 'unemployment.register',
  record: 'unemployment',
  label: text('失业登记', 'Register unemployment'),
  inverseLabel: text('撤销失业登记', 'Undo the unemployment registration'),
})
