import { text } from '../text.ts'
import { defineEffect } from './effect.ts'

export const accountReset = defineEffect({
  type: 'account.reset',
  record: 'account',
  label: text('重置网厅账号', 'Reset a portal account'),
  inverseLabel: text('撤销账号重置', 'Undo the reset'),
})
