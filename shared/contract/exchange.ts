import { z } from 'zod'
import { command, query } from './call.ts'
import { jobState } from './envelope.ts'

const staffRoles = ['firstReview', 'secondReview', 'supervisor', 'accounts'] as const
export const problem = z.strictObject({ part: z.string(), line: z.int().nullable(), field: z.string().nullable(), problem: z.string() })

export const exchange = {
  /** Takes a chosen submission package; the receipt comes when the job is done. */
  'intake.import': command(staffRoles, z.strictObject({ ticket: z.uuid() }), z.strictObject({ jobId: z.string() })),
  /** Takes every package that waits in the inbox folder. */
  'intake.importInbox': command(staffRoles, z.strictObject({}), z.strictObject({ jobId: z.string() })),
  'intake.list': query(
    'signedIn',
    z.strictObject({ limit: z.int().min(1).max(200) }),
    z.strictObject({
      inboxDir: z.string(),
      outboxDir: z.string(),
      waiting: z.array(z.strictObject({ name: z.string(), size: z.int() })),
      packages: z.array(
        z.strictObject({
          id: z.string(),
          at: z.string(),
          fileName: z.string(),
          portal: z.string(),
          state: z.enum(['imported', 'refused']),
          filings: z.int(),
          attachments: z.int(),
          /** Account notices */
          accounts: z.int(),
          problems: z.array(problem),
        }),
      ),
    }),
  ),
  'results.list': query(
    'signedIn',
    z.strictObject({ limit: z.int().min(1).max(200) }),
    z.strictObject({
      pending: z.int(),
      /** Acts on portal accounts that wait to go out */
      pendingAccounts: z.int(),
      packages: z.array(
        z.strictObject({
          id: z.string(),
          at: z.string(),
          fileName: z.string(),
          filings: z.int(),
          accounts: z.int(),
          written: z.boolean(),
          sha256: z.string(),
        }),
      ),
    }),
  ),
  /** Writes every decision that has not left the desk into one result package in the outbox folder. */
  'results.export': command(staffRoles, z.strictObject({}), z.strictObject({ jobId: z.string() }), { reauth: true }),
  'jobs.list': query('anyone', z.strictObject({}), z.array(jobState)),
  'jobs.cancel': command('anyone', z.strictObject({ jobId: z.string() }), z.strictObject({})),
  'store.verify': command(['supervisor', 'system', 'audit'], z.strictObject({}), z.strictObject({ jobId: z.string() })),
} as const
