import { text } from '../text.ts'
import { defineEffect } from './effect.ts'

export const benefitAward = defineEffect({
  type: 'benefit.award',
  record: 'entitlement',
  label: text('核定失业保险金', 'Award unemployment benefit'),
  inverseLabel: text('撤销待遇核定', 'Undo the award'),
})
