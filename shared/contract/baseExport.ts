import { z } from 'zod'
import { command, query } from './call.ts'

const roles = ['firstReview', 'secondReview', 'supervisor'] as const
const asked = { unitNo: z.string().regex(/^\d{12}$/), year: z.string().regex(/^(19|20)\d{2}$/, '申报年度应为四位年份') }

export const baseExport = {
  /** 缴费基数报盘导出: who would be in the file. */
  'baseExport.preview': query(
    roles,
    z.strictObject(asked),
    z.strictObject({
      unitName: z.string(),
      count: z.int(),
      /** The first 50, numbers masked */
      rows: z.array(z.strictObject({ number: z.string(), name: z.string(), idNumber: z.string() })),
    }),
  ),
  /** Begins to write the workbook with full numbers into the downloads folder; an event with who, why and how many before it is there. */
  'baseExport.make': command(
    roles,
    z.strictObject({ ...asked, reason: z.string().trim().min(2, '请写明导出原因（至少2个字）').max(200) }),
    z.strictObject({ jobId: z.string() }),
    { reauth: true },
  ),
} as const
