import { text } from '../text.ts'
import { defineEffect } from './effect.ts'

export const benefitPayee = defineEffect({
  type: 'benefit.payee',
  record: 'entitlement',
  label: text('变更发放账户', 'Change the account paid to'),
  inverseLabel: text('恢复原发放账户', 'Restore the account'),
})
