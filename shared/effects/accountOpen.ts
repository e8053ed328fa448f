import { text } from '../text.ts'
import { defineEffect } from './effect.ts'

export const accountOpen = defineEffect({
  type: 'account.open',
  record: 'account',
  label: text('开立网厅账号', 'Open a portal account'),
  inverseLabel: text('撤销网厅账号', 'Undo the account'),
})
