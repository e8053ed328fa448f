import { text } from '../text.ts'
import { defineEffect } from './effect.ts'

export const operatorBind = defineEffect({
  type: 'operator.bind',
  record: 'operatorBinding',
  label: text('绑定经办人', 'Bind an operator'),
  inverseLabel: text('解除经办人绑定', 'Undo the binding'),
})
