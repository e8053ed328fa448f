import type { Role } from '../policy/roles.ts'
import { type Text, text } from '../text.ts'

/** 打印单类型 of a unit and period (seed 001 §2.5), and the other documents that the desk issues. */
export const sheetKinds = ['sheet', 'personList', 'adjustments'] as const
export type SheetKind = (typeof sheetKinds)[number]

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
export const isSheetKind = (kind: PrintKind): kind is SheetKind => (sheetKinds as readonly PrintKind[]).includes(kind)

export const printKindLabels: { readonly [K in PrintKind]: Text } = {
  sheet: text('核定单', 'Assessment sheet'),
  personList: text('人员明细', 'List of persons'),
  adjustments: text('补退收明细', 'Back-collections and refunds'),
  rightsStatement: text('个人权益单', 'Statement of rights'),
  contributionCertificate: text('参保缴费证明', 'Certificate of contributions'),
  receipt: text('受理回执', 'Receipt'),
  rejection: text('不予通过告知书', 'Notice of rejection'),
  accountReset: text('账号重置单', 'Account reset slip'),
  rollbackPlan: text('回退影响单', 'Rollback plan'),
}

/** Letters of the document number (单号) per kind. */
export const printKindPrefix: { readonly [K in PrintKind]: string } = {
  sheet: 'HD',
  personList: 'RY',
  adjustments: 'BT',
  rightsStatement: 'QY',
  contributionCertificate: 'ZM',
  receipt: 'SL',
  rejection: 'BY',
  accountReset: 'CZ',
  rollbackPlan: 'HT',
}

/** Who may issue a kind: assessment sheets are the supervisor's act (S1-21, S1-22), the rest goes with the work that it belongs to. */
export const printRoles: { readonly [K in PrintKind]: readonly Role[] } = {
  sheet: ['supervisor'],
  personList: ['supervisor'],
  adjustments: ['supervisor'],
  rightsStatement: ['firstReview', 'secondReview', 'supervisor'],
  contributionCertificate: ['firstReview', 'secondReview', 'supervisor'],
  receipt: ['firstReview', 'secondReview', 'supervisor'],
  rejection: ['firstReview', 'secondReview', 'supervisor'],
  accountReset: ['accounts', 'supervisor'],
  rollbackPlan: ['firstReview', 'secondReview', 'supervisor'],
}

/** 待确认 until the spooler or a person says; only 已打印 counts as printed. */
export const printStates = ['waiting', 'printed', 'notPrinted'] as const
export type PrintState = (typeof printStates)[number]

/** Sheets of one PDF document at most: more would cost a gigabyte of memory at 3,000 (bench: PDF). */
export const sheetsPerDocument = 200
