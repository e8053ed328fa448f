import { conflict, inverseOf } from '../effects/apply.ts'
import type { Effect } from '../effects/effect.ts'
import { kindOf } from '../filings/index.ts'
import type { FilingEvent } from '../journal/events.ts'
import type { Slice } from '../register/slice.ts'
import { type Action, type Actor, type Denial, denial, type Grace } from './actions.ts'
import type { PartAssessment } from './assess.ts'
import type { ReviewCommand } from './commands.ts'
import { reasonCode } from './reasons.ts'
import type { FilingState, MarkedReason } from './state.ts'

/** Everything a decision depends on, read inside the transaction that will write it. */
export interface Situation {
  /** All parts of the case, in deciding order. */
  readonly parts: readonly FilingState[]
  readonly actor: Actor
  /** ISO */
  readonly now: string
  readonly leaseUntil: string
  /** Fresh assessment and its hash; present for approve and reject. */
  readonly assessment?: { readonly parts: readonly PartAssessment[]; readonly basis: string }
  /** Of an approval that is to be taken back. */
  readonly grace?: Grace
  /** The register as it is; needed to take a decision back. */
  readonly slice?: Slice
}

export type Refusal =
  | { readonly code: 'denied'; readonly action: Action; readonly denial: Denial }
  /** What was on screen is no longer true. */
  | { readonly code: 'changed' }
  | { readonly code: 'checksFail'; readonly checks: readonly string[] }
  | { readonly code: 'warningsOpen'; readonly checks: readonly string[] }
  | { readonly code: 'reasonInvalid'; readonly reason: string }
  | { readonly code: 'nothingApproved' }
  /** A later act changed a record that the inverse would have to restore. */
  | { readonly code: 'dependents'; readonly effect: Effect }

export interface PartEvent {
  readonly filingId: string
  readonly event: Exclude<FilingEvent, { type: 'filing.received' }>
}

export type Decided = { readonly ok: true; readonly events: readonly PartEvent[] } | { readonly ok: false; readonly refusal: Refusal }

const refuse = (refusal: Refusal): Decided => ({ ok: false, refusal })

/** `decide(command, situation) → events | refusal`. Pure: time, actor and ids come in with the situation. */
export function decide(command: ReviewCommand, s: Situation): Decided {
  for (const part of s.parts) {
    const denied = denial(part, command.type, s.actor, s.now, s.grace)
    if (denied) return refuse({ code: 'denied', action: command.type, denial: denied })
  }
  const each = (event: (part: FilingState) => PartEvent['event']): Decided => ({
    ok: true,
    events: s.parts.map((part) => ({ filingId: part.id, event: event(part) })),
  })
  switch (command.type) {
    case 'claim': {
      const holder = s.parts[0]?.lease
      if (holder && holder.staffId !== s.actor.staffId && holder.until > s.now)
        return refuse({ code: 'denied', action: 'claim', denial: 'leaseRunning' })
      return each(() => ({ type: 'review.claimed', until: s.leaseUntil }))
    }
    case 'takeOver':
      return each((part) => ({ type: 'review.takenOver', until: s.leaseUntil, from: part.lease?.staffId ?? '', reason: command.reason }))
    case 'release':
      return each(() => ({ type: 'review.released', conflictOfInterest: command.conflictOfInterest, reason: command.reason }))
    case 'sendBack':
      return each(() => ({ type: 'review.sentBack', reason: command.reason }))
    case 'return': {
      const invalid = invalidReason(command.reasons, 'return', s.parts)
      if (invalid) return refuse({ code: 'reasonInvalid', reason: invalid })
      return each((part) => ({ type: 'review.returned', reasons: reasonsFor(command.reasons, part, s.parts), note: command.note }))
    }
    case 'reject': {
      const invalid = invalidReason(command.reasons, 'reject', s.parts)
      if (invalid) return refuse({ code: 'reasonInvalid', reason: invalid })
      if (s.assessment?.basis !== command.basis) return refuse({ code: 'changed' })
      return each((part) => ({
        type: 'review.rejected',
        basis: command.basis,
        reasons: reasonsFor(command.reasons, part, s.parts),
        note: command.note,
      }))
    }
    case 'approve':
      return approve(command, s)
    case 'takeBack':
      return takeBack(command.reason, s)
  }
}

