import { z } from 'zod'
import { sha256 } from './eventParts.ts'

const posts = { roles: z.array(z.string()), offices: z.array(z.string()) }

/** Streams `staff:<id>`, and `access` for who saw or was refused what. */
export const staffEvents = {
  'staff.added': z.strictObject({
    staffId: z.string(),
    login: z.string(),
    name: z.string(),
    roles: z.array(z.string()),
    offices: z.array(z.string()),
    /** The first password was made by the desk and has to change; absent in entries from before staff were given one. */
    mustChange: z.boolean().optional(),
  }),
  'staff.disabled': z.strictObject({ reason: z.string() }),
  'staff.passwordChanged': z.strictObject({}),
  /** A one-time password takes the place of the old one. */
  'staff.passwordReset': z.strictObject({ reason: z.string() }),
  /** The count of wrong tries begins anew; the password stays until it is changed at the next sign-in. */
  'staff.unlocked': z.strictObject({ reason: z.string() }),
  /** 岗位变更: waits for a second person. */
  'staff.postsProposed': z.strictObject({ changeId: z.string(), ...posts, reason: z.string() }),
  'staff.postsChanged': z.strictObject({ changeId: z.string(), ...posts, reason: z.string() }),
  'staff.postsRefused': z.strictObject({ changeId: z.string(), reason: z.string() }),
  /** `wrongTries`: wrong passwords for this login since the last right one, which nobody could write down at the time; `key`: the
   * fingerprint of the certificate, where the person came in by key. */
  'session.opened': z.strictObject({ wrongTries: z.int().nonnegative().optional(), key: sha256.optional() }),
  'session.locked': z.strictObject({ why: z.enum(['person', 'idle', 'absolute', 'key']) }),
  'session.resumed': z.strictObject({ wrongTries: z.int().nonnegative() }),
  /** What the bridge or a rule refused this person, counted over half a minute: call or action, why, how often. */
  'access.refused': z.strictObject({
    refusals: z.array(z.strictObject({ call: z.string(), why: z.string(), count: z.int().positive() })).min(1),
  }),
  'personal.viewed': z.strictObject({ record: z.string(), key: z.string(), reason: z.string() }),
} as const
