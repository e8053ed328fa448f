import type { Envelope } from '../../shared/journal/envelope.ts'
import type { DeskEvent, KeyEvent } from '../../shared/journal/events.ts'
import { keyEvents } from '../../shared/journal/keyEvents.ts'
import type { WritableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'

export const isKeyEvent = (event: DeskEvent): event is KeyEvent => Object.hasOwn(keyEvents, event.type)

const bytes = (base64: string): Buffer => Buffer.from(base64, 'base64')

export function projectKeys(db: WritableDb, { seq, stream, recordedAt, commandId, actor }: Envelope, event: KeyEvent): void {
  switch (event.type) {
    case 'keys.moduleAdded':
      statement(db, 'INSERT OR REPLACE INTO key_module (module_id, name, path, sha256, seq) VALUES (?, ?, ?, ?, ?)').run(
        event.moduleId,
        event.name,
        event.path,
        event.sha256,
        seq,
      )
      return
    case 'keys.moduleRemoved':
      statement(db, 'DELETE FROM key_module WHERE module_id = ?').run(event.moduleId)
      return
    case 'keys.authorityAdded':
      statement(db, 'INSERT OR REPLACE INTO trusted_authority (fingerprint, title, der, seq) VALUES (?, ?, ?, ?)').run(
        event.fingerprint,
        event.title,
        bytes(event.der),
        seq,
      )
      return
    case 'keys.authorityRemoved':
      statement(db, 'DELETE FROM trusted_authority WHERE fingerprint = ?').run(event.fingerprint)
      return
    case 'keys.listImported':
      // The newest of an issuer counts; older ones live on in the journal.
      statement(db, 'DELETE FROM revocation_list WHERE issuer = ?').run(event.issuer)
      statement(
        db,
        'INSERT OR REPLACE INTO revocation_list (sha256, issuer, from_at, next_at, entries, der, seq) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ).run(event.sha256, event.issuer, event.from, event.next, event.entries, bytes(event.der), seq)
      return
    case 'staff.keyEnrolled':
      statement(
        db,
        `INSERT OR REPLACE INTO staff_key (fingerprint, staff_id, title, issuer, serial, algorithm, way, der, enrolled_at, seq)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(
        event.fingerprint,
        stream.slice('staff:'.length),
        event.title,
        event.issuer,
        event.serial,
        event.algorithm,
        event.way,
        bytes(event.der),
        recordedAt,
        seq,
      )
      return
    case 'staff.keyRemoved':
      statement(db, 'DELETE FROM staff_key WHERE fingerprint = ?').run(event.fingerprint)
      return
    case 'event.signed':
      statement(
        db,
        'INSERT INTO signature (command_id, act, fingerprint, signer, staff_id, signed_at, seq) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ).run(commandId, event.act, event.fingerprint, event.signer, actor.staffId ?? '', recordedAt, seq)
  }
}
