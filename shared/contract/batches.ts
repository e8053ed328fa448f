import { z } from 'zod'
import { query } from './call.ts'

const text = z.strictObject({ zh: z.string(), en: z.string() })
const staffRoles = ['firstReview', 'secondReview', 'supervisor'] as const

export const batches = {
  /** The empty workbook of a kind. */
  'batch.template': query(
    staffRoles,
    z.strictObject({ kind: z.string().max(60) }),
    z.strictObject({ fileName: z.string(), base64: z.string() }),
  ),
  /** Holds a chosen workbook against the checks and files nothing. At most 2,000 rows; more take a job. */
  'batch.check': query(
    staffRoles,
    z.strictObject({
      ticket: z.uuid(),
      kind: z.string().max(60),
      unitNo: z.string().max(12),
      policy: z.enum(['allOrNothing', 'goodRowsNow']),
    }),
    z.strictObject({
      rows: z.int(),
      passed: z.int(),
      warned: z.int(),
      failed: z.int(),
      /** Rows after which something paid goes back (退收). */
      refunds: z.int(),
      accepted: z.int(),
      parked: z.int(),
      /** The first 200. */
      findings: z.array(
        z.strictObject({ row: z.int(), column: z.string().nullable(), result: z.enum(['warn', 'fail']), reason: text, fix: text }),
      ),
      /** The result workbook. */
      base64: z.string(),
    }),
  ),
} as const
