import { type Text, text } from '../text.ts'
import { eventShapes } from './events.ts'

/** What an auditor asks the journal for, each with the types of events that answer. */
interface TrailGroup {
  readonly label: Text
  /** Types, or the beginning of them where it ends in a dot */
  readonly types: readonly string[]
}

export const trailGroups = {
  seen: {
    label: text('查看个人信息', 'Personal data seen'),
    types: ['personal.revealed', 'personal.viewed'],
  },
  left: {
    label: text('导出和打印', 'Exports and prints'),
    types: ['export.made', 'rollbacks.exported', 'print.', 'printRun.', 'results.'],
  },
  refusals: { label: text('被拒绝的操作', 'Refusals'), types: ['access.refused'] },
  decisions: { label: text('审核', 'Decisions'), types: ['review.', 'filing.'] },
  rollbacks: { label: text('回退', 'Rollbacks'), types: ['rollback.'] },
  money: { label: text('核定和到账', 'Assessment and receipts'), types: ['assessment.', 'period.', 'receipts.', 'payments.'] },
  accounts: { label: text('网厅账号', 'Portal accounts'), types: ['account.'] },
  policy: { label: text('政策参数', 'Parameters'), types: ['policy.'] },
  staff: { label: text('人员和登录', 'Staff and sessions'), types: ['staff.', 'session.'] },
} as const satisfies Readonly<Record<string, TrailGroup>>
export type TrailGroupName = keyof typeof trailGroups

/** Every type of event of a group. */
export const typesOf = (name: TrailGroupName): string[] => {
  const wanted: readonly string[] = trailGroups[name].types
  return Object.keys(eventShapes).filter((type) => wanted.some((each) => (each.endsWith('.') ? type.startsWith(each) : type === each)))
}
