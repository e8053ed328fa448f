import { z } from 'zod'
import { acceptance } from '../filings/acceptances.ts'
import { kinds } from '../filings/index.ts'
import type { Kind } from '../filings/kind.ts'
import { valuesSchema } from '../filings/schema.ts'
import { materialShape } from '../journal/filingEvents.ts'
import { accountNotice } from '../accounts/notice.ts'
import { offices } from '../policy/offices.ts'
import { instant, line, packageId } from './scalars.ts'

/** The submission package (申报包) that a portal hands in: manifest, one line a filing, attachments named by their content. */

export const submissionFormat = 'casedesk-submission'
export const manifestPath = 'manifest.json'
export const filingsPath = 'filings.ndjson'
/** 账号通知; only in a package that brings some. */
export const accountsPath = 'accounts.ndjson'

export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/)
/** 办件编号, and the number that joins the parts of 一件事. */
const number = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z._-]{0,39}$/)

export const part = z.strictObject({ path: z.string().max(100), bytes: z.int().nonnegative(), sha256: sha256Hex })
export type Part = z.infer<typeof part>

export const submissionManifest = z.strictObject({
  format: z.literal(submissionFormat),
  version: z.literal(1),
  packageId,
  portal: line(60),
  createdAt: instant,
  /** Every file of the package but the manifest itself. */
  parts: z.array(part),
  filings: z.int().nonnegative(),
  attachments: z.int().nonnegative(),
  /** Account notices; absent where there are none. */
  accounts: z.int().positive().optional(),
})
export type SubmissionManifest = z.infer<typeof submissionManifest>

const extensions = { 'image/png': 'png', 'image/jpeg': 'jpg', 'application/pdf': 'pdf' } as const
export type MediaType = keyof typeof extensions

/** Where an attachment stands in the package. */
export const attachmentPath = (sha256: string, mediaType: MediaType): string => `attachments/${sha256}.${extensions[mediaType]}`

/** The attachment at a path, or undefined when the path is none's. */
export function attachmentAt(path: string): { readonly sha256: string; readonly mediaType: MediaType } | undefined {
  const found = /^attachments\/([0-9a-f]{64})\.(png|jpg|pdf)$/.exec(path)
  const mediaType = (['image/png', 'image/jpeg', 'application/pdf'] as const).find((type) => extensions[type] === found?.[2])
  return found?.[1] && mediaType ? { sha256: found[1], mediaType } : undefined
}

const oneOf = (keys: readonly string[]) => (keys.length > 0 ? z.enum(keys) : z.never())

/** A pattern, where an enum would demand every key. */
const keyOf = (members: object) => z.string().regex(new RegExp(`^(${Object.keys(members).join('|')})$`))

/** What the applicant submitted, of one kind: its fields and documents, nothing else. */
const content = (kind: Kind) => ({
  number,
  kind: z.literal(kind.id).describe(kind.label.zh),
  submittedAt: instant,
  values: valuesSchema(kind),
  /** Where values that the portal filled in came from (系统自动提取). */
  sources: z.record(keyOf(kind.fields), z.strictObject({ source: line(100), at: instant })),
  materials: z
    .array(materialShape.extend({ slot: oneOf(kind.materials.map((slot) => slot.key)), name: line(200), size: z.int().positive() }))
    .max(100),
})

const submit = (kind: Kind) =>
  z.strictObject({
    action: z.literal('submit'),
    ...content(kind),
    jointId: number.nullable(),
    officeId: z.enum(offices.map((office) => office.id)),
    submitter: z.strictObject({ name: line(100), identity: line(60) }),
    /** 用户通知 and 承诺书 as the applicant accepted them; absent where the portal shows none. */
    acceptances: z
      .array(acceptance.extend({ acceptedAt: instant }))
      .max(10)
      .optional(),
  })

/** 再提交 after 退回补正; the kind stays what it was. */
const correct = (kind: Kind) => z.strictObject({ action: z.literal('correct'), ...content(kind) })

const withdraw = z.strictObject({ action: z.literal('withdraw'), number, reason: line(500) })

function ofEachKind<T>(make: (kind: Kind) => T): [T, ...T[]] {
  const [first, ...rest] = kinds.map(make)
  if (!first) throw new Error('no filing kinds')
  return [first, ...rest]
}

export const submissionLine = z.discriminatedUnion('action', [
  z.discriminatedUnion('kind', ofEachKind(submit)),
  z.discriminatedUnion('kind', ofEachKind(correct)),
  withdraw,
])
export type SubmissionLine = z.infer<typeof submissionLine>

/** The format as JSON Schema, for those who write packages. */
export const submissionJsonSchema = () =>
  jsonSchema('CaseDesk submission package 申报包', {
    manifest: submissionManifest,
    line: submissionLine,
    account: accountNotice,
  })

/** Several shapes of one package under `$defs`, each as it stands in the file. */
export const jsonSchema = (title: string, shapes: Readonly<Record<string, z.ZodType>>) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title,
  $defs: Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => {
      const { $schema: _draft, ...rest } = z.toJSONSchema(shape, { io: 'input' })
      return [name, rest]
    }),
  ),
})
