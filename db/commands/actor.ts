import { isRole } from '../../shared/policy/roles.ts'
import type { Actor } from '../../shared/review/actions.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'

/** The member of staff who runs a command, with the roles and offices of this moment; nothing for none or a disabled one. */
export function actorOf(db: ReadableDb, staffId: string | null): Actor | undefined {
  if (staffId === null) return undefined
  const row = statement<[string], { roles: string; offices: string }>(
    db,
    'SELECT roles, offices FROM staff WHERE staff_id = ? AND disabled = 0',
  ).get(staffId)
  if (!row) return undefined
  const roles = (JSON.parse(row.roles) as string[]).filter(isRole)
  return { staffId, roles, offices: JSON.parse(row.offices) as string[] }
}
