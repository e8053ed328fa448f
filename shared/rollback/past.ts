import type { Effect } from '../effects/effect.ts'
import type { RecordKind, RecordOf } from '../register/records.ts'
import type { RecordRef } from '../register/restsOn.ts'

/** An event that changed the register, with what it changed. */
export interface Act {
  /** Its place in the journal: its name, and its place in time. */
  readonly seq: number
  readonly stream: string
  readonly type: string
  readonly at: string
  readonly by: string | null
  readonly effects: readonly Effect[]
  /** The act whose effects it takes back, if it is an undoing. */
  readonly undoes: number | null
  /** The rollback it is a part of; its acts are undone together or not at all. */
  readonly rollbackId: string | null
}

/** What a plan asks of journal and register. Only acts in force are told: what was taken back depends on nothing any more. */
export interface Past {
  act(seq: number): Act
  /** Acts in force after `after` that touched the record, oldest first. */
  touching(ref: RecordRef, after: number): readonly number[]
  /** Acts in force after `after` that made a record resting on this one. */
  resting(ref: RecordRef, after: number): readonly number[]
  /** Keys of the records in the register that begin with the reference's key. */
  standing(ref: RecordRef): readonly string[]
  /** Acts in force of a rollback. */
  ofRollback(rollbackId: string): readonly number[]
  /** The record as it stands; `like` is any body with its key. */
  record<K extends RecordKind>(kind: K, like: RecordOf<K>): RecordOf<K> | null
}
