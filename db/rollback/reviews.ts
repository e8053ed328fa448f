import { apply } from '../../shared/effects/apply.ts'
import type { Effect } from '../../shared/effects/effect.ts'
import { changedMembers } from '../../shared/effects/revert.ts'
import { canonical } from '../../shared/journal/canonical.ts'
import type { RecordKind } from '../../shared/register/records.ts'
import type { Slice } from '../../shared/register/slice.ts'
import { assess, type PartAssessment } from '../../shared/review/assess.ts'
import type { FilingState } from '../../shared/review/state.ts'
import type { Order } from '../../shared/rollback/dependents.ts'
import type { Act, Past } from '../../shared/rollback/past.ts'
import { undoingOf } from '../../shared/rollback/undo.ts'
import type { Text } from '../../shared/text.ts'
import { caseFacts } from '../caseFacts.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'

/**
 * A later approval that no record ties to the rollback, but that would not have been the same without the act: an entitlement counted on
 * months that fall away. It can stay, to be looked at again (domain rule 3, end), or be undone as well.
 */
export interface Review {
  readonly act: Act
  readonly state: FilingState
  /** What would be another one: checks that fail now, and figures of the outcome. */
  readonly differences: readonly { readonly label: Text; readonly was: string; readonly now: string }[]
}

/** Approvals in force after `after` that concern these persons, or a unit's yearly refund, and are not in `known`. */
export function laterApprovals(db: ReadableDb, subjects: readonly string[], after: number, known: ReadonlySet<number>): number[] {
  const rows = statement<[string, number], { seq: number }>(
    db,
    `SELECT act.seq FROM json_each(?) AS wanted CROSS JOIN filing ON filing.subject_id = wanted.value
     CROSS JOIN act ON act.stream = 'filing:' || filing.filing_id AND act.seq > ? AND act.undoes IS NULL AND act.undone_by IS NULL
     WHERE filing.status = 'approved' AND act.type = 'review.approved' ORDER BY act.seq`,
  ).all(JSON.stringify(subjects), after)
  return rows.map(({ seq }) => seq).filter((seq) => !known.has(seq))
}

/**
 * Whether the approval would be the same on the register without the acts of `order`. Both are looked at as
 * they were before it was decided: what came after bears on neither.
 */
export function reviewOf(db: ReadableDb, past: Past, seq: number, order: Order, now: string): Review | undefined {
  const act = past.act(seq)
  const row = statement<[string], { state: string }>(db, 'SELECT state FROM filing WHERE filing_id = ?').get(act.stream.slice(7))
  if (!row) return undefined
  const state = JSON.parse(row.state) as FilingState
  const facts = caseFacts(db, [state], now)
  const since = actsSince(past, facts.slice, seq)
  const bearing = order.undone.filter((undone) => bears(undone.act.effects, facts.slice))
  const on = (taken: readonly Act[]) => {
    const once = [...new Map(taken.map((each) => [each.seq, each])).values()].sort((a, b) => b.seq - a.seq)
    const undone = once.map((each) => ({ act: each, tie: { type: 'target' as const } }))
    const effects = undoingOf(past, { undone, kept: [] }).undone.flatMap((step) => step.effects)
    return assess({ ...facts, clashes: {}, slice: apply(facts.slice, effects) })[0]
  }
  const differences = differencesOf(on(since), on([...since, ...bearing.map((undone) => undone.act)]))
  return differences.length === 0 ? undefined : { act, state, differences }
}

/** The act and everything in force since that touched a record of the slice; what took back something later than the act cancels with it. */
function actsSince(past: Past, slice: Slice, seq: number): Act[] {
  const seqs = new Set([seq])
  for (const [record, rows] of Object.entries(slice.records) as [RecordKind, Readonly<Record<string, unknown>>][])
    for (const key of Object.keys(rows)) for (const later of past.touching({ record, key }, seq)) seqs.add(later)
  return [...seqs].map((each) => past.act(each)).filter(({ undoes }) => undoes === null || undoes <= seq)
}

/** Only what bears on the persons and units of the slice; a thousand other persons' records are of no use to it. */
const bears = (effects: readonly Effect[], slice: Slice): boolean =>
  effects.some(({ record, key, before, after }) => {
    const { idNumber, unitNo } = (after ?? before ?? {}) as { readonly idNumber?: string; readonly unitNo?: string }
    if (idNumber !== undefined && slice.records.person[idNumber]) return true
    return slice.records[record][key] !== undefined || (idNumber === undefined && unitNo !== undefined && slice.records.unit[unitNo])
  })

/** What an effect does, without the members of its record that it leaves alone. */
function changeOf(effect: Effect) {
  const { type, record, key, after } = effect
  const members = changedMembers(effect)
  return { type, record, key, after: members ? Object.entries(after ?? {}).filter(([name]) => members.has(name)) : after }
}

function differencesOf(was: PartAssessment | undefined, now: PartAssessment | undefined): Review['differences'] {
  if (!was || !now) return []
  const failed = new Set(was.checks.filter((check) => check.result === 'fail').map((check) => check.id))
  const failing = now.checks
    .filter((check) => check.result === 'fail' && !failed.has(check.id))
    .map((check) => ({ label: check.label, was: '', now: check.detail.zh }))
  if (failing.length > 0) return failing
  // A filing whose own checks fail on both (its window is over, say) tells nothing by its figures.
  if (failed.size > 0) return []
  const figures = new Map(was.outcome.map((outcome) => [outcome.key, outcome.value]))
  const outcomes = now.outcome
    .filter(({ key, value }) => figures.get(key) !== value)
    .map(({ key, label, value }) => ({ label, was: String(figures.get(key) ?? ''), now: String(value) }))
  if (outcomes.length > 0) return outcomes
  const doing = (part: PartAssessment) => canonical(JSON.parse(JSON.stringify(part.effects.map(changeOf))))
  return doing(was) === doing(now) ? [] : [{ label: { zh: '生效内容', en: 'Effects' }, was: '', now: '' }]
}
