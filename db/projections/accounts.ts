import type { Envelope } from '../../shared/journal/envelope.ts'
import type { AccountEvent } from '../../shared/journal/events.ts'
import type { WritableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'
import { projectEffect } from './register.ts'

/** What happened to portal accounts, and what waits for a second person. */
export function projectAccount(db: WritableDb, envelope: Envelope, event: AccountEvent): void {
  const { seq, recordedAt, actor } = envelope
  switch (event.type) {
    case 'account.proposed': {
      const { type: _type, ...body } = event
      statement(
        db,
        `INSERT INTO account_request (request_id, seq, at, proposer, act, state, body) VALUES (?, ?, ?, ?, ?, 'waiting', ?)`,
      ).run(event.requestId, seq, recordedAt, actor.staffId ?? '', event.act, JSON.stringify(body))
      return
    }
    case 'account.declined':
      return settle(db, event.requestId, 'declined')
    case 'account.noticed':
      statement(db, 'INSERT INTO account_notice (notice_id, seq) VALUES (?, ?)').run(event.noticeId, seq)
      for (const effect of event.effects) projectEffect(db, effect)
      return keep(db, envelope, `portal.${event.notice}`, event.at, null, false)
    case 'account.reset':
    case 'account.allocated':
    case 'account.unlocked': {
      for (const effect of event.effects) projectEffect(db, effect)
      keep(db, envelope, event.type.slice('account.'.length), recordedAt, event.requestId, true)
      if (event.requestId !== null) settle(db, event.requestId, 'done')
    }
  }
}

const settle = (db: WritableDb, requestId: string, state: 'done' | 'declined'): void =>
  void statement(db, 'UPDATE account_request SET state = ? WHERE request_id = ?').run(state, requestId)

function keep(db: WritableDb, envelope: Envelope, act: string, at: string, requestId: string | null, outgoing: boolean): void {
  const [system = '', ...name] = envelope.stream.slice('account:'.length).split('/')
  statement(
    db,
    `INSERT INTO account_act (seq, event_id, act, system, account_name, at, staff_id, request_id, outgoing)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(envelope.seq, envelope.eventId, act, system, name.join('/'), at, envelope.actor.staffId, requestId, outgoing ? 1 : 0)
}
