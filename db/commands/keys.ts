import type { KeyEvent } from '../../shared/journal/events.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { keyModules, staffKeyOf, staffKeys, trustedAuthorities } from '../queries/keys.ts'
import { statement } from '../statement.ts'
import { events, invalid, type Planned, refused } from './planned.ts'

/** Everything about keys that is written: an event as it is, on the person it concerns or on the office's own stream. */
export interface KeyCommand {
  readonly type: 'keys'
  readonly staffId: string | null
  readonly event: Exclude<KeyEvent, { type: 'event.signed' }>
}

export function planKeys(db: ReadableDb, { staffId, event }: KeyCommand): Planned {
  const problem = problemWith(db, staffId, event)
  if (problem) return problem
  const { type, ...data } = event
  return events({ stream: staffId === null ? 'keys' : `staff:${staffId}`, type, data })
}

function problemWith(db: ReadableDb, staffId: string | null, event: KeyCommand['event']): Planned | undefined {
  switch (event.type) {
    case 'keys.moduleAdded':
      return keyModules(db).some(({ path, sha256 }) => path === event.path && sha256 === event.sha256)
        ? invalid('这个驱动已经登记', 'The driver is registered already')
        : undefined
    case 'keys.moduleRemoved':
      return keyModules(db).some(({ moduleId }) => moduleId === event.moduleId) ? undefined : refused({ code: 'notFound' })
    case 'keys.authorityAdded':
      return trustedAuthorities(db).some(({ fingerprint }) => fingerprint === event.fingerprint)
        ? invalid('这张发证机构证书已在信任列表中', 'The CA is trusted already')
        : undefined
    case 'keys.authorityRemoved':
      return trustedAuthorities(db).some(({ fingerprint }) => fingerprint === event.fingerprint) ? undefined : refused({ code: 'notFound' })
    case 'keys.listImported':
      return undefined
    case 'staff.keyEnrolled': {
      if (!statement<[string], object>(db, 'SELECT 1 FROM staff WHERE staff_id = ? AND disabled = 0').get(staffId ?? ''))
        return refused({ code: 'notFound' })
      return staffKeyOf(db, event.fingerprint) ? invalid('这张证书已登记给工作人员', 'The certificate is enrolled already') : undefined
    }
    case 'staff.keyRemoved':
      return staffKeys(db).some((key) => key.fingerprint === event.fingerprint && key.staffId === staffId)
        ? undefined
        : refused({ code: 'notFound' })
  }
}
