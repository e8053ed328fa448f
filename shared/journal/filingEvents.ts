import { z } from 'zod'
import { acceptance } from '../filings/acceptances.ts'
import { effect, iso, sha256, undoing } from './eventParts.ts'

const value = z.union([z.string(), z.int(), z.boolean(), z.null()])
const values = z.record(z.string(), value)

export const materialShape = z.strictObject({
  slot: z.string(),
  name: z.string().max(200),
  sha256,
  size: z.int().nonnegative(),
  mediaType: z.enum(['image/png', 'image/jpeg', 'application/pdf']),
})
export const markedReason = z.strictObject({
  code: z.string(),
  fields: z.array(z.string()),
  materials: z.array(z.string()),
  note: z.string().max(2000),
})
export const acknowledgement = z.strictObject({ checkId: z.string(), reason: z.string().trim().min(2).max(500) })
const outcome = z.strictObject({
  key: z.string(),
  label: z.strictObject({ zh: z.string(), en: z.string() }),
  type: z.enum(['date', 'month', 'money', 'integer', 'text']),
  value: z.union([z.string(), z.int()]),
})
const sources = z.record(z.string(), z.strictObject({ source: z.string(), at: iso }))
const submission = { submittedAt: iso, values, sources, materials: z.array(materialShape) }

/** Where in a batch (批量申报) a filing comes from. */
const batchRow = z.strictObject({
  id: z.string(),
  /** 分卷: rows of one part make one case, from 1. */
  part: z.int().positive(),
  /** As the spreadsheet counts. */
  row: z.int().positive(),
  /** What the batch's own check warned of, and why it was taken nevertheless. */
  note: z.string().max(2000),
})

/** Streams `filing:<id>`. */
export const filingEvents = {
  'filing.received': z.strictObject({
    id: z.string(),
    number: z.string(),
    kind: z.string(),
    jointId: z.string().nullable(),
    officeId: z.string(),
    channel: z.enum(['portal', 'counter']),
    portal: z.string(),
    packageId: z.string().nullable(),
    submitter: z.strictObject({ name: z.string(), identity: z.string() }),
    batch: batchRow.nullable().optional(),
    /** Absent where the way in shows no notices, and in filings from before they were recorded. */
    acceptances: z.array(acceptance).max(10).optional(),
    /** 更正重报: id of the rolled-back filing that this one replaces. */
    corrects: z.string().optional(),
    ...submission,
  }),
  'filing.resubmitted': z.strictObject({ packageId: z.string().nullable(), ...submission }),
  'filing.withdrawn': z.strictObject({ packageId: z.string().nullable(), reason: z.string() }),
  'review.claimed': z.strictObject({ until: iso }),
  'review.takenOver': z.strictObject({ until: iso, from: z.string(), reason: z.string() }),
  'review.released': z.strictObject({ conflictOfInterest: z.boolean(), reason: z.string() }),
  /** 初审通过. `excluded` holds the reasons when this part of a joint package is to be rejected. */
  'review.passedFirst': z.strictObject({
    basis: sha256,
    acknowledgements: z.array(acknowledgement),
    excluded: z.array(markedReason).nullable(),
    note: z.string(),
  }),
  'review.sentBack': z.strictObject({ reason: z.string() }),
  'review.approved': z.strictObject({
    basis: sha256,
    effects: z.array(effect),
    outcome: z.array(outcome),
    acknowledgements: z.array(acknowledgement),
    note: z.string(),
  }),
  'review.returned': z.strictObject({ reasons: z.array(markedReason), note: z.string() }),
  'review.rejected': z.strictObject({ basis: sha256, reasons: z.array(markedReason), note: z.string() }),
  /** 撤销审核: not a refusal; `effects` are the inverses, last first. */
  'review.takenBack': z.strictObject({ reason: z.string(), effects: z.array(effect) }),
  /** 业务回退 of an approval, part of a group; `undoes` is the seq of the approval, `note` the reason as everybody may read it. */
  'filing.rolledBack': z.strictObject({ ...undoing, note: z.string() }),
  /** A rollback was itself undone: the approval stands again. `undoes` is the seq of the `filing.rolledBack`. */
  'filing.reinstated': z.strictObject({ ...undoing, note: z.string() }),
  'result.exported': z.strictObject({ resultId: z.string() }),
  'personal.revealed': z.strictObject({ field: z.string(), reason: z.string() }),
} as const
