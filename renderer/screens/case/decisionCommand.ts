import type { Preview } from '../../../shared/contract/filings.ts'
import type { ReviewCommand } from '../../../shared/review/commands.ts'
import type { Status } from '../../../shared/review/status.ts'
import type { CaseDraft } from './draft.ts'
import { acknowledgementsOf } from './standing.ts'

interface Given {
  readonly draft: CaseDraft
  readonly preview: Preview | undefined
  readonly status: Status
  readonly excluded: readonly string[]
  /** Of the preview that stood in the confirmation. */
  readonly basis: string
}

/** What was typed, as the command that main decides on. In second review the parts set aside are the first reviewer's. */
export function decisionCommand(act: 'approve' | 'return' | 'reject', { draft, preview, status, excluded, basis }: Given): ReviewCommand {
  if (act === 'return') return { type: 'return', reasons: draft.return.reasons, note: draft.return.note.trim() }
  if (act === 'reject') return { type: 'reject', basis, reasons: draft.reject.reasons, note: draft.reject.note.trim() }
  return {
    type: 'approve',
    basis,
    acknowledgements: preview ? acknowledgementsOf(preview, draft).filter((ack) => !excluded.includes(ack.filingId)) : [],
    excluded: status === 'inSecondReview' ? [] : Object.entries(draft.excluded).map(([filingId, reasons]) => ({ filingId, reasons })),
    note: draft.note.trim(),
  }
}
