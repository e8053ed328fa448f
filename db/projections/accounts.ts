import type { Envelope } from '../../shared/journal/envelope.ts'
import type { AccountEvent, RollbackEvent } from '../../shared/journal/events.ts'
import type { WritableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'

/** What happened to portal accounts, and what waits for a second person. Effects on the register are put in force for every event alike (act.ts). */
export function projectAccount(db: WritableDb, envelope: Envelope, event: AccountEvent): void {
  const { seq, eventId, recordedAt, actor, stream } = envelope
  const key = stream.slice('account:'.length)
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
      return keep(db, envelope, { actId: eventId, key, act: `portal.${event.notice}`, at: event.at, requestId: null, outgoing: 0 })
    case 'account.reset':
    case 'account.allocated':
    case 'account.unlocked': {
      const { requestId } = event
      keep(db, envelope, { actId: eventId, key, act: event.type.slice('account.'.length), at: recordedAt, requestId, outgoing: 1 })
      if (requestId !== null) settle(db, requestId, 'done')
    }
  }
}

/** What a rollback did to accounts: the portal has to hear that an act is undone, and where the holder must change the password. */
export function projectAccountRollback(db: WritableDb, envelope: Envelope, event: RollbackEvent): void {
  const { eventId, recordedAt } = envelope
  const told = { at: recordedAt, requestId: null, outgoing: 1 } as const
  if (event.type === 'rollback.undid' && event.stream.startsWith('account:'))
    keep(db, envelope, { ...told, actId: eventId, key: event.stream.slice('account:'.length), act: 'revoked' })
  if (event.type !== 'rollback.executed') return
  for (const { system, accountName } of event.accounts) {
    const key = `${system}/${accountName}`
    keep(db, envelope, { ...told, actId: `${eventId}#${key}`, key, act: 'forced' })
  }
}

const settle = (db: WritableDb, requestId: string, state: 'done' | 'declined'): void =>
  void statement(db, 'UPDATE account_request SET state = ? WHERE request_id = ?').run(state, requestId)

interface Act {
  readonly actId: string
  /** `system/name` */
  readonly key: string
  readonly act: string
  readonly at: string
  readonly requestId: string | null
  readonly outgoing: 0 | 1
}

function keep(db: WritableDb, { seq, actor }: Envelope, { actId, key, act, at, requestId, outgoing }: Act): void {
  const [system = '', ...name] = key.split('/')
  statement(
    db,
    `INSERT INTO account_act (act_id, seq, act, system, account_name, at, staff_id, request_id, outgoing) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(actId, seq, act, system, name.join('/'), at, actor.staffId, requestId, outgoing)
}
