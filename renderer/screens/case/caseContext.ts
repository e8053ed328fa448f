import { createContext, use } from 'react'
import type { CaseView, PartPreview, PartView, Preview } from '../../../shared/contract/filings.ts'
import type { CaseDraft } from './draft.ts'
import type { Standing } from './standing.ts'

/** Which side panel is open: reasons for a return or a rejection. */
export type Panel = 'return' | 'reject'

/** One open case as its columns share it. */
export interface OpenCase {
  readonly view: CaseView
  /** Absent while it is worked out, and for a case already decided. */
  readonly preview: Preview | undefined
  readonly part: PartView
  readonly partPreview: PartPreview | undefined
  readonly draft: CaseDraft
  readonly standing: Standing | undefined
  readonly excluded: readonly string[]
  /** Whether the person may decide now, so that reasons and marks are of use. */
  readonly deciding: boolean
  readonly panel: Panel | null
  /** Reason that takes the marks while the panel is open. */
  readonly activeReason: string | null
  /** Fields of the check chosen last. */
  readonly linked: readonly string[]
  change(draft: CaseDraft): void
  setPart(filingId: string): void
  setPanel(panel: Panel | null): void
  setActiveReason(code: string | null): void
  mark(kind: 'fields' | 'materials', key: string): void
  /** Shows the fields of a check and puts the focus on the first. */
  link(fields: readonly string[]): void
  openCheck(at: { readonly filingId: string; readonly checkId: string }): void
}

export const CaseContext = createContext<OpenCase | null>(null)

/** The case whose columns these are. */
export function useOpenCase(): OpenCase {
  const open = use(CaseContext)
  if (!open) throw new Error('outside of a case')
  return open
}

export const fieldId = (filingId: string, key: string): string => `field-${filingId}-${key}`
export const checkId = (filingId: string, id: string): string => `check-${filingId}-${id}`
