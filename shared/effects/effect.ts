import type { RecordKind, RecordOf } from '../register/records.ts'
import type { Text } from '../text.ts'

/**
 * One reversible operation on the register (生效事项): the record it touches with its body before and after.
 * Carrying both makes the inverse exact and lets a stale effect be noticed instead of overwriting.
 */
export interface Effect<K extends RecordKind = RecordKind> {
  readonly type: string
  readonly record: K
  readonly key: string
  /** null: the record did not exist */
  readonly before: RecordOf<K> | null
  /** null: the record ends to exist (only in an inverse) */
  readonly after: RecordOf<K> | null
}

/** What one file of this folder declares about its effect. */
export interface EffectType<K extends RecordKind = RecordKind> {
  readonly type: string
  readonly record: K
  readonly label: Text
  /** What undoing it means, in the words a rollback plan uses. */
  readonly inverseLabel: Text
}

export const defineEffect = <K extends RecordKind>(type: EffectType<K>): EffectType<K> => type
