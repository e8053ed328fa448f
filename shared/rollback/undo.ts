import type { Effect } from '../effects/effect.ts'
import { revert } from '../effects/revert.ts'
import type { RecordKind, RecordOf } from '../register/records.ts'
import type { Order } from './dependents.ts'
import type { Act, Past } from './past.ts'

/** An act with the effects that undo it, in their order. */
export interface Undone {
  readonly act: Act
  readonly effects: readonly Effect[]
}

/** A record that does not stand as the act left it, though no act in force is known to have changed it. */
export interface Conflict {
  readonly act: Act
  readonly record: RecordKind
  readonly key: string
  /** The act that stands in the way, where there is one. */
  readonly other: Act | null
}

export interface Undoing {
  readonly undone: readonly Undone[]
  readonly conflicts: readonly Conflict[]
}

/** The effects that undo an order, last first, each worked out on the register as the ones before leave it. */
export function undoingOf(past: Past, { undone, kept }: Order): Undoing {
  const standing = new Map<string, RecordOf<RecordKind> | null>()
  const conflicts: Conflict[] = []
  const steps = undone.map(({ act }): Undone => {
    // 撤销审核 was no wrong act; what stands in its way has to be dealt with first.
    if (act.type === 'review.takenBack')
      conflicts.push(...act.effects.slice(0, 1).map((e) => ({ act, record: e.record, key: e.key, other: null })))
    const effects = [...act.effects].reverse().flatMap((effect): Effect[] => {
      const place = `${effect.record}\n${effect.key}`
      const like = effect.after ?? effect.before
      const held = standing.get(place) ?? (standing.has(place) || like === null ? null : past.record(effect.record, like))
      const restored = revert(held, effect)
      if (restored === 'stale') {
        const other = kept.find((each) => each.act.effects.some((e) => e.record === effect.record && e.key === effect.key))
        conflicts.push({ act, record: effect.record, key: effect.key, other: other?.act ?? null })
        return []
      }
      standing.set(place, restored.body)
      return [{ type: effect.type, record: effect.record, key: effect.key, before: held, after: restored.body }]
    })
    return { act, effects }
  })
  return { undone: steps, conflicts }
}
