import { z } from 'zod'
import { command, query } from './call.ts'

const none = z.strictObject({})
const backup = z.strictObject({
  name: z.string(),
  madeAt: z.string(),
  program: z.string(),
  entries: z.int(),
  filings: z.int(),
  attachments: z.int(),
  bytes: z.int(),
})

export const backups = {
  /** The backups of this office, newest first, and how it stands with them. */
  'backup.overview': query(
    ['system'],
    none,
    z.strictObject({
      folder: z.string(),
      /** False: the folder inside the data folder. */
      chosen: z.boolean(),
      writable: z.boolean(),
      sameDisk: z.boolean(),
      everyHours: z.int(),
      daily: z.int(),
      monthly: z.int(),
      /** Older than the office wants, or none at all. */
      overdue: z.boolean(),
      /** Entries of the journal since the newest one. */
      since: z.int(),
      list: z.array(backup),
    }),
  ),
  /** For the sign-in page when the data do not open: what could be restored. Names and times only; nothing while somebody is signed in. */
  'backup.offers': query(
    'anyone',
    none,
    z.strictObject({ folder: z.string(), list: z.array(z.strictObject({ name: z.string(), madeAt: z.string(), entries: z.int() })) }),
  ),
  /** Before a person leaves: begins the backup that is due, or names the one that runs. */
  'backup.ifDue': command('signedIn', none, z.strictObject({ jobId: z.string().nullable() })),
  'backup.make': command(['system'], none, z.strictObject({ jobId: z.string() })),
  /** Restores one into a folder that is thrown away, and proves it there. */
  'backup.drill': command(['system'], z.strictObject({ name: z.string().max(60) }), z.strictObject({ jobId: z.string() })),
  /** null: the folder inside the data folder. */
  'backup.setFolder': command(['system'], z.strictObject({ folder: z.string().trim().min(1).max(400).nullable() }), none, { reauth: true }),
} as const
