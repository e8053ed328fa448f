import type { Role } from '../policy/roles.ts'
import type { FilingState } from './state.ts'
import type { Status } from './status.ts'

export const actions = ['claim', 'release', 'takeOver', 'approve', 'return', 'reject', 'sendBack', 'takeBack'] as const
export type Action = (typeof actions)[number]

/** Who acts, as main knows it from the session; never from an argument. */
export interface Actor {
  readonly staffId: string
  readonly roles: readonly Role[]
  readonly offices: readonly string[]
}

/** The one table behind the buttons and behind the gate. */
export const actionsByStatus = {
  submitted: ['claim'],
  inReview: ['release', 'takeOver', 'approve', 'return', 'reject'],
  returned: [],
  firstPassed: ['claim'],
  inSecondReview: ['release', 'takeOver', 'approve', 'sendBack'],
  approved: ['takeBack'],
  rejected: ['takeBack'],
  withdrawn: [],
  rolledBack: [],
} as const satisfies Record<Status, readonly Action[]>

export type Denial =
  | 'status'
  | 'role'
  | 'office'
  | 'notHolder'
  | 'holder'
  | 'leaseRunning'
  | 'sameReviewer'
  | 'entered'
  | 'conflictOfInterest'
  | 'leftDesk'
  | 'graceOver'
  | 'notDecider'
  | 'batch'

/** 撤销审核 of an approval by its reviewer alone: until when, and whether a lock or a print has carried its effects out of the desk. */
export interface Grace {
  /** ISO */
  readonly until: string
  readonly left: boolean
}

const secondStage: readonly Status[] = ['firstPassed', 'inSecondReview']

/** Why `actor` may not do `action` now, or nothing when allowed. `now` is an ISO timestamp. */
export function denial(state: FilingState, action: Action, actor: Actor, now: string, grace?: Grace): Denial | undefined {
  const allowed: readonly Action[] = actionsByStatus[state.status]
  if (!allowed.includes(action)) return 'status'
  if (!actor.offices.includes(state.officeId)) return 'office'
  // 受理 ≠ 审核: whoever entered it at the counter decides nothing on it (经办条例 art. 37).
  if (state.enteredBy === actor.staffId) return 'entered'
  // A row that is wrong is set aside and handed in again; a whole workbook is not returned for one of its rows.
  if (action === 'return' && state.batch) return 'batch'
  const second = secondStage.includes(state.status)
  const supervisor = actor.roles.includes('supervisor')
  if (action === 'takeBack') {
    // Own decision, or the supervisor's word; only while the effects have not left the desk.
    if (state.leftDesk || grace?.left) return 'leftDesk'
    if (grace && grace.until < now) return 'graceOver'
    return state.decision?.by === actor.staffId || supervisor ? undefined : 'notDecider'
  }
  const role: Role = second ? 'secondReview' : 'firstReview'
  if (!actor.roles.includes(role) && !(supervisor && action === 'release')) return 'role'
  if (state.excludedStaff.includes(actor.staffId)) return 'conflictOfInterest'
  // 初审 ≠ 复核 (经办条例 art. 37; 岗位权限管理办法)
  if (second && state.firstReview?.by === actor.staffId) return 'sameReviewer'
  if (action === 'claim') return undefined
  const holds = state.lease?.staffId === actor.staffId
  if (action === 'takeOver') {
    if (holds) return 'holder'
    return supervisor || !state.lease || state.lease.until <= now ? undefined : 'leaseRunning'
  }
  if (action === 'release' && supervisor) return undefined
  return holds ? undefined : 'notHolder'
}

export const allowedActions = (state: FilingState, actor: Actor, now: string, grace?: Grace): Action[] =>
  actions.filter((a) => denial(state, a, actor, now, grace) === undefined)
