import { type Text, text } from '../text.ts'

/** Why an approved filing was wrong (回退原因). Source of the duty: 网上经办操作流程 温馨提示 “办理错误的，由经办机构为您回退”; 经办条例 art. 36, 38. */
export interface RollbackReason {
  readonly code: string
  readonly label: Text
  /** What the applicant reads with the result 已回退. */
  readonly told: Text
}

const r = (code: string, label: Text, told: Text): RollbackReason => ({ code, label, told })

export const rollbackReasons: readonly RollbackReason[] = [
  r(
    'H01',
    text('经办审核有误', 'Wrong decision by the agency'),
    text('经办机构审核有误，已由经办机构回退', 'The agency decided wrongly and has taken it back'),
  ),
  r(
    'H02',
    text('申报内容填写有误', 'Wrong entry by the applicant'),
    text('申报内容有误，经核实已回退；请更正后重新申报', 'The entries were wrong; correct them and file again'),
  ),
  r('H03', text('重复办理', 'Done twice'), text('同一事项重复办理，多余的一件已回退', 'Done twice; the second one was taken back')),
  r('H04', text('材料不实', 'False documents'), text('所附材料经核实不实，已回退', 'The documents proved false')),
  r('H05', text('政策或参数适用有误', 'Wrong rule or parameter'), text('适用政策有误，已回退', 'The wrong rule was applied')),
  r(
    'H06',
    text('稽核、审计或司法决定', 'Inspection, audit or court'),
    text('依据稽核、审计或司法决定回退', 'Taken back on the decision of an inspection, an audit or a court'),
  ),
  r('H99', text('其他', 'Other'), text('经核实办理有误，已回退', 'Found wrong and taken back')),
]

export const rollbackReason = (code: string): RollbackReason | undefined => rollbackReasons.find((reason) => reason.code === code)

/** Who found the mistake. */
export const reporterKinds = ['unit', 'person', 'staff', 'inspection', 'other'] as const
export type ReporterKind = (typeof reporterKinds)[number]
export const reporterLabels: { readonly [K in ReporterKind]: Text } = {
  unit: text('参保单位', 'The unit'),
  person: text('本人', 'The person'),
  staff: text('经办人员自查', 'Our own staff'),
  inspection: text('稽核、审计', 'Inspection or audit'),
  other: text('其他', 'Somebody else'),
}
