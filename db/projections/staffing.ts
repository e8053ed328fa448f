import type { Envelope } from '../../shared/journal/envelope.ts'
import type { DeskEvent, KeyEvent } from '../../shared/journal/events.ts'
import type { WritableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'

type StaffingEvent = Extract<
  Exclude<DeskEvent, KeyEvent>,
  { type: `staff.${string}` | `session.${string}` | 'access.refused' | 'personal.viewed' | 'export.made' | 'backup.made' }
>

const set = (db: WritableDb, columns: string, ...values: readonly (string | number | null)[]): void =>
  void statement(db, `UPDATE staff SET ${columns} WHERE staff_id = ?`).run(...values)

/** Members of staff: posts, passwords, and how often they looked at or took out what is personal. */
export function projectStaffing(db: WritableDb, { seq, recordedAt, stream, actor }: Envelope, event: StaffingEvent): void {
  const person = stream.slice('staff:'.length)
  switch (event.type) {
    case 'staff.added':
      statement(
        db,
        'INSERT INTO staff (staff_id, login, name, roles, offices, disabled, must_change, password_at) VALUES (?, ?, ?, ?, ?, 0, ?, ?)',
      ).run(
        event.staffId,
        event.login,
        event.name,
        JSON.stringify(event.roles),
        JSON.stringify(event.offices),
        event.mustChange ? 1 : 0,
        recordedAt,
      )
      return
    case 'staff.disabled':
      return set(db, 'disabled = 1', person)
    case 'staff.passwordChanged':
      return set(db, 'must_change = 0, password_at = ?', recordedAt, person)
    case 'staff.passwordReset':
    case 'staff.unlocked':
      return set(db, 'must_change = 1', person)
    case 'staff.postsProposed':
      statement(
        db,
        `INSERT INTO post_change (change_id, seq, at, staff_id, roles, offices, reason, proposed_by, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'open')`,
      ).run(
        event.changeId,
        seq,
        recordedAt,
        person,
        JSON.stringify(event.roles),
        JSON.stringify(event.offices),
        event.reason,
        actor.staffId ?? '',
      )
      return
    case 'staff.postsChanged':
      set(db, 'roles = ?, offices = ?', JSON.stringify(event.roles), JSON.stringify(event.offices), person)
      return decide(db, event.changeId, 'granted', actor.staffId, recordedAt, event.reason)
    case 'staff.postsRefused':
      return decide(db, event.changeId, 'refused', actor.staffId, recordedAt, event.reason)
    case 'session.opened':
      return set(db, 'last_sign_in = ?', recordedAt, person)
    case 'access.refused':
      return set(
        db,
        'refusals = refusals + ?',
        event.refusals.reduce((sum, { count }) => sum + count, 0),
        actor.staffId,
      )
    case 'personal.viewed':
      return countReveal(db, actor.staffId)
    case 'export.made':
      statement(
        db,
        'INSERT INTO export_made (seq, at, staff_id, what, count, reason, file_name, sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      ).run(seq, recordedAt, actor.staffId ?? '', event.what, event.count, event.reason, event.fileName, event.sha256)
      return countExport(db, actor.staffId)
    case 'session.locked':
    case 'session.resumed':
    case 'backup.made':
      return
  }
}

/** A look at a masked value, in the register or in a case. */
export const countReveal = (db: WritableDb, staffId: string | null): void => set(db, 'reveals = reveals + 1', staffId)

/** A file that left the desk; result packages and the register of rollbacks have entries of their own. */
export const countExport = (db: WritableDb, staffId: string | null): void => set(db, 'exports = exports + 1', staffId)

const decide = (db: WritableDb, changeId: string, state: string, by: string | null, at: string, decision: string): void =>
  void statement(
    db,
    `UPDATE post_change SET state = ?, decided_by = ?, decided_at = ?, decision = ? WHERE change_id = ? AND state = 'open'`,
  ).run(state, by, at, decision, changeId)
