import { text } from '../text.ts'
import { defineEffect } from './effect.ts'

export const codeIssue = defineEffect({
  type: 'authorisationCode.issue',
  record: 'authorisationCode',
  label: text('发放单位授权码', 'Issue an authorisation code'),
  inverseLabel: text('收回单位授权码', 'Withdraw the code'),
})
