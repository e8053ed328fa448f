import { z } from 'zod'
import { command, query } from './call.ts'

const roles = ['finance', 'supervisor'] as const

export const payments = {
  /** 发放回盘: takes a bank's return file; each 业务流水号 counts once, all of a file or nothing. */
  'payments.import': command(
    roles,
    z.strictObject({ ticket: z.uuid() }),
    z.strictObject({
      rows: z.int(),
      paid: z.int(),
      failed: z.int(),
      /** By line; when there are any, nothing was taken in. */
      problems: z.array(z.strictObject({ line: z.int(), problem: z.string() })),
    }),
  ),
  'payments.list': query(
    ['finance', 'supervisor', 'secondReview', 'audit'],
    z.strictObject({ limit: z.int().min(1).max(500) }),
    z.strictObject({
      rows: z.array(
        z.strictObject({
          serial: z.string(),
          item: z.enum(['benefit', 'subsidy', 'retention']),
          /** masked */
          payee: z.string(),
          payeeName: z.string(),
          about: z.string(),
          amount: z.int(),
          paid: z.boolean(),
          failure: z.string(),
          paidOn: z.string().nullable(),
        }),
      ),
    }),
  ),
} as const
