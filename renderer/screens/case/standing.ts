import type { CaseView, PartPreview, Preview } from '../../../shared/contract/filings.ts'
import type { Action } from '../../../shared/review/actions.ts'
import { ackKey, type CaseDraft, reasonIsWritten } from './draft.ts'

export type Check = PartPreview['checks'][number]
const rank = { fail: 0, warn: 1, pass: 2 } as const

/** Failures first, then warnings, then what passed; within each as the rules list them. */
export const byUrgency = (checks: readonly Check[]): Check[] => checks.toSorted((a, b) => rank[a.result] - rank[b.result])

/** What still stands between a case and its approval. */
export interface Standing {
  readonly failing: readonly { readonly filingId: string; readonly checkId: string }[]
  /** Warnings without a written reason. */
  readonly open: readonly { readonly filingId: string; readonly checkId: string }[]
  /** Months that no policy row covers. */
  readonly blocked: number
  readonly ready: boolean
  /** The approval goes on to a second person. */
  readonly needsSecond: boolean
}

/** Parts that the draft, or the first reviewer before, sets aside for rejection. */
export function excludedParts(view: Pick<CaseView, 'parts' | 'status'>, draft: CaseDraft): string[] {
  const second = view.status === 'firstPassed' || view.status === 'inSecondReview'
  return view.parts
    .filter((part) => (second ? part.excluded !== null : Object.hasOwn(draft.excluded, part.filingId)))
    .map((part) => part.filingId)
}

/** Judges the preview with what was typed; reasons of the first review count in the second. */
export function standing(view: Pick<CaseView, 'parts' | 'status'>, preview: Preview, draft: CaseDraft): Standing {
  const excluded = excludedParts(view, draft)
  const decided = preview.parts.filter((part) => !excluded.includes(part.filingId))
  const given = new Set(view.parts.flatMap((part) => part.acknowledgements.map((ack) => ackKey(part.filingId, ack.checkId))))
  const find = (wanted: (check: Check, key: string) => boolean) =>
    decided.flatMap((part) =>
      part.checks
        .filter((check) => wanted(check, ackKey(part.filingId, check.id)))
        .map((check) => ({ filingId: part.filingId, checkId: check.id })),
    )
  const failing = find((check) => check.result === 'fail')
  const open = find((check, key) => check.result === 'warn' && !given.has(key) && !reasonIsWritten(draft.acknowledgements[key]))
  const blocked = decided.reduce((sum, part) => sum + part.blocked.length, 0)
  const second = view.status === 'inSecondReview'
  return {
    failing,
    open,
    blocked,
    ready: decided.length > 0 && decided.every((part) => part.approvable) && failing.length === 0 && open.length === 0,
    needsSecond: !second && decided.some((part) => part.secondReview !== null),
  }
}

/** The one main action of a state: take the case, or approve it. */
export const primaryAction = (allowed: readonly Action[]): 'claim' | 'takeOver' | 'approve' | undefined =>
  (['approve', 'claim', 'takeOver'] as const).find((action) => allowed.includes(action))

/** The written reasons that go with an approval, for warnings that are still there. */
export const acknowledgementsOf = (preview: Preview, draft: CaseDraft) =>
  preview.parts.flatMap((part) =>
    part.checks
      .filter((check) => check.result === 'warn' && reasonIsWritten(draft.acknowledgements[ackKey(part.filingId, check.id)]))
      .map((check) => ({
        filingId: part.filingId,
        checkId: check.id,
        reason: (draft.acknowledgements[ackKey(part.filingId, check.id)] ?? '').trim(),
      })),
  )
