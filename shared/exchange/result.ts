import { z } from 'zod'
import { passwordHash } from '../journal/accountEvents.ts'
import { recordShapes } from '../register/records.ts'
import { instant, packageId } from './scalars.ts'
import { jsonSchema, part } from './submission.ts'

/** The result package (结果包) that takes decisions back to the portals. Nothing in it names a member of staff. */

export const resultFormat = 'casedesk-result'
export const resultsPath = 'results.ndjson'
/** What the desk did to portal accounts; only in a package that brings some. */
export const accountResultsPath = 'accounts.ndjson'

const count = z.int().nonnegative()
export const resultManifest = z.strictObject({
  format: z.literal(resultFormat),
  version: z.literal(1),
  resultId: packageId,
  issuedAt: instant,
  counts: z.strictObject({ filings: count, approved: count, rejected: count, returned: count, rolledBack: count, accounts: count }),
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

const { system, ...known } = recordShapes.account.shape

/** One act on a portal account. What the portal does: set the state, and the password where one was issued. */
export const accountResultLine = z.strictObject({
  /** The act's own id; a portal that has seen it does nothing again. */
  actId: z.string(),
  /** `revoked`: an act that went out before is undone; `forced`: nothing but a change of the password at the next login */
  act: z.enum(['allocated', 'reset', 'unlocked', 'revoked', 'forced']),
  at: instant,
  system,
  accountName: known.accountName,
  /** The account as the desk holds it after the act; `closed` for one whose allocation was revoked; null: as it is */
  state: z.enum(['open', 'locked', 'closed']).nullable(),
  mustChange: z.boolean(),
  /** Salted hash of the password that was issued, and until when it may be used; null where none was, and where a reset was revoked. */
  password: passwordHash.extend({ validUntil: instant.nullable() }).nullable(),
  /** Whose account it is, of an allocation. */
  opened: z
    .strictObject({
      creditCode: known.creditCode,
      unitName: known.unitName,
      unitNo: known.unitNo,
      holderName: known.holderName,
      holderId: known.holderId,
      phone: known.phone,
      loginMode: known.loginMode,
    })
    .nullable(),
})
export type AccountResultLine = z.infer<typeof accountResultLine>

/** The format as JSON Schema, for those who read packages. */
export const resultJsonSchema = () =>
  jsonSchema('CaseDesk result package 结果包', { manifest: resultManifest, line: resultLine, account: accountResultLine })
