import { text } from '../text.ts'
import { defineEffect } from './effect.ts'

export const accountUnlock = defineEffect({
  type: 'account.unlock',
  record: 'account',
  label: text('解锁网厅账号', 'Unlock a portal account'),
  inverseLabel: text('恢复锁定', 'Lock again'),
})
