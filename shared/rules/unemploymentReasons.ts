import { text } from '../text.ts'
import type { Code } from './codes.ts'

/** 失业原因 with what follows from it. */
export interface UnemploymentReason extends Code {
  /** Whether the job ended without the person's will (社会保险法 art. 45) */
  readonly entitled: boolean
  /** Articles of 劳动合同法, empty where none applies */
  readonly article: string
  readonly needsText: boolean
}

const reason = (value: string, zh: string, en: string, article: string, entitled: boolean, needsText = false): UnemploymentReason => ({
  value,
  label: text(zh, en),
  entitled,
  article,
  needsText,
})

/** 实施〈社会保险法〉若干规定 art. 13 and the cases that give no claim. The codes are this desk's own. */
export const unemploymentReasons: readonly UnemploymentReason[] = [
  reason('01', '劳动合同期满终止', 'Contract term ended', '第四十四条第一项', true),
  reason('02', '用人单位依法宣告破产', 'Employer bankrupt', '第四十四条第四项', true),
  reason('03', '用人单位被吊销执照、责令关闭、撤销或提前解散', 'Employer closed or dissolved', '第四十四条第五项', true),
  reason('04', '用人单位因劳动者过失解除', 'Dismissed for fault', '第三十九条', true),
  reason('05', '用人单位无过失性辞退', 'Dismissed without fault', '第四十条', true),
  reason('06', '经济性裁员', 'Economic layoff', '第四十一条', true),
  reason('07', '用人单位提出，协商一致解除', 'Agreed on the employer’s proposal', '第三十六条', true),
  reason('08', '用人单位解除聘用、辞退、除名、开除', 'Appointment ended by the unit', '', true),
  reason('09', '因用人单位违法，劳动者解除', 'Left for the employer’s breach', '第三十八条', true),
  reason('10', '法律法规规定的其他情形', 'Other by law', '', true, true),
  reason('20', '劳动者本人辞职', 'Resigned', '第三十七条', false),
  reason('21', '劳动者提出，协商一致解除', 'Agreed on the worker’s proposal', '第三十六条', false),
  reason('22', '开始享受基本养老保险待遇或退休', 'Pension or retirement', '第四十四条第二项', false),
  reason('23', '死亡', 'Death', '第四十四条第三项', false),
]

/** The reason with a code, or undefined. */
export const unemploymentReasonOf = (value: string): UnemploymentReason | undefined =>
  unemploymentReasons.find((candidate) => candidate.value === value)
