import { randomUUID } from 'node:crypto'
import manifest from '../../package.json' with { type: 'json' }
import { addSlot, logins, removeSlot } from '../../db/keySlots.ts'
import { staffById, staffList } from '../../db/queries/desk.ts'
import { preference } from '../../db/vault.ts'
import type { session } from '../../shared/contract/session.ts'
import { officeById } from '../../shared/policy/offices.ts'
import { isRole } from '../../shared/policy/roles.ts'
import type { Handlers } from '../context.ts'
import { readDemoFile } from '../demoFile.ts'
import { openDemo } from '../demoOffice.ts'
import { passwordProblem } from '../passwords.ts'
import { Problem } from '../problem.ts'
import { staffView } from '../views/lists.ts'
import { assertSmall } from './small.ts'
import { write } from '../write.ts'

export const sessionHandlers: Handlers<keyof typeof session> = {
  'app.status': (_input, { desk }) => {
    const { session, dataDir, host } = desk
    const current = session.current()
    const demo = readDemoFile(dataDir)
    const office = current?.signed.desk.office
    return {
      state: session.state(),
      host,
      version: manifest.version,
      dataDir,
      demo: office ? office.demoToday !== null : demo !== undefined,
      demoLogins: demo ? [...demo.logins] : [],
      office: office?.officeId ? { id: office.officeId, name: office.officeName ?? '' } : (demo?.office ?? null),
      today: session.today(),
      now: session.now(),
      staff: current ? staffView(current.staff) : null,
      warning: session.warning(),
    }
  },
  'app.establish': async (input, { desk, commandId }) => ({ recoveryCode: await desk.session.establish(input, commandId) }),
  'app.openDemo': (_input, { desk }) => ({ jobId: openDemo(desk, null) }),
  'demo.moveDay': async ({ today }, context) => {
    await write(context, { type: 'moveDay', today })
    return {}
  },
  'session.login': async ({ login, password }, { desk }) => staffView(await desk.session.login(login, password)),
  'session.logout': async (_input, { desk }) => {
    await desk.session.logout()
    return {}
  },
  'session.recover': async (input, { desk }) => ({ recoveryCode: await desk.session.recover(input) }),
  'session.changePassword': async (input, { desk, commandId }) => {
    await desk.session.changePassword(input.old, input.new, commandId)
    return {}
  },
  'session.reauthenticate': async ({ password }, { desk }) => {
    await desk.session.reauthenticate(password)
    return {}
  },
  'staff.list': (_input, { signed }) => staffList(signed.desk.db).map(staffView),
  'staff.add': async ({ password, ...given }, context) => {
    const { dir, key, db } = context.signed.desk
    const roles = given.roles.filter(isRole)
    if (roles.length !== given.roles.length) throw new Problem('badInput', '没有这个岗位，请从列表中选择。')
    if (!given.offices.every(officeById)) throw new Problem('badInput', '没有这个经办机构，请从列表中选择。')
    const problem = passwordProblem(password, given)
    if (problem) throw new Problem('badInput', `${problem}。`)
    const events = await write(context, { type: 'addStaff', staff: { ...given, roles, staffId: randomUUID() } })
    // The register first: a login without a slot can be given one, a slot without a person could not be seen.
    if (!logins(dir).includes(given.login)) addSlot(dir, key, { login: given.login, password }, context.desk.session.cost)
    const added = staffById(db, String(events[0]?.data['staffId']))
    if (!added) throw new Error('staff was added and is not there')
    return staffView(added)
  },
  'staff.disable': async ({ staffId, reason }, context) => {
    await write(context, { type: 'disableStaff', staffId, reason })
    const { dir, db } = context.signed.desk
    const login = staffById(db, staffId)?.login
    if (login !== undefined && logins(dir).includes(login)) removeSlot(dir, login)
    return {}
  },
  'preferences.get': ({ key }, { signed, staff }) => ({ value: preference(signed.desk.vault, staff.staffId, key) }),
  'preferences.set': async ({ key, value }, { desk, signed, staff }) => {
    assertSmall(value)
    await signed.desk.writer.setPreference(staff.staffId, key, value)
    desk.changed('preferences')
    return {}
  },
}
