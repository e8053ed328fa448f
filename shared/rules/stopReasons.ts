import { text } from '../text.ts'
import type { Code } from './codes.ts'
import { unemploymentReasons } from './unemploymentReasons.ts'

/** 停保原因 (暂停或终止缴费原因). */
export interface StopReason extends Code {
  /** Papers must be seen by the agency: not open to the portal (S001 notes) */
  readonly counterOnly: boolean
  /** 失业登记 reasons that go with it; empty: the person does not become unemployed */
  readonly unemploymentReasons: readonly string[]
}

const counter = (value: string, zh: string, en: string, ...matching: string[]): StopReason => ({
  value,
  label: text(zh, en),
  counterOnly: true,
  unemploymentReasons: matching,
})

/** Retirement and death are two of the six that only the counter handles, so they have codes of their own below. */
const counterCases = new Set(['22', '23'])

/**
 * Reasons to stop contributions. Ends of employment carry the code of the 失业原因 they must match in Kunming (S001 2.2, 2.4);
 * 31 to 36 are the six that only the agency may enter.
 */
export const stopReasons: readonly StopReason[] = [
  ...unemploymentReasons
    .filter((reason) => !counterCases.has(reason.value))
    .map(({ value, label }): StopReason => ({ value, label, counterOnly: false, unemploymentReasons: [value] })),
  { value: '30', label: text('调往其他参保单位', 'Moved to another insured unit'), counterOnly: false, unemploymentReasons: [] },
  counter('31', '人员死亡', 'Death', '23'),
  counter('32', '出国（境）定居', 'Settled abroad'),
  counter('33', '达到法定退休年龄', 'Reached retirement age', '22'),
  counter('34', '依法服兵役', 'Military service'),
  counter('35', '录用为公务员', 'Hired as a civil servant'),
  // Worded apart from the end of employment of that name (10): a workbook knows reasons by their words.
  counter('36', '法律法规规定的其他情形（窗口核实材料）', 'Other statutory case, verified at the counter', '10'),
]

/** The reason with a code, or undefined. */
export const stopReasonOf = (value: string): StopReason | undefined => stopReasons.find((candidate) => candidate.value === value)

/** Whether a 停保原因 and a 失业登记原因 may stand together; unknown codes do not. */
export const reasonsMatch = (stopReason: string, unemploymentReason: string): boolean =>
  stopReasonOf(stopReason)?.unemploymentReasons.includes(unemploymentReason) ?? false
