/** 打印单类型 of a unit and period (seed 001 §2.5), and the other documents that the desk issues. */
const sheetKinds = ['sheet', 'personList', 'adjustments'] as const

export const printKinds = [
  ...sheetKinds,
  'rightsStatement',
  'contributionCertificate',
  'receipt',
  'rejection',
  'accountReset',
  'rollbackPlan',
] as const
export type PrintKind = (typeof printKinds)[number]
