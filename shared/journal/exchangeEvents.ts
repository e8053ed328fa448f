import { z } from 'zod'
import { sha256 } from './eventParts.ts'

/** What comes in and goes out: streams `package:<id>`, `packages`, `results:<id>` and `batch:<id>`. */
export const exchangeEvents = {
  'package.imported': z.strictObject({
    packageId: z.string(),
    fileName: z.string(),
    sha256,
    portal: z.string(),
    createdAt: z.string(),
    filings: z.int(),
    attachments: z.int(),
    /** Account notices */
    accounts: z.int().default(0),
  }),
  'package.refused': z.strictObject({
    fileName: z.string(),
    sha256,
    problems: z.array(z.strictObject({ part: z.string(), line: z.int().nullable(), field: z.string().nullable(), problem: z.string() })),
  }),
  /** `accounts`: acts on portal accounts, each by its event's id, with `#system/name` where one event is about several. */
  'results.issued': z.strictObject({ resultId: z.string(), filings: z.array(z.string()), accounts: z.array(z.string()).default([]) }),
  /** A checked workbook is taken in: so many of its rows become filings, the others stay parked for correction. */
  'batch.received': z.strictObject({
    batchId: z.string(),
    /** `guandu20251016-B0001`; its filings are numbered `…-00002` by row. */
    number: z.string(),
    kind: z.string(),
    officeId: z.string(),
    unitNo: z.string(),
    unitName: z.string(),
    fileName: z.string().max(200),
    sha256,
    policy: z.enum(['allOrNothing', 'goodRowsNow']),
    submitter: z.strictObject({ name: z.string(), identity: z.string() }),
    accepted: z.int().positive(),
    parked: z.array(z.int().positive()),
  }),
  /** Parked rows that a later workbook brought again, corrected. */
  'batch.rowsCorrected': z.strictObject({ rows: z.array(z.int().positive()).min(1), by: z.string() }),
  'batch.rowDropped': z.strictObject({ row: z.int().positive(), reason: z.string().trim().min(2).max(500) }),
  'results.written': z.strictObject({ resultId: z.string(), fileName: z.string(), sha256 }),
} as const
