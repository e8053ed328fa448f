import { z } from 'zod'
import { instant, jsonSchema, packageId, part } from './submission.ts'

/** The result package (结果包) that takes decisions back to the portals. Nothing in it names a member of staff. */

export const resultFormat = 'casedesk-result'
export const resultsPath = 'results.ndjson'

const count = z.int().nonnegative()
export const resultManifest = z.strictObject({
  format: z.literal(resultFormat),
  version: z.literal(1),
  resultId: packageId,
  issuedAt: instant,
  counts: z.strictObject({ filings: count, approved: count, rejected: count, returned: count, rolledBack: count }),
  parts: z.array(part),
})
export type ResultManifest = z.infer<typeof resultManifest>

const text = z.strictObject({ zh: z.string(), en: z.string() })

export const resultLine = z.strictObject({
  number: z.string(),
  kind: z.string(),
  jointId: z.string().nullable(),
  status: z.enum(['approved', 'rejected', 'returned', 'rolledBack']),
  decidedAt: instant,
  /** 未通过情况说明 */
  reasons: z.array(z.strictObject({ code: z.string(), label: text, fix: text, source: z.string(), note: z.string() })),
  /** 补正清单: one line for each marked field or document, or for the filing where nothing is marked. */
  fixList: z.array(
    z.strictObject({
      reason: z.string(),
      target: z.enum(['field', 'material', 'filing']),
      key: z.string().nullable(),
      label: text,
      /** 怎么办 */
      todo: text,
    }),
  ),
  /** What an approval brings: begin, end, months, amounts (分). */
  outcome: z.array(
    z.strictObject({
      key: z.string(),
      label: text,
      type: z.enum(['date', 'month', 'money', 'integer', 'text']),
      value: z.union([z.string(), z.int()]),
    }),
  ),
  note: z.string(),
})
export type ResultLine = z.infer<typeof resultLine>

/** The format as JSON Schema, for those who read packages. */
export const resultJsonSchema = () => jsonSchema('CaseDesk result package 结果包', { manifest: resultManifest, line: resultLine })
