import { allAcceptedAt } from '../../shared/filings/acceptances.ts'
import { isRequired, isVisible } from '../../shared/filings/fieldState.ts'
import { kindOf } from '../../shared/filings/index.ts'
import type { Values } from '../../shared/filings/kind.ts'
import type { CaseView, FieldView, PartView } from '../../shared/contract/filings.ts'
import type { Envelope } from '../../shared/journal/envelope.ts'
import type { Policy } from '../../shared/policy/policy.ts'
import { type Action, type Actor, actions, allowedActions, type Grace } from '../../shared/review/actions.ts'
import { deadlineOf } from '../../shared/review/deadline.ts'
import { caseIdOf, type FilingState, type MarkedReason } from '../../shared/review/state.ts'
import { hintsOf } from './hints.ts'
import { historyView, type NameOf, type SignerOf } from './history.ts'
import { display, masked, maskedWords, numbersIn, officeName } from './value.ts'

export interface CaseMaterial {
  /** All parts of the case in deciding order; at least one. */
  readonly parts: readonly FilingState[]
  readonly events: readonly Envelope[]
  readonly policy: Policy
  readonly actor: Actor
  readonly now: string
  readonly nameOf: NameOf
  readonly signerOf: SignerOf
  readonly grace: Grace | undefined
  /** Rollbacks of the parts, and what corrects them. */
  readonly links: CaseView['links']
}

/** The part that stands for its case: the one decided last. */
export const leadOf = (parts: readonly FilingState[]): FilingState => {
  const lead = parts.at(-1)
  if (!lead) throw new Error('a case without parts')
  return lead
}

/** A case as its screen shows it. */
export function caseView({ parts, events, policy, actor, now, nameOf, signerOf, grace, links }: CaseMaterial): CaseView {
  const lead = leadOf(parts)
  const deadline = deadlineOf(kindOf(lead.kind), lead.submittedAt, policy)
  const { lease, submitter } = lead
  return {
    caseId: caseIdOf(lead),
    officeId: lead.officeId,
    officeName: officeName(lead.officeId).zh,
    portal: lead.portal,
    channel: lead.channel,
    submitter: { name: submitter.name, identity: maskedWords(submitter.identity, parts.flatMap(numbersOf)) },
    acceptedAt: allAcceptedAt(parts.flatMap(({ acceptances }) => acceptances)),
    submittedAt: lead.submittedAt,
    receivedAt: lead.receivedAt,
    deadline: deadline.at,
    deadlineRule: deadline.rule,
    round: lead.round,
    status: lead.status,
    holder: lease && { staffId: lease.staffId, name: nameOf(lease.staffId), until: lease.until, expired: lease.until <= now },
    firstReviewer: lead.firstReview && nameOf(lead.firstReview.by),
    leftDesk: lead.leftDesk,
    allowed: allowedFor(parts, actor, now, grace),
    hints: hintsOf(lead, actor, now, nameOf, grace),
    grace: grace && !grace.left && lead.status === 'approved' && !lead.leftDesk ? grace.until : null,
    links: links.map((link) => ({ ...link })),
    batch: lead.batch && { batchId: lead.batch.id, number: lead.number.replace(/-\d+$/, ''), part: lead.batch.part },
    parts: parts.map((part) => (part.batch ? briefPart(part) : partView(part))),
    history: historyView(events, parts, nameOf, signerOf),
  }
}

/** A decision is one for all parts, so an action is offered only where every part allows it. */
const allowedFor = (parts: readonly FilingState[], actor: Actor, now: string, grace: Grace | undefined): Action[] => {
  const each = parts.map((part) => allowedActions(part, actor, now, grace))
  return actions.filter((action) => each.every((allowed) => allowed.includes(action)))
}

const numbersOf = (part: FilingState) => numbersIn(kindOf(part.kind).fields, part.values)

/** A row of a workbook among hundreds: what the workbook asked for, and what tells whom it is about. */
function briefPart(state: FilingState): PartView {
  const { batch, subject } = kindOf(state.kind)
  const shown = new Set([...(batch?.columns.map(({ field }) => field) ?? []), ...Object.values(subject), 'unitName'])
  return { ...partView(state, (key) => shown.has(key)), materials: [] }
}

export function partView(state: FilingState, wanted: (field: string) => boolean = () => true): PartView {
  const kind = kindOf(state.kind)
  const required = (slot: (typeof kind.materials)[number]) =>
    typeof slot.required === 'function' ? slot.required(state.values) : slot.required
  return {
    filingId: state.id,
    number: state.number,
    kind: state.kind,
    kindLabel: kind.label,
    status: state.status,
    row: state.batch?.row ?? null,
    batchNote: state.batch?.note ?? '',
    fields: Object.keys(kind.fields)
      .filter(wanted)
      .flatMap((key) => fieldView(state, key) ?? []),
    materials: kind.materials.map((slot) => ({
      slot: slot.key,
      label: slot.label,
      required: required(slot),
      files: state.materials
        .filter((material) => material.slot === slot.key)
        .map(({ sha256, name, mediaType, size }) => ({ sha256, name, mediaType, size })),
    })),
    reasons: reasons(state.decision?.reasons ?? []),
    note: state.decision?.note ?? '',
    outcome: (state.decision?.outcome ?? []).map((outcome) => ({ ...outcome })),
    excluded: state.firstReview?.excluded ? reasons(state.firstReview.excluded) : null,
    acknowledgements: state.acknowledgements.map((given) => ({ ...given })),
  }
}

const reasons = (given: readonly MarkedReason[]) =>
  given.map((reason) => ({ ...reason, fields: [...reason.fields], materials: [...reason.materials] }))

function fieldView(state: FilingState, key: string): FieldView | undefined {
  const field = kindOf(state.kind).fields[key]
  if (!field) return undefined
  const value = state.values[key] ?? null
  const source = state.sources[key]
  return {
    key,
    label: field.label,
    group: field.group,
    type: field.type,
    value: masked(field.type, value),
    display: display(field, value, state.values),
    masked: masked(field.type, value) !== value,
    origin: field.derived || source ? 'derived' : 'entered',
    source: source?.source ?? null,
    sourceAt: source?.at ?? null,
    ...changed(state.previous, key, value, (old) => ({
      previous: masked(field.type, old),
      previousDisplay: display(field, old, state.previous ?? {}),
    })),
    visible: isVisible(field, state.values),
    required: isRequired(field, state.values),
  }
}

const changed = <T extends object>(
  previous: Values | null,
  key: string,
  value: Values[string],
  show: (old: NonNullable<Values[string]> | null) => T,
) => {
  if (!previous || (previous[key] ?? null) === value) return {}
  return show(previous[key] ?? null)
}
