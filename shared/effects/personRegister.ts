import { text } from '../text.ts'
import { defineEffect } from './effect.ts'

export const personRegister = defineEffect({
  type: 'person.register',
  record: 'person',
  label: text('登记参保人', 'Register person'),
  inverseLabel: text('撤销参保人登记', 'Undo registering the person'),
})
