import { text } from '../text.ts'
import { defineEffect } from './effect.ts'

export const accountNotice = defineEffect({
  type: 'account.notice',
  record: 'account',
  label: text('门户通知的账号变动', 'Change told by the portal'),
  inverseLabel: text('恢复通知前的账号', 'Account as before the notice'),
})
