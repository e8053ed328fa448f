import { text } from '../text.ts'
import { defineEffect } from './effect.ts'

export const wageDeclare = defineEffect({
  type: 'wage.declare',
  record: 'wage',
  label: text('申报工资', 'Declare wage'),
  inverseLabel: text('撤销申报工资', 'Undo the declared wage'),
})
