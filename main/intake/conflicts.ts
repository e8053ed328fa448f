import { filingsPath } from '../../shared/exchange/submission.ts'
import type { Status } from '../../shared/review/status.ts'
import type { NumberedLine } from './filings.ts'
import type { Problem } from './problems.ts'

/** A filing that the desk already holds. */
export interface ExistingFiling {
  readonly number: string
  readonly kind: string
  readonly status: Status
}

/** The applicant may take a filing back until a first reviewer has passed it. */
const withdrawable: readonly Status[] = ['submitted', 'inReview', 'returned']

/** Lines that do not fit what the desk holds. Pure, so that the commit can ask again inside its transaction. */
export function conflicts(lines: readonly NumberedLine[], existing: readonly ExistingFiling[]): Problem[] {
  const held = new Map(existing.map((filing) => [filing.number, filing]))
  return lines.flatMap(({ line, filing }) => {
    const problem = conflict(filing, held.get(filing.number))
    return problem ? [{ part: filingsPath, line, ...problem }] : []
  })
}

function conflict(
  filing: NumberedLine['filing'],
  held: ExistingFiling | undefined,
): { readonly field: string; readonly problem: string } | undefined {
  if (filing.action === 'submit') return held && { field: 'number', problem: '办件编号已存在' }
  if (!held) return { field: 'number', problem: '办件编号不存在' }
  if (filing.action === 'withdraw')
    return withdrawable.includes(held.status) ? undefined : { field: 'action', problem: '办件已审核，不能撤回' }
  if (held.kind !== filing.kind) return { field: 'kind', problem: '事项与原办件不同' }
  return held.status === 'returned' ? undefined : { field: 'action', problem: '办件不在退回补正状态，不能再提交' }
}
