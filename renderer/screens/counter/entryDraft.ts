import { z } from 'zod'
import type { IdentityShown } from '../../../shared/filings/identityShown.ts'
import { identityKeys } from '../../../shared/filings/identityShown.ts'
import type { Typed } from './typed.ts'

const attached = z.strictObject({ slot: z.string(), name: z.string(), sha256: z.string(), size: z.int() })
export type Attached = z.infer<typeof attached>

const shape = z.strictObject({
  typed: z.record(z.string(), z.string()),
  materials: z.array(attached),
  submitterName: z.string(),
  identity: z.enum(identityKeys).nullable(),
})

/** One filing on its way in, kept under its kind until it is accepted. */
export interface EntryDraft {
  readonly typed: Typed
  readonly materials: readonly Attached[]
  readonly submitterName: string
  readonly identity: IdentityShown | null
}

/** What was stored, or a beginning; a draft of another make is not half understood. */
export const readEntry =
  (start: Typed) =>
  (stored: unknown): EntryDraft => {
    const found = shape.safeParse(stored)
    return found.success ? found.data : { typed: start, materials: [], submitterName: '', identity: null }
  }
