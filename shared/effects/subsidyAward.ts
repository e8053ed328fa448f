import { text } from '../text.ts'
import { defineEffect } from './effect.ts'

export const subsidyAward = defineEffect({
  type: 'subsidy.award',
  record: 'subsidy',
  label: text('核定技能提升补贴', 'Award the skill subsidy'),
  inverseLabel: text('撤销补贴核定', 'Undo the award'),
})
