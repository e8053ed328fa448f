import { text } from '../text.ts'
import { defineEffect } from './effect.ts'

export const accountUnbind = defineEffect({
  type: 'account.unbind',
  record: 'account',
  label: text('解绑实体CA', 'Unbind an entity certificate'),
  inverseLabel: text('恢复实体CA绑定', 'Restore the binding'),
})
