import { z } from 'zod'
import type { IdentityShown } from '../../../shared/filings/identityShown.ts'
import { identityKeys } from '../../../shared/filings/identityShown.ts'
import type { FormKind } from './form.ts'
import type { Reopening } from './reopening.ts'
import { type Typed, typedOf } from './typed.ts'

const attached = z.strictObject({ slot: z.string(), name: z.string(), sha256: z.string(), size: z.int() })
export type Attached = z.infer<typeof attached>

const shape = z.strictObject({
  typed: z.record(z.string(), z.string()),
  materials: z.array(attached),
  submitterName: z.string(),
  identity: z.enum(identityKeys).nullable(),
  accepted: z.boolean().default(false),
})

/** One filing on its way in, kept under its kind until it is accepted. */
export interface EntryDraft {
  readonly typed: Typed
  readonly materials: readonly Attached[]
  readonly submitterName: string
  readonly identity: IdentityShown | null
  /** 用户通知 and 承诺书, of a joint package. */
  readonly accepted: boolean
}

/** A beginning with nothing but what the form itself knows. */
export const freshEntry = (typed: Typed): EntryDraft => ({ typed, materials: [], submitterName: '', identity: null, accepted: false })

/** A beginning with everything that was entered before. */
export const reopenedEntry = ({ fields }: FormKind, { parts, submitter }: Reopening): EntryDraft => ({
  typed: Object.fromEntries(
    parts.flatMap(({ values }) =>
      Object.entries(values).flatMap(([key, value]) => (fields[key] && value !== null ? [[key, typedOf(fields[key], value)]] : [])),
    ),
  ),
  materials: parts.flatMap(({ materials }) => materials),
  submitterName: submitter.name,
  identity: null,
  accepted: false,
})

/** What was stored, or a beginning; a draft of another make is not half understood. */
export const readEntry =
  (start: EntryDraft) =>
  (stored: unknown): EntryDraft => {
    const found = shape.safeParse(stored)
    return found.success ? found.data : start
  }
