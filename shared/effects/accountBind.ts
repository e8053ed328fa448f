import { text } from '../text.ts'
import { defineEffect } from './effect.ts'

export const accountBind = defineEffect({
  type: 'account.bind',
  record: 'account',
  label: text('绑定实体CA', 'Bind an entity certificate'),
  inverseLabel: text('撤销实体CA绑定', 'Undo the binding'),
})
