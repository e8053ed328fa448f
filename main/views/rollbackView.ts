import type { RollbackRecord } from '../../db/queries/rollbacks.ts'
import type { ReadableDb } from '../../db/open.ts'
import { pastOf } from '../../db/rollback/past.ts'
import type { RollbackRow } from '../../db/schema/rollbacks.ts'
import { statement } from '../../db/statement.ts'
import type { OutputOf } from '../../shared/contract/index.ts'
import type { RollbackRowView } from '../../shared/contract/rollback.ts'
import { kindOf } from '../../shared/filings/index.ts'
import type { Actor } from '../../shared/review/actions.ts'
import { maskIdNumber } from '../../shared/rules/masking.ts'
import { reporterLabels, rollbackReason } from '../../shared/rollback/reasons.ts'
import { text } from '../../shared/text.ts'
import { actNames } from './actNames.ts'
import type { NameOf } from './history.ts'
import { claimName, inverseView } from './planView.ts'
import { maskedWords, officeName } from './value.ts'

type View = OutputOf<'rollback.open'>

const decides = (actor: Actor) => actor.roles.some((role) => role === 'secondReview' || role === 'supervisor')
const proposes = (actor: Actor) => decides(actor) || actor.roles.includes('firstReview')

/** A row of the register of rollbacks as it is listed. */
export const rollbackRowView = (row: RollbackRecord, actor: Actor, nameOf: NameOf): RollbackRowView => ({
  rollbackId: row.rollbackId,
  number: row.number,
  state: row.state,
  restores: row.restores !== null,
  filingNumber: row.filingNumber ?? '',
  label: row.kind === null ? text('其他业务', 'Another act') : kindOf(row.kind).label,
  subject: row.subject ?? '',
  reason: rollbackReason(row.reason)?.label ?? text(row.reason, row.reason),
  proposedBy: nameOf(row.proposedBy),
  proposedAt: row.proposedAt,
  decidedBy: row.decidedBy === null ? null : nameOf(row.decidedBy),
  decidedAt: row.decidedAt,
  steps: row.steps,
  moved: row.moved,
  claimed: row.claimed,
  mineToDecide: row.state === 'proposed' && row.proposedBy !== actor.staffId && decides(actor),
})

interface Material {
  readonly row: RollbackRow
  readonly record: RollbackRecord
  readonly corrections: View['corrections']
  readonly actor: Actor
  readonly nameOf: NameOf
}

/** One rollback with everything that was said and done about it. */
export function rollbackView(db: ReadableDb, { row, record, corrections, actor, nameOf }: Material): View {
  const { proposal, outcome } = row
  const { claims: _claims, ...summary } = proposal.summary
  const view = rollbackRowView(record, actor, nameOf)
  const own = row.proposedBy === actor.staffId
  const signature = outcome?.['signature'] as { readonly serial: string } | null | undefined
  return {
    ...view,
    officeName: officeName(row.officeId).zh,
    filingId: row.filingId,
    caseId: record.caseId,
    target: proposal.target,
    words: maskedWords(proposal.grounds.words),
    reporter: reporterWords(proposal.grounds.reporter),
    choices: proposal.choices.map((choice) => ({ ...choice })),
    settlements: proposal.settlements.map(({ idNumber, fromMonth, ...settlement }) => ({
      ...settlement,
      claim: claimName(`${idNumber}/${fromMonth}`),
      payee: idNumber.length === 18 ? maskIdNumber(idNumber) : idNumber,
    })),
    summary,
    planHash: row.planHash,
    ended: maskedWords(typeof outcome?.['reason'] === 'string' ? outcome['reason'] : ''),
    signedWith: signature?.serial ?? null,
    done: doneBy(db, row.rollbackId, nameOf),
    allowed: [
      ...(row.state === 'proposed' && (own || actor.roles.includes('supervisor')) ? (['withdraw'] as const) : []),
      ...(row.state === 'proposed' && proposes(actor) ? (['renew'] as const) : []),
      ...(view.mineToDecide ? (['refuse', 'execute'] as const) : []),
      ...(row.state === 'executed' && row.restores === null && proposes(actor) ? (['undo'] as const) : []),
    ],
    hint: row.state !== 'proposed' ? '' : own ? '由您提出，须由另一位复核岗或主管批准。' : decides(actor) ? '' : '等待复核岗或主管批准。',
    corrections,
  }
}

const reporterWords = ({ kind, name }: RollbackRow['proposal']['grounds']['reporter']) => {
  const label = reporterLabels[kind]
  return name === '' ? label : text(`${label.zh}（${name}）`, `${label.en} (${name})`)
}

/** What the rollback took back, as the journal tells it. */
function doneBy(db: ReadableDb, rollbackId: string, nameOf: NameOf): View['done'] {
  const past = pastOf(db)
  const named = actNames(db, nameOf)
  return statement<[string], { seq: number }>(db, 'SELECT seq FROM act WHERE rollback_id = ? ORDER BY seq')
    .all(rollbackId)
    .map(({ seq }) => {
      const act = past.act(seq)
      return { ...named(act), effects: act.effects.map(inverseView) }
    })
}
