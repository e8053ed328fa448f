import { z } from 'zod'
import { command, query } from './call.ts'

const roles = ['finance', 'supervisor'] as const

const month = z.string().regex(/^(19|20)\d{2}(0[1-9]|1[0-2])$/, '所属期应为6位年月')
/** 分 */
const totals = { orders: z.int(), due: z.int(), setOff: z.int() }

export const payments = {
  /** Whose 失业保险金 of a month is neither paid nor ordered, by office. */
  'payments.due': query(
    ['finance', 'supervisor'],
    z.strictObject({ month }),
    z.strictObject({
      offices: z.array(z.strictObject({ officeId: z.string(), officeName: z.string(), ...totals })),
      /** The first 200, numbers masked. */
      rows: z.array(z.strictObject({ name: z.string(), idNumber: z.string(), account: z.string(), due: z.int(), setOff: z.int() })),
      /** Figures that the tables lack; without them no list is made. */
      missing: z.array(z.strictObject({ zh: z.string(), en: z.string() })),
    }),
  ),
  /** 支付清单: orders them. */
  'payments.order': command(
    ['finance'],
    z.strictObject({ month, officeId: z.string() }),
    z.strictObject({ number: z.string(), orders: z.int() }),
  ),
  'payments.lists': query(
    ['finance', 'supervisor', 'secondReview', 'audit'],
    z.strictObject({ limit: z.int().min(1).max(200) }),
    z.strictObject({
      lists: z.array(
        z.strictObject({ number: z.string(), month: z.string(), orderedAt: z.string(), ...totals, paid: z.int(), failed: z.int() }),
      ),
    }),
  ),
  /** A list as a workbook with full numbers for the bank; an event with who and why. */
  'payments.file': command(
    ['finance'],
    z.strictObject({ number: z.string().max(60), reason: z.string().trim().min(2, '请写明导出原因（至少2个字）').max(200) }),
    z.strictObject({ fileName: z.string(), base64: z.string() }),
    { reauth: true },
  ),
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
