import { text } from '../text.ts'
import { defineEffect } from './effect.ts'

export const benefitStop = defineEffect({
  type: 'benefit.stop',
  record: 'entitlement',
  label: text('停发失业保险金', 'Stop the benefit'),
  inverseLabel: text('恢复发放', 'Resume the benefit'),
})
