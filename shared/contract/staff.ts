import { z } from 'zod'
import { command, query } from './call.ts'
import { login, staff } from './session.ts'

const none = z.strictObject({})
const text = z.strictObject({ zh: z.string(), en: z.string() })
const reason = z.string().trim().min(2, '请写明原因（至少2个字）').max(200)
const posts = {
  roles: z.array(z.string()).min(1, '请至少选择一个岗位'),
  offices: z.array(z.string()).min(1, '请至少选择一个机构'),
}
/** Made by the desk, shown once, good for one sign-in; whoever asks for it never chooses a lasting password (ASVS 6.4.6). */
const oneTimePassword = z.string()

export const staffCalls = {
  /** Names, posts and offices: who works here. */
  'staff.list': query('signedIn', none, z.array(staff)),
  /** What those who answer for staff need besides: sign-ins, locks, counts, and the changes of posts that wait. */
  'staff.overview': query(
    ['supervisor', 'system', 'security', 'audit'],
    none,
    z.strictObject({
      people: z.array(
        z.strictObject({
          ...staff.shape,
          locked: z.boolean(),
          mustChange: z.boolean(),
          lastSignIn: z.string().nullable(),
          reveals: z.int(),
          exports: z.int(),
          refusals: z.int(),
        }),
      ),
      changes: z.array(
        z.strictObject({
          changeId: z.string(),
          staffId: z.string(),
          name: z.string(),
          before: z.strictObject({ roles: z.array(z.string()), offices: z.array(z.string()) }),
          after: z.strictObject({ roles: z.array(z.string()), offices: z.array(z.string()) }),
          reason: z.string(),
          at: z.string(),
          proposedBy: z.string(),
          /** The person who asks may not check it. */
          own: z.boolean(),
        }),
      ),
    }),
  ),
  /** What happened to a member of staff, newest first, at most 200 entries. */
  'staff.history': query(
    ['supervisor', 'system', 'security', 'audit'],
    z.strictObject({ staffId: z.string() }),
    z.array(z.strictObject({ seq: z.int(), at: z.string(), who: z.string(), label: text, detail: z.string() })),
  ),
  'staff.add': command(
    ['system'],
    z.strictObject({ login, name: z.string().trim().min(2).max(50), ...posts }),
    z.strictObject({ staff, oneTimePassword, waiting: z.boolean() }),
    { reauth: true },
  ),
  /** `waiting`: a second person has to check it first. */
  'staff.changePosts': command(
    ['system'],
    z.strictObject({ staffId: z.string(), ...posts, reason }),
    z.strictObject({ waiting: z.boolean() }),
    { reauth: true },
  ),
  'staff.decidePosts': command(['security', 'audit'], z.strictObject({ changeId: z.string(), grant: z.boolean(), reason }), none, {
    reauth: true,
  }),
  'staff.unlock': command(['supervisor', 'system'], z.strictObject({ staffId: z.string(), reason }), none, { reauth: true }),
  'staff.resetPassword': command(['system'], z.strictObject({ staffId: z.string(), reason }), z.strictObject({ oneTimePassword }), {
    reauth: true,
  }),
  'staff.disable': command(['system'], z.strictObject({ staffId: z.string(), reason }), none, { reauth: true }),
} as const
