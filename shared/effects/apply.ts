import { canonical } from '../journal/canonical.ts'
import { completed, type RecordKind, type RecordOf, recordKey } from '../register/records.ts'
import type { Slice } from '../register/slice.ts'
import type { Effect, EffectType } from './effect.ts'

/** Builds an effect that puts `after` where the slice has what it has now. */
export function put<K extends RecordKind>(slice: Slice, type: EffectType<K>, after: RecordOf<K>): Effect<K> {
  const key = recordKey[type.record](after)
  const held = slice.records[type.record][key] as RecordOf<K> | undefined
  return { type: type.type, record: type.record, key, before: held ?? null, after }
}

/** The effect that undoes `effect`: the same record with before and after exchanged, both as their shape is today. */
export const inverse = ({ before, after, ...effect }: Effect): Effect => ({
  ...effect,
  before: after && completed(effect.record, after),
  after: before && completed(effect.record, before),
})

/** A group is undone last first. */
export const inverseOf = (effects: readonly Effect[]): Effect[] => [...effects].reverse().map(inverse)

/** The first effect whose record is no longer what the effect expects to replace, if any. */
export function conflict(slice: Slice, effects: readonly Effect[]): Effect | undefined {
  let now = slice
  for (const effect of effects) {
    const held = now.records[effect.record][effect.key] ?? null
    if (canonical(held) !== canonical(effect.before)) return effect
    now = apply(now, [effect])
  }
  return undefined
}

/** The register as it is after the effects, in order. Pure: the slice given is not changed; each kind of record is copied once. */
export function apply(slice: Slice, effects: readonly Effect[]): Slice {
  const changed: { [K in RecordKind]?: Record<string, RecordOf<RecordKind>> } = {}
  for (const { record, key, after } of effects) {
    const held = (changed[record] ??= { ...slice.records[record] })
    if (after === null) delete held[key]
    else held[key] = after
  }
  return { ...slice, records: { ...slice.records, ...changed } as Slice['records'] }
}
