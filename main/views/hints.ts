import { type Action, type Actor, actionsByStatus, type Denial, denial, type Grace } from '../../shared/review/actions.ts'
import type { FilingState } from '../../shared/review/state.ts'
import { localDate } from '../../shared/rules/dates.ts'
import type { NameOf } from './history.ts'
import { denialWords } from './refusal.ts'

/** Why an action that people look for in this status is not offered; one line per cause. */
export function hintsOf(lead: FilingState, actor: Actor, now: string, nameOf: NameOf, grace?: Grace): string[] {
  if (lead.status === 'returned')
    return [lead.channel === 'counter' ? '已退回，申请人可到窗口补正。' : '已退回申请人，等其补正后再次提交。']
  if (lead.status === 'rolledBack') return ['已回退，不是不予通过。需要重新办理的，可以更正重报。']
  if (lead.status === 'withdrawn') return ['申请人已撤回，无需办理。']
  const expected: readonly Action[] = actionsByStatus[lead.status]
  const denied = new Map<Denial, Action>()
  for (const action of expected) {
    const why = denial(lead, action, actor, now, grace)
    if (why && why !== 'status' && why !== 'holder' && why !== 'batch' && !denied.has(why)) denied.set(why, action)
  }
  // Held by somebody else: one line says who and until when, instead of one per button.
  const { lease } = lead
  if (lease && lease.staffId !== actor.staffId && (denied.has('notHolder') || denied.has('leaseRunning'))) {
    denied.delete('notHolder')
    denied.delete('leaseRunning')
    const until = localDate(lease.until)
    const way = lease.until <= now ? '占用已到期，可以接管。' : '请等其办结或放回，急件请主管接管。'
    return [`由 ${nameOf(lease.staffId)} 占用至 ${until}。${way}`, ...[...denied].map(([why, action]) => denialWords[why](action))]
  }
  return [...denied].map(([why, action]) => denialWords[why](action))
}
