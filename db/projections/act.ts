import type { Effect } from '../../shared/effects/effect.ts'
import type { Envelope } from '../../shared/journal/envelope.ts'
import { restsOn } from '../../shared/register/restsOn.ts'
import type { WritableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'
import { projectEffect } from './register.ts'

/**
 * An event that changed the register, of whatever type: its effects are put in force, and what it touched and rests on is noted, so that it
 * can be undone and found as a dependent. Every event type with an `effects` member comes through here and nowhere else.
 */
export function projectAct(db: WritableDb, { seq, stream, type, data }: Envelope, effects: readonly Effect[]): void {
  for (const effect of effects) projectEffect(db, effect)
  const undoes = undoneBy(db, { seq, stream, type, data })
  if (effects.length === 0 && undoes === null && type !== 'review.approved') return
  const rollbackId = typeof data['rollbackId'] === 'string' ? data['rollbackId'] : stream.startsWith('rollback:') ? stream.slice(9) : null
  statement(db, 'INSERT INTO act (seq, stream, type, rollback_id, undoes) VALUES (?, ?, ?, ?, ?)').run(
    seq,
    stream,
    type,
    rollbackId,
    undoes,
  )
  if (undoes !== null) markUndone(db, undoes, seq)
  for (const { record, key } of effects) touch(db, 'record_touch', record, key, seq)
  // What an undoing puts back rests where it rested before.
  if (undoes !== null) return
  for (const { record, before, after } of effects) {
    if (before !== null || after === null) continue
    for (const base of restsOn(record, after)) {
      if (!effects.some((made) => made.before === null && made.record === base.record && made.key.startsWith(base.key)))
        touch(db, 'record_rest', base.record, base.key, seq)
    }
  }
}

const touch = (db: WritableDb, table: 'record_touch' | 'record_rest', record: string, key: string, seq: number) =>
  statement(db, `INSERT OR IGNORE INTO ${table} (record, key, seq) VALUES (?, ?, ?)`).run(record, key, seq)

/** The act that an event takes back. 撤销审核 does not name it: it is the stream's one approval in force. */
function undoneBy(db: WritableDb, { seq, stream, type, data }: Pick<Envelope, 'seq' | 'stream' | 'type' | 'data'>): number | null {
  if (typeof data['undoes'] === 'number') return data['undoes']
  if (type !== 'review.takenBack') return null
  const row = statement<[string, number], { seq: number | null }>(
    db,
    'SELECT max(seq) AS seq FROM act WHERE stream = ? AND seq < ? AND undoes IS NULL AND undone_by IS NULL',
  ).get(stream, seq)
  return row?.seq ?? null
}

/** The act is no longer in force; one that it had itself taken back is again, and a rollback that is taken back counts as undone. */
function markUndone(db: WritableDb, undone: number, by: number): void {
  statement(db, 'UPDATE act SET undone_by = ? WHERE seq = ?').run(by, undone)
  const row = statement<[number], { undoes: number | null; rollbackId: string | null }>(
    db,
    'SELECT undoes, rollback_id AS rollbackId FROM act WHERE seq = ?',
  ).get(undone)
  if (!row) return
  if (row.undoes !== null) statement(db, 'UPDATE act SET undone_by = NULL WHERE seq = ?').run(row.undoes)
  if (row.rollbackId === null) return
  statement(db, "UPDATE rollback SET state = 'undone' WHERE rollback_id = ?").run(row.rollbackId)
  statement(db, 'DELETE FROM repayment_entry WHERE rollback_id = ?').run(row.rollbackId)
}
