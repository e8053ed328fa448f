import { z } from 'zod'
import { command, query } from './call.ts'

/** What an opening file holds; money in 分. */
export const openingReport = z.strictObject({
  fileName: z.string(),
  sha256: z.string(),
  /** Lines read */
  lines: z.int(),
  /** At most 200; any refuses the whole file */
  problems: z.array(z.strictObject({ line: z.int().nullable(), field: z.string().nullable(), problem: z.string() })),
  counts: z.strictObject({
    ledgerFrom: z.string(),
    openPeriod: z.string(),
    units: z.int(),
    persons: z.int(),
    enrolments: z.int(),
    wages: z.int(),
    entitlements: z.int(),
    others: z.int(),
    charges: z.int(),
    received: z.int(),
    open: z.int(),
    suspense: z.int(),
    paidMonths: z.int(),
    payments: z.int(),
  }),
})

export const opening = {
  /** Whether an opening balance may still be taken over, and the periods the office stands in. */
  'opening.state': query(
    ['supervisor', 'audit'],
    z.strictObject({}),
    z.strictObject({
      /** open: nothing was done yet · taken: it was taken over · closed: the office has begun without one */
      state: z.enum(['open', 'taken', 'closed']),
      ledgerFrom: z.string(),
      openPeriod: z.string(),
      takenAt: z.string().nullable(),
      takenBy: z.string().nullable(),
    }),
  ),
  'opening.check': command(['supervisor'], z.strictObject({ ticket: z.uuid() }), z.strictObject({ jobId: z.string() })),
  'opening.report': query(['supervisor'], z.strictObject({ jobId: z.string() }), openingReport.nullable()),
  /** Takes over what was checked, whole or not at all. */
  'opening.take': command(['supervisor'], z.strictObject({ jobId: z.string() }), z.strictObject({ jobId: z.string() }), { reauth: true }),
} as const
