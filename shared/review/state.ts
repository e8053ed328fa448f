import type { Effect } from '../effects/effect.ts'
import type { Acceptance } from '../filings/acceptances.ts'
import type { Material, Outcome, Values } from '../filings/kind.ts'
import type { EventData, FilingEvent } from '../journal/events.ts'
import type { Status } from './status.ts'

export interface Lease {
  readonly staffId: string
  /** ISO; end of the last working day of the lease. */
  readonly until: string
}

export interface MarkedReason {
  readonly code: string
  readonly fields: readonly string[]
  readonly materials: readonly string[]
  readonly note: string
}

/** A warning set aside with a written reason. */
export interface Acknowledgement {
  readonly checkId: string
  readonly reason: string
}

export interface Decision {
  readonly verdict: 'approved' | 'rejected' | 'returned' | 'rolledBack'
  readonly by: string
  readonly at: string
  readonly reasons: readonly MarkedReason[]
  readonly note: string
  readonly effects: readonly Effect[]
  readonly outcome: readonly Outcome[]
}

/** See `filing.received`. */
export type BatchRow = NonNullable<EventData<'filing.received'>['batch']>

/** A filing as its events tell it. */
export interface FilingState {
  readonly id: string
  readonly number: string
  readonly kind: string
  readonly jointId: string | null
  /** The row of a workbook that it was, or null. */
  readonly batch: BatchRow | null
  readonly officeId: string
  readonly channel: 'portal' | 'counter'
  readonly portal: string
  readonly packageId: string | null
  readonly submittedAt: string
  readonly receivedAt: string
  readonly submitter: { readonly name: string; readonly identity: string }
  /** Notices that were accepted before filing, by whoever filed. */
  readonly acceptances: readonly Acceptance[]
  /** Who entered it at the counter (窗口受理) and may therefore not review it; null for what a portal handed in. */
  readonly enteredBy: string | null
  readonly values: Values
  /** Where derived values came from and when (系统自动提取). */
  readonly sources: Readonly<Record<string, { readonly source: string; readonly at: string }>>
  readonly materials: readonly Material[]
  /** 1 for the first submission; each correction adds one. */
  readonly round: number
  /** Values of the round before, for the side-by-side view. */
  readonly previous: Values | null
  readonly status: Status
  readonly lease: Lease | null
  readonly firstReview: { readonly by: string; readonly at: string; readonly excluded: readonly MarkedReason[] | null } | null
  readonly acknowledgements: readonly Acknowledgement[]
  readonly decision: Decision | null
  /** 已回退: the approval that was taken back, kept so that undoing the rollback brings it back; null while it stands. */
  readonly rolledBack: { readonly rollbackId: string; readonly decision: Decision } | null
  /** 更正重报: the rolled-back filing that this one replaces. */
  readonly corrects: string | null
  /** 回避: staff who may never decide this filing. */
  readonly excludedStaff: readonly string[]
  /** The decision went out in a result package and can only be rolled back, no longer taken back. */
  readonly leftDesk: boolean
  readonly version: number
}

/** Parts of a joint package are decided together, and so are the rows of one part of a batch. */
export const caseIdOf = ({ id, jointId, batch }: Pick<FilingState, 'id' | 'jointId' | 'batch'>): string =>
  jointId ?? (batch ? batchCaseId(batch.id, batch.part) : id)
export const batchCaseId = (batchId: string, part: number): string => `${batchId}.${part}`

/** Folds one event into the state; the only place that changes a filing. Unknown order is a defect and throws. */
export function evolve(state: FilingState | undefined, event: FilingEvent, at: string, actor: string | null): FilingState {
  if (event.type === 'filing.received') {
    const { type: _type, ...d } = event
    return {
      ...d,
      batch: d.batch ?? null,
      acceptances: d.acceptances ?? [],
      corrects: d.corrects ?? null,
      enteredBy: d.channel === 'counter' ? actor : null,
      receivedAt: at,
      round: 1,
      previous: null,
      status: 'submitted',
      lease: null,
      firstReview: null,
      acknowledgements: [],
      decision: null,
      rolledBack: null,
      excludedStaff: [],
      leftDesk: false,
      version: 1,
    }
  }
  if (!state) throw new Error(`${event.type} before filing.received`)
  return { ...state, version: state.version + 1, ...change(state, event, at, actor ?? '') }
}

function change(
  state: FilingState,
  event: Exclude<FilingEvent, { type: 'filing.received' }>,
  at: string,
  by: string,
): Partial<FilingState> {
  switch (event.type) {
    case 'filing.resubmitted':
      return {
        // Whoever corrected it at the counter has entered it as well.
        ...(state.channel === 'counter' && by !== state.enteredBy && { excludedStaff: [...state.excludedStaff, by] }),
        values: event.values,
        sources: event.sources,
        materials: event.materials,
        submittedAt: event.submittedAt,
        previous: state.values,
        round: state.round + 1,
        status: 'submitted',
        lease: null,
        firstReview: null,
        acknowledgements: [],
        decision: null,
        leftDesk: false,
      }
    case 'filing.withdrawn':
      return { status: 'withdrawn', lease: null }
    case 'review.claimed':
    case 'review.takenOver':
      return { status: state.firstReview ? 'inSecondReview' : 'inReview', lease: { staffId: by, until: event.until } }
    case 'review.released':
      return {
        status: state.firstReview ? 'firstPassed' : 'submitted',
        lease: null,
        ...(event.conflictOfInterest && { excludedStaff: [...state.excludedStaff, by] }),
      }
    case 'review.passedFirst':
      return {
        status: 'firstPassed',
        lease: null,
        firstReview: { by, at, excluded: event.excluded },
        acknowledgements: event.acknowledgements,
      }
    case 'review.sentBack':
      return { status: 'submitted', lease: null, firstReview: null }
    case 'review.returned':
      return {
        status: 'returned',
        lease: null,
        decision: { verdict: 'returned', by, at, reasons: event.reasons, note: event.note, effects: [], outcome: [] },
      }
    case 'review.rejected':
      return {
        status: 'rejected',
        lease: null,
        decision: { verdict: 'rejected', by, at, reasons: event.reasons, note: event.note, effects: [], outcome: [] },
      }
    case 'review.approved':
      return {
        status: 'approved',
        lease: null,
        acknowledgements: event.acknowledgements,
        decision: { verdict: 'approved', by, at, reasons: [], note: event.note, effects: event.effects, outcome: event.outcome },
      }
    case 'review.takenBack':
      return { status: 'submitted', lease: null, firstReview: null, decision: null }
    case 'filing.rolledBack':
      return {
        status: 'rolledBack',
        lease: null,
        leftDesk: false,
        rolledBack: state.decision && { rollbackId: event.rollbackId, decision: state.decision },
        decision: { verdict: 'rolledBack', by, at, reasons: [], note: event.note, effects: [], outcome: [] },
      }
    case 'filing.reinstated':
      return { status: 'approved', leftDesk: false, rolledBack: null, decision: state.rolledBack?.decision ?? null }
    case 'result.exported':
      return { leftDesk: true }
    case 'personal.revealed':
      return {}
  }
}
