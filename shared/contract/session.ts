import { z } from 'zod'
import { command, query } from './call.ts'

const none = z.strictObject({})
export const staff = z.strictObject({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  roles: z.array(z.string()),
  offices: z.array(z.string()),
  disabled: z.boolean(),
})
export const login = z.string().regex(/^[a-z][a-z0-9._-]{1,31}$/, '登录名为2至32位小写字母、数字或 . _ -，以字母开头')
/** Length first (NIST 800-63B): at least 15 when it is the only factor; common ones are refused in main. */
const newPassword = z.string().min(15, '密码至少15个字符，可以是一句话').max(128)

export const session = {
  'app.status': query(
    'anyone',
    none,
    z.strictObject({
      /** empty: no data yet · locked: nobody signed in · open: somebody is */
      state: z.enum(['empty', 'locked', 'open']),
      host: z.enum(['electron', 'chromium', 'cli']),
      version: z.string(),
      dataDir: z.string(),
      demo: z.boolean(),
      /** Demonstration logins, shown on the sign-in page of a demonstration office only. */
      demoLogins: z.array(z.strictObject({ login: z.string(), name: z.string(), role: z.string(), password: z.string() })),
      office: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
      /** The desk's day (+08:00); fixed for a demonstration office. */
      today: z.string(),
      now: z.string(),
      staff: staff.nullable(),
      /** The password was given out by somebody else, or is too old: nothing else is answered until it is changed. */
      mustChange: z.boolean(),
      /** Who is away behind the locked screen. */
      away: z.strictObject({ login: z.string(), name: z.string() }).nullable(),
      /** A warning about the store that the person must see, e.g. a missing head anchor. */
      warning: z.string().nullable(),
    }),
  ),
  /** 建立经办机构; returns the recovery code, shown once. */
  'app.establish': command(
    'anyone',
    z.strictObject({
      officeId: z.string(),
      officeName: z.string().trim().min(2).max(60),
      admin: z.strictObject({ login, name: z.string().trim().min(2).max(50), password: newPassword }),
    }),
    z.strictObject({ recoveryCode: z.string() }),
  ),
  /** Moves the fixed day of a demonstration office on; never back. */
  'demo.moveDay': command('signedIn', z.strictObject({ today: z.iso.date() }), none),
  /** 打开演示机构: makes the demonstration data when the folder is empty; progress comes as job pushes. */
  'app.openDemo': command('anyone', none, z.strictObject({ jobId: z.string() })),
  'session.login': command('anyone', z.strictObject({ login: z.string().max(64), password: z.string().max(256) }), staff),
  /** The person moved, typed or pointed; sent now and then, so that main knows that somebody is there. */
  'session.touch': command('signedIn', none, none),
  /** Locks the screen; long work goes on. */
  'session.lock': command('signedIn', none, none),
  /** The person who is away comes back. */
  'session.unlock': command('anyone', z.strictObject({ password: z.string().max(256) }), staff),
  'session.logout': command('signedIn', none, none),
  'session.recover': command(
    'anyone',
    z.strictObject({ recoveryCode: z.string().max(100), login, newPassword }),
    z.strictObject({ recoveryCode: z.string() }),
  ),
  'session.changePassword': command('signedIn', z.strictObject({ old: z.string().max(256), new: newPassword }), none),
  /** The signed-in person's password once more, for calls that ask for a recent check. */
  'session.reauthenticate': command('signedIn', z.strictObject({ password: z.string().max(256) }), none),
  'preferences.get': query('signedIn', z.strictObject({ key: z.string().max(60) }), z.strictObject({ value: z.unknown() })),
  'preferences.set': command('signedIn', z.strictObject({ key: z.string().max(60), value: z.unknown() }), none),
} as const
