import { text } from '../text.ts'
import { defineEffect } from './effect.ts'

export const accountGrant = defineEffect({
  type: 'account.grant',
  record: 'accountRight',
  label: text('开通网厅权限', 'Grant a portal right'),
  inverseLabel: text('撤销网厅权限', 'Undo the right'),
})
