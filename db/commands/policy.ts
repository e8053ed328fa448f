import { type Change, checkChange } from '../../shared/policy/change.ts'
import { checkers, proposers } from '../../shared/policy/proposals.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { policyOf } from '../projections/desk.ts'
import { policyProposal } from '../queries/policyProposals.ts'
import { actorOf } from './actor.ts'
import { events, invalid, type Meta, type Planned, refused } from './planned.ts'

export interface PolicyProposal {
  readonly proposalId: string
  readonly change: Change
  /** 文号 of the document that the change rests on */
  readonly docNo: string
  readonly reason: string
}

/** 提出参数变更: nothing is in force by it; a second person has to check it. */
export function planProposal(db: ReadableDb, { proposalId, change, docNo, reason }: PolicyProposal, meta: Meta): Planned {
  const actor = actorOf(db, meta.staffId)
  if (!actor) return refused({ code: 'notFound' })
  if (!proposers.some((role) => actor.roles.includes(role)))
    return invalid('参数变更由主管或复核提出', 'Supervisors and second reviewers propose parameters')
  if (policyProposal(db, proposalId)) return invalid('该申请已提出', 'The proposal exists already')
  if (docNo.trim().length < 2) return invalid('请填写文号', 'Name the document')
  const checked = checkChange(policyOf(db).tables, change)
  if (!checked.ok)
    return invalid(
      checked.problems.map(({ message }) => message.zh).join('；'),
      checked.problems.map(({ message }) => message.en).join('; '),
    )
  const { table, action, target, row } = change
  return events({
    stream: `policy:${proposalId}`,
    type: 'policy.proposed',
    data: { proposalId, table, action, target, row, docNo: docNo.trim(), reason },
  })
}

export interface PolicyDecision {
  readonly proposalId: string
  readonly verdict: 'approve' | 'reject' | 'withdraw'
  readonly note: string
}

/** 核准, 不予核准 or 撤回. The checker is another person than the proposer; what is adopted is held against the tables of this moment again. */
export function planPolicyDecision(db: ReadableDb, { proposalId, verdict, note }: PolicyDecision, meta: Meta): Planned {
  const actor = actorOf(db, meta.staffId)
  const proposal = policyProposal(db, proposalId)
  if (!actor || !proposal) return refused({ code: 'notFound' })
  if (proposal.state !== 'open') return invalid('该申请已有结论', 'The proposal is decided already')
  const stream = `policy:${proposalId}`
  if (verdict === 'withdraw') {
    if (proposal.proposedBy !== actor.staffId) return invalid('只有提出人可以撤回', 'Only the proposer may withdraw it')
    return events({ stream, type: 'policy.withdrawn', data: { proposalId, reason: note } })
  }
  if (proposal.proposedBy === actor.staffId) return invalid('提出人不能核准自己的申请', 'Nobody checks their own proposal')
  if (!checkers.some((role) => actor.roles.includes(role)))
    return invalid('参数变更由审计（稽核内控）岗核准', 'Internal control checks parameters')
  if (verdict === 'reject') return events({ stream, type: 'policy.rejected', data: { proposalId, reason: note } })
  const { tableName: table, action, target, row } = proposal
  const checked = checkChange(policyOf(db).tables, { table, action, target, row })
  if (!checked.ok)
    return invalid(
      `提出后参数表已有变化，不能核准：${checked.problems.map(({ message }) => message.zh).join('；')}`,
      `The table has changed since: ${checked.problems.map(({ message }) => message.en).join('; ')}`,
    )
  const { removed, added } = checked.amendment
  return events({ stream, type: 'policy.amended', data: { proposalId, table, removed, added, note } })
}
