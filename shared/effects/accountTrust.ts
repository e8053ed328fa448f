import { text } from '../text.ts'
import { defineEffect } from './effect.ts'

export const accountTrust = defineEffect({
  type: 'account.trust',
  record: 'account',
  label: text('认定可信等级', 'Set the trust level'),
  inverseLabel: text('恢复原可信等级', 'Restore the trust level'),
})
