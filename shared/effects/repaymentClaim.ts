import { text } from '../text.ts'
import { defineEffect } from './effect.ts'

export const repaymentClaim = defineEffect({
  type: 'repayment.claim',
  record: 'repayment',
  label: text('登记应退待遇', 'Claim benefit back'),
  inverseLabel: text('撤销应退待遇', 'Undo the claim'),
})
