import { z } from 'zod'
import { month } from '../register/records.ts'
import { sheetKeys } from '../rules/sheet.ts'
import { command, query } from './call.ts'

const readers = ['firstReview', 'secondReview', 'supervisor', 'finance', 'audit'] as const
const text = z.strictObject({ zh: z.string(), en: z.string() })
const unitNo = z.string().max(20)
const key = z.enum(sheetKeys)
/** The 13 lines by name: persons, or 分 */
const lines = z.strictObject(Object.fromEntries(sheetKeys.map((name) => [name, z.int()])) as Record<(typeof sheetKeys)[number], z.ZodInt>)

const sheet = z.strictObject({
  period: month,
  unitNo: z.string(),
  unitName: z.string(),
  officeId: z.string(),
  locked: z.boolean(),
  lines,
  /** The period before; null without a sheet then */
  before: lines.nullable(),
  adjustments: z.int(),
  blocked: z.boolean(),
})
const blocked = z.strictObject({
  unitNo: z.string(),
  unitName: z.string(),
  table: z.string(),
  month: z.string(),
  message: text,
  persons: z.int(),
})
const filter = {
  period: month,
  keyword: z.string().max(60),
  only: z.enum(['all', 'changed', 'adjusted', 'blocked']),
}

const figures = z.strictObject({
  coverageMonth: z.string(),
  kind: z.enum(['ordinary', 'back', 'refund', 'reduction']),
  base: z.int(),
  /** 1/10000 */
  unitRate: z.int(),
  personRate: z.int(),
  unitAmount: z.int(),
  personAmount: z.int(),
  lateFee: z.int(),
  lateDays: z.int(),
  interest: z.int(),
  ruralWorker: z.boolean(),
  /** Assessed at 110 %, because no wage was declared in time */
  overdue: z.boolean(),
})
const cause = z.strictObject({
  caseId: z.string(),
  number: z.string(),
  kind: text,
  decidedAt: z.string(),
  decidedBy: z.string(),
  /** Journal sequence of the approval */
  seq: z.int(),
  /** Of another office: it is named and cannot be opened */
  foreign: z.boolean(),
})

export const assessment = {
  /** The open period with what may be done about it, and the locked ones, newest first. */
  'assessment.periods': query(
    readers,
    z.strictObject({}),
    z.strictObject({
      today: z.string(),
      open: z.strictObject({
        period: month,
        /** Whether it may be locked today, from which day on, and why not */
        gate: z.strictObject({ open: z.boolean(), from: z.string().nullable(), message: text.nullable() }),
        preview: z
          .strictObject({
            asOf: z.string(),
            madeAt: z.string(),
            madeBy: z.string(),
            units: z.int(),
            digest: z.string(),
            blocked: z.array(blocked),
            /** Approvals and amended tables since: the figures may be others by now */
            since: z.int(),
          })
          .nullable(),
      }),
      locked: z.array(z.strictObject({ period: month, lockedAt: z.string(), lockedBy: z.string(), asOf: z.string(), units: z.int() })),
    }),
  ),
  /** Assesses every unit for the open period, without booking anything. */
  'assessment.preview': command(['supervisor'], z.strictObject({}), z.strictObject({ jobId: z.string() })),
  /** 锁定 of the open period with the figures of the preview named by its digest. */
  'assessment.lock': command(
    ['supervisor'],
    z.strictObject({ period: month, digest: z.string().regex(/^[0-9a-f]{64}$/) }),
    z.strictObject({ jobId: z.string() }),
    { reauth: true },
  ),
  'assessment.sheets': query(
    readers,
    z.strictObject({ ...filter, order: z.enum(['unit', 'moved']), cursor: z.string().max(200).nullable(), limit: z.int().min(1).max(200) }),
    z.strictObject({ rows: z.array(sheet), next: z.string().nullable() }),
  ),
  /** How many sheets the filter finds, and their sums line by line. */
  'assessment.totals': query(readers, z.strictObject(filter), z.strictObject({ units: z.int(), lines })),
  /** Unit numbers of every sheet the filter finds, for one print of many. */
  'assessment.units': query(readers, z.strictObject(filter), z.array(z.string())),
  'assessment.sheet': query(
    readers,
    z.strictObject({ period: month, unitNo }),
    sheet.extend({ asOf: z.string(), missing: z.array(blocked) }),
  ),
  /** What stands behind one of the 13 numbers. */
  'assessment.explain': query(
    readers,
    z.strictObject({ period: month, unitNo, key, offset: z.int().min(0), limit: z.int().min(1).max(200) }),
    z.strictObject({
      key,
      value: z.int(),
      before: z.int().nullable(),
      /** Event that posted it; null for a preview */
      posted: z.strictObject({ seq: z.int(), at: z.string(), by: z.string() }).nullable(),
      asOf: z.string(),
      count: z.int(),
      rows: z.array(
        z.strictObject({
          personId: z.string().nullable(),
          personName: z.string(),
          /** masked */
          idNumber: z.string(),
          change: z.enum(['new', 'gone', 'changed', 'same']).nullable(),
          now: figures.nullable(),
          before: figures.nullable(),
          cause: cause.nullable(),
        }),
      ),
      rules: z.array(
        z.strictObject({
          table: text,
          from: z.string(),
          to: z.string().nullable(),
          says: text,
          docNo: z.string(),
          source: z.string(),
          confirmed: z.boolean(),
        }),
      ),
      suspense: z.array(
        z.strictObject({
          source: z.enum(['before', 'opening', 'refund', 'rest', 'offset', 'receipt']),
          period: z.string(),
          idNumber: z.string().nullable(),
          coverageMonth: z.string().nullable(),
          unitAmount: z.int(),
          personAmount: z.int(),
        }),
      ),
      formula: z.array(z.strictObject({ key, sign: z.enum(['+', '-']), value: z.int() })),
    }),
  ),
  /** The sheet of the open period as it is now, and if the unit's pending filings were approved today. */
  'assessment.whatIf': query(
    readers,
    z.strictObject({ unitNo }),
    z.strictObject({
      now: lines,
      after: lines,
      filings: z.array(
        z.strictObject({
          caseId: z.string(),
          number: z.string(),
          kind: text,
          subjectName: z.string(),
          hindrances: z.array(text),
          foreign: z.boolean(),
        }),
      ),
    }),
  ),
} as const
