import type { Effect } from '../effects/effect.ts'
import { commute } from '../effects/revert.ts'
import type { RecordKind } from '../register/records.ts'
import { type RecordRef, refsTo } from '../register/restsOn.ts'
import type { Act, Past } from './past.ts'
import type { Choice } from './proposal.ts'

/** Why an act is undone, or why it comes up at all: the record that ties it to the act `by`. */
export type Tie =
  | { readonly type: 'target' }
  /** A person wants it undone as well. */
  | { readonly type: 'chosen' }
  /** It changed what the other act had changed. */
  | ({ readonly type: 'record' } & TieTo)
  /** It made something that rests on what the other act had made. */
  | ({ readonly type: 'rests' } & TieTo)
  /** It belongs to a rollback that is undone as a whole. */
  | { readonly type: 'group'; readonly rollbackId: string }
  /** It changed other members of the same record and can stay. */
  | ({ readonly type: 'beside' } & TieTo)
interface TieTo {
  readonly record: RecordKind
  readonly key: string
  readonly by: number
}

export interface Tied {
  readonly act: Act
  readonly tie: Tie
}

export interface Order {
  /** What is undone, last first: the order in which it is done. */
  readonly undone: readonly Tied[]
  /** Later acts beside it that stay, unless somebody wants them undone. */
  readonly kept: readonly Tied[]
}

/**
 * Everything that must be undone so that the targets can be: every later act on the same records, and on what rests on them, and so on to
 * any depth. An act that changed other members of a record commutes and stays unless chosen. `step` is told the number found so far.
 */
export function orderOf(
  past: Past,
  targets: readonly number[],
  choices: readonly Choice[],
  /** Further acts that a person wants undone, though no record ties them. */
  chosen: ReadonlySet<number>,
  step: (found: number) => void,
): Order {
  const undone = new Map<number, Tied>()
  const beside = new Map<number, Tied>()
  const wanted = new Set(choices.filter((choice) => choice.undo).map((choice) => choice.seq))
  const waiting: number[] = []
  const gone = new Set<string>()
  const undo = (seq: number, tie: Tie) => {
    if (undone.has(seq)) return
    const act = past.act(seq)
    undone.set(seq, { act, tie })
    waiting.push(seq)
    step(undone.size)
    if (act.rollbackId !== null)
      for (const other of past.ofRollback(act.rollbackId)) undo(other, { type: 'group', rollbackId: act.rollbackId })
  }
  for (const seq of targets) undo(seq, { type: 'target' })
  for (const seq of chosen) undo(seq, { type: 'chosen' })
  for (let seq = waiting.shift(); seq !== undefined; seq = waiting.shift()) {
    const act = past.act(seq)
    for (const { record, key, before } of act.effects) if (before === null) gone.add(`${record}\n${key}`)
    for (const effect of act.effects) {
      const to = { record: effect.record, key: effect.key, by: act.seq }
      for (const later of past.touching(effect, act.seq)) {
        if (undone.has(later)) continue
        const meets = meetingOf(past.act(later), act, effect)
        if (meets === 'clashes') undo(later, { type: 'record', ...to })
        else if (meets === 'beside' && wanted.has(later)) undo(later, { type: 'chosen' })
        else if (meets === 'beside' && !beside.has(later)) beside.set(later, { act: past.act(later), tie: { type: 'beside', ...to } })
      }
      for (const later of restingOn(past, act, effect, gone)) undo(later, { type: 'rests', ...to })
    }
  }
  return {
    undone: [...undone.values()].sort((a, b) => b.act.seq - a.act.seq),
    kept: [...beside.values()].filter(({ act }) => !undone.has(act.seq)).sort((a, b) => b.act.seq - a.act.seq),
  }
}

/** How a later act stands to `effect` of an earlier one: in its way, beside it, or neither because it took back something later still. */
function meetingOf(later: Act, act: Act, effect: Effect): 'clashes' | 'beside' | 'cancels' {
  if (later.undoes !== null && later.undoes > act.seq) return 'cancels'
  const clashes = later.effects.some((other) => other.record === effect.record && other.key === effect.key && !commute(effect, other))
  if (clashes) return 'clashes'
  return later.undoes === null ? 'beside' : 'cancels'
}

/** Later acts whose records rest on the one this effect made, which is gone once it is undone, unless another one carries them too. */
function restingOn(past: Past, act: Act, { record, before, after }: Effect, gone: ReadonlySet<string>): readonly number[] {
  if (before !== null || after === null) return []
  const carried = (ref: RecordRef) => ref.key.endsWith('/') && past.standing(ref).some((key) => !gone.has(`${record}\n${key}`))
  const later = refsTo(record, after).flatMap((ref) => {
    const resting = past.resting(ref, act.seq)
    return resting.length === 0 || carried(ref) ? [] : resting
  })
  return [...new Set(later)]
}
