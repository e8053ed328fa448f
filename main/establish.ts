import { randomUUID } from 'node:crypto'
import type { DeskCommand } from '../db/commands/plan.ts'
import type { Meta } from '../db/commands/planned.ts'
import { createKeyFile } from '../db/keySlots.ts'
import { defaultPolicy } from '../db/policy/defaults.ts'
import { staffByLogin } from '../db/queries/desk.ts'
import type { ParsedInput } from '../shared/contract/index.ts'
import { officeById } from '../shared/policy/offices.ts'
import { assertPassword, type Credentials } from './credentials.ts'
import type { OpenDesk } from './openDesk.ts'
import { Problem } from './problem.ts'

/** What the session lends to acts that nobody is signed in for. */
interface Tools {
  readonly credentials: Credentials
  open(dir: string, key: Buffer): Promise<OpenDesk>
  write(desk: OpenDesk, command: DeskCommand, meta: Pick<Meta, 'staffId' | 'via'>, commandId: string): Promise<void>
}

/** A new office in an empty folder, with its first administrator. Resolves to the recovery code, which is shown once. */
export async function establishOffice(
  dir: string,
  { officeId, officeName, admin }: ParsedInput<'app.establish'>,
  commandId: string,
  { credentials, open, write }: Tools,
): Promise<string> {
  if (!officeById(officeId)) throw new Problem('badInput', '没有这个经办机构，请从列表中选择。')
  assertPassword(admin.password, admin)
  const { dataKey, recoveryCode } = createKeyFile(dir, admin, credentials.cost)
  const desk = await open(dir, dataKey)
  try {
    const { login, name } = admin
    // The first administrator can only admit others: 三员分立 keeps reviewing out of this account.
    const staff = [{ staffId: randomUUID(), login, name, roles: ['system' as const], offices: [officeId] }]
    const { tables } = defaultPolicy
    const command: DeskCommand = { type: 'establish', officeId, officeName, demoToday: null, tables, staff }
    await write(desk, command, { staffId: null, via: 'setup' }, commandId)
  } finally {
    await desk.close()
  }
  return recoveryCode
}

/** Gives a login a new password with the data key that the recovery code opened. Resolves to the next recovery code. */
export async function recoverLogin(
  dataDir: string,
  dataKey: Buffer,
  { login, newPassword, via }: { readonly login: string; readonly newPassword: string; readonly via: Meta['via'] },
  { credentials, open, write }: Tools,
): Promise<string> {
  const desk = await open(dataDir, dataKey)
  try {
    const staff = staffByLogin(desk.db, login)
    if (!staff || staff.disabled) throw new Problem('notFound', '没有这个登录名，或账号已停用。请核对登录名。')
    assertPassword(newPassword, staff)
    credentials.give(login, newPassword, desk.key)
    const next = credentials.nextRecovery(desk.key)
    await write(desk, { type: 'passwordChanged', staffId: staff.staffId }, { staffId: null, via }, randomUUID())
    return next
  } finally {
    await desk.close()
  }
}
