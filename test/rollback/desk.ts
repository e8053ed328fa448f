import { randomUUID } from 'node:crypto'
import type { ImportedFiling } from '../../db/commands/import.ts'
import { assessCase, caseParts } from '../../db/caseFacts.ts'
import type { Executed, Store } from '../../db/execute.ts'
import { planRollback, type RollbackPlan } from '../../db/rollback/plan.ts'
import type { Choice, Settlement, Target } from '../../shared/rollback/proposal.ts'
import { now, pkg, run } from '../desk/store.ts'

/** Takes a filing in and has it approved, by two people where it needs them; throws when the desk refuses. */
export function approved(store: Store, filing: ImportedFiling, at = now): void {
  taken(store, filing, at)
  if (!tryApprove(store, caseIdOf(filing), at)) throw new Error(`not approved: ${caseIdOf(filing)}`)
}
export const caseIdOf = (filing: ImportedFiling): string => (filing.action === 'submit' ? (filing.jointId ?? filing.id) : '')
export const taken = (store: Store, filing: ImportedFiling, at = now): void =>
  void run(store, { type: 'import', package: pkg(randomUUID(), [filing]) }, null, at)

/** Approves the case as it stands, with every warning acknowledged; false when a check fails. */
export function tryApprove(store: Store, caseId: string, at = now): boolean {
  for (const staffId of ['s1', 's2']) {
    run(store, { type: 'review', caseId, command: { type: 'claim' } }, staffId, at)
    const assessed = assessCase(store.db, caseId, [], at)
    if (!assessed) return false
    const acknowledgements = assessed.parts.flatMap(({ filingId, checks }) =>
      checks.filter((check) => check.result === 'warn').map((check) => ({ filingId, checkId: check.id, reason: '已核实' })),
    )
    run(
      store,
      { type: 'review', caseId, command: { type: 'approve', basis: assessed.basis, acknowledgements, excluded: [], note: '' } },
      staffId,
      at,
    )
    if (caseParts(store.db, caseId).every((part) => part.status === 'approved')) return true
  }
  return false
}

export function planned(store: Store, target: Target, choices: readonly Choice[] = [], at = now): RollbackPlan {
  const found = planRollback(store.db, target, choices, at)
  if (!found.ok) throw new Error(found.problem.zh)
  return found.plan
}

/** Every claim to be met at once in the next month. */
export const atOnce = (plan: RollbackPlan): Settlement[] =>
  plan.claims.flatMap(({ before, after }) =>
    after === null
      ? []
      : [
          {
            idNumber: after.idNumber,
            fromMonth: after.fromMonth,
            way: 'once' as const,
            entries: [{ month: '202511', amount: after.amount - (before?.amount ?? 0) }],
            reason: '',
          },
        ],
  )

const grounds = { code: 'H01', words: '审核时看错了人', reporter: { kind: 'unit' as const, name: '张会计' } }

export function propose(
  store: Store,
  target: Target,
  choices: readonly Choice[] = [],
  at = now,
  by = 's1',
): { id: string; done: Executed } {
  const plan = planned(store, target, choices, at)
  const id = randomUUID()
  const command = {
    type: 'propose' as const,
    rollbackId: id,
    target,
    grounds,
    choices: [...choices],
    settlements: atOnce(plan),
    planHash: plan.hash,
  }
  return { id, done: run(store, { type: 'rollback', command }, by, at) }
}

/** Proposed by one, executed by another. */
export function rolledBack(store: Store, target: Target, choices: readonly Choice[] = [], at = now): { id: string; done: Executed } {
  const { id, done } = propose(store, target, choices, at)
  if (!done.ok) return { id, done }
  return { id, done: execute(store, id, target, choices, at) }
}

export const execute = (store: Store, rollbackId: string, target: Target, choices: readonly Choice[] = [], at = now, by = 's3'): Executed =>
  run(
    store,
    { type: 'rollback', command: { type: 'execute', rollbackId, planHash: planned(store, target, choices, at).hash, signature: null } },
    by,
    at,
  )

/** Two filings: they name who did it wrong. */
export const of = (filingId: string): Target => ({ type: 'filing', filingId })
