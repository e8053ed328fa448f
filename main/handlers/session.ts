import manifest from '../../package.json' with { type: 'json' }
import { preference } from '../../db/vault.ts'
import type { session } from '../../shared/contract/session.ts'
import type { Handlers } from '../context.ts'
import { readDemoFile } from '../demoFile.ts'
import { openDemo } from '../demoOffice.ts'
import { staffView } from '../views/lists.ts'
import { write } from '../write.ts'
import { assertSmall } from './small.ts'

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
      mustChange: session.mustChange(),
      away: session.away(),
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
  'session.touch': (_input, { desk }) => {
    desk.session.touch()
    return {}
  },
  'session.lock': async (_input, { desk }) => {
    await desk.session.lock('person')
    return {}
  },
  'session.unlock': async ({ password }, { desk }) => staffView(await desk.session.unlock(password)),
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
  'preferences.get': ({ key }, { signed, staff }) => ({ value: preference(signed.desk.vault, staff.staffId, key) }),
  'preferences.set': async ({ key, value }, { desk, signed, staff }) => {
    assertSmall(value)
    await signed.desk.writer.setPreference(staff.staffId, key, value)
    desk.changed('preferences')
    return {}
  },
}