function approve(command: Extract<ReviewCommand, { type: 'approve' }>, s: Situation): Decided {
  if (!s.assessment || s.assessment.basis !== command.basis) return refuse({ code: 'changed' })
  const assessed = new Map(s.assessment.parts.map((a) => [a.filingId, a]))
  const second = s.parts.some((part) => part.status === 'inSecondReview')
  // The second reviewer confirms what the first decided; parts excluded then stay excluded.
  const excluded = new Map<string, readonly MarkedReason[]>(
    second
      ? s.parts.flatMap((p) => (p.firstReview?.excluded ? [[p.id, p.firstReview.excluded] as const] : []))
      : command.excluded.map((e) => [e.filingId, e.reasons]),
  )
  for (const reasons of excluded.values()) {
    const invalid = invalidReason(reasons, 'reject', s.parts)
    if (invalid) return refuse({ code: 'reasonInvalid', reason: invalid })
  }
  const approved = s.parts.filter((part) => !excluded.has(part.id))
  if (approved.length === 0) return refuse({ code: 'nothingApproved' })
  const acknowledged = (part: FilingState) => [
    ...part.acknowledgements.filter(
      (a) => second && !command.acknowledgements.some((c) => c.filingId === part.id && c.checkId === a.checkId),
    ),
    ...command.acknowledgements.filter((a) => a.filingId === part.id).map(({ checkId, reason }) => ({ checkId, reason })),
  ]
  const failing: string[] = []
  const open: string[] = []
  for (const part of approved) {
    const a = assessed.get(part.id)
    if (!a?.approvable)
      failing.push(...(a?.checks.filter((c) => c.result === 'fail').map((c) => c.id) ?? [part.id]), ...(a?.blocked.map((b) => b.zh) ?? []))
    const known = new Set(acknowledged(part).map((k) => k.checkId))
    open.push(...(a?.checks.filter((c) => c.result === 'warn' && !known.has(c.id)).map((c) => c.id) ?? []))
  }
  if (failing.length > 0) return refuse({ code: 'checksFail', checks: failing })
  if (open.length > 0) return refuse({ code: 'warningsOpen', checks: open })

  const needsSecond = !second && approved.some((part) => assessed.get(part.id)?.secondReview)
  const events = s.parts.map((part): PartEvent => {
    const reasons = excluded.get(part.id)
    if (needsSecond)
      return {
        filingId: part.id,
        event: {
          type: 'review.passedFirst',
          basis: command.basis,
          acknowledgements: acknowledged(part),
          excluded: reasons ? [...reasons].map(copy) : null,
          note: command.note,
        },
      }
    if (reasons)
      return {
        filingId: part.id,
        event: { type: 'review.rejected', basis: command.basis, reasons: [...reasons].map(copy), note: command.note },
      }
    const a = assessed.get(part.id)
    return {
      filingId: part.id,
      event: {
        type: 'review.approved',
        basis: command.basis,
        effects: (a?.effects ?? []).map((e) => ({ ...e })),
        outcome: (a?.outcome ?? []).map((o) => ({ ...o, label: { ...o.label } })),
        acknowledgements: acknowledged(part),
        note: command.note,
      },
    }
  })
  return { ok: true, events }
}

function takeBack(reason: string, s: Situation): Decided {
  // Parts were decided in order, so they are undone last first; the whole group must still be in place.
  const undone = [...s.parts].reverse().map((part) => ({ part, effects: inverseOf(part.decision?.effects ?? []) }))
  const stale =
    s.slice &&
    conflict(
      s.slice,
      undone.flatMap((u) => u.effects),
    )
  if (stale) return refuse({ code: 'dependents', effect: stale })
  return {
    ok: true,
    events: undone.map(({ part, effects }) => ({
      filingId: part.id,
      event: { type: 'review.takenBack', reason, effects: effects.map((e) => ({ ...e })) },
    })),
  }
}

type CaseReason = MarkedReason & { readonly filingId?: string }

const copy = (r: CaseReason) => ({ code: r.code, fields: [...r.fields], materials: [...r.materials], note: r.note })

/** A reason belongs to the parts whose fields or documents it marks; one that marks nothing belongs to all. */
function reasonsFor(reasons: readonly MarkedReason[], part: FilingState, parts: readonly FilingState[]) {
  const marks = (r: MarkedReason, p: FilingState) => {
    const kind = kindOf(p.kind)
    return r.fields.some((f) => Object.hasOwn(kind.fields, f)) || r.materials.some((m) => kind.materials.some((slot) => slot.key === m))
  }
  return reasons.filter((r) => marks(r, part) || !parts.some((p) => marks(r, p))).map(copy)
}

/** The first reason that names no known code, or marks a field or document that no part has. */
function invalidReason(reasons: readonly MarkedReason[], use: 'return' | 'reject', parts: readonly FilingState[]): string | undefined {
  const kinds = parts.map((p) => kindOf(p.kind))
  return reasons.find(
    (r) =>
      reasonCode(r.code)?.use !== use ||
      (r.code.endsWith('99') && r.note.trim().length < 2) ||
      r.fields.some((f) => !kinds.some((k) => Object.hasOwn(k.fields, f))) ||
      r.materials.some((m) => !kinds.some((k) => k.materials.some((slot) => slot.key === m))),
  )?.code
}
