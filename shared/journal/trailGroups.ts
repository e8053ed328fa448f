import { eventShapes } from './events.ts'

/** What an auditor asks the journal for, each with the types of events that answer, or the beginning of them where it ends in a dot. */
export const trailGroups = {
  seen: ['personal.revealed', 'personal.viewed'],
  left: ['export.made', 'rollbacks.exported', 'print.', 'printRun.', 'results.'],
  refusals: ['access.refused'],
  decisions: ['review.', 'filing.'],
  rollbacks: ['rollback.'],
  money: ['assessment.', 'period.', 'receipts.', 'payments.'],
  accounts: ['account.'],
  policy: ['policy.'],
  staff: ['staff.', 'session.'],
  keys: ['keys.', 'event.signed'],
} as const satisfies Readonly<Record<string, readonly string[]>>
export type TrailGroupName = keyof typeof trailGroups

/** Every type of event of a group. */
export const typesOf = (name: TrailGroupName): string[] => {
  const wanted: readonly string[] = trailGroups[name]
  return Object.keys(eventShapes).filter((type) => wanted.some((each) => (each.endsWith('.') ? type.startsWith(each) : type === each)))
}
