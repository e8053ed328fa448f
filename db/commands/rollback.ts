import type { Effect } from '../../shared/effects/effect.ts'
import type { EventData } from '../../shared/journal/events.ts'
import { officeById } from '../../shared/policy/offices.ts'
import type { Actor } from '../../shared/review/actions.ts'
import { localDate } from '../../shared/rules/dates.ts'
import type { Choice, Grounds, Settlement, Target } from '../../shared/rollback/proposal.ts'
import { rollbackReason } from '../../shared/rollback/reasons.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { openRollbackOf, rollbackById } from '../queries/rollbacks.ts'
import { planRollback, type RollbackPlan } from '../rollback/plan.ts'
import { accountsIn, numbered, officesOf, rootOf, summaryOf } from '../rollback/summary.ts'
import type { RollbackRow } from '../schema/rollbacks.ts'
import { statement } from '../statement.ts'
import { actorOf } from './actor.ts'
import { events, invalid, type Meta, type Planned, type PlannedEvent, refused } from './planned.ts'

/** The steps of a rollback (业务回退). `rollbackId` comes from the caller, as all ids do. */
export type RollbackCommand =
  | {
      readonly type: 'propose'
      readonly rollbackId: string
      readonly target: Target
      readonly grounds: Grounds
      readonly choices: readonly Choice[]
      readonly settlements: readonly Settlement[]
      readonly planHash: string
    }
  /** The same proposal on the state as it has become. */
  | {
      readonly type: 'renew'
      readonly rollbackId: string
      readonly choices: readonly Choice[]
      readonly settlements: readonly Settlement[]
      readonly planHash: string
    }
  | { readonly type: 'withdraw' | 'refuse'; readonly rollbackId: string; readonly reason: string }
  | {
      readonly type: 'execute'
      readonly rollbackId: string
      /** Of the plan that was on the second person's screen. */
      readonly planHash: string
      /** Over `planHash`, by the second person's key. */
      readonly signature: { readonly serial: string; readonly algorithm: string; readonly value: string } | null
    }

/** What a rollback's command would append. The plan is worked out anew in the transaction that writes. */
export function planRollbackCommand(db: ReadableDb, command: RollbackCommand, meta: Meta): Planned {
  const actor = actorOf(db, meta.staffId)
  if (!actor) return refused({ code: 'notFound' })
  if (command.type === 'propose') return propose(db, command, actor, meta)
  const row = rollbackById(db, command.rollbackId)
  if (!row || !actor.offices.includes(row.officeId)) return refused({ code: 'notFound' })
  if (row.state !== 'proposed') return invalid('这次回退已经有结论，请刷新后查看', 'This rollback is decided already')
  const stream = `rollback:${row.rollbackId}`
  switch (command.type) {
    case 'renew':
      return renew(db, row, command, actor, meta)
    case 'withdraw':
      if (row.proposedBy !== actor.staffId && !actor.roles.includes('supervisor'))
        return invalid('只有提出人或主管可以撤回回退申请', 'Only the proposer or the supervisor withdraws a proposal')
      return events({ stream, type: 'rollback.withdrawn', data: { reason: command.reason } })
    case 'refuse':
      return second(row, actor) ?? events({ stream, type: 'rollback.refused', data: { reason: command.reason } })
    case 'execute':
      return second(row, actor) ?? execute(db, row, command, actor, meta)
  }
}

const mayPropose = (actor: Actor) => actor.roles.some((role) => role === 'firstReview' || role === 'secondReview' || role === 'supervisor')

/** 提出 ≠ 批准 (经办条例 art. 37): never the proposer, whatever the roles; the table itself refuses it too. */
function second(row: RollbackRow, actor: Actor): Planned | undefined {
  if (row.proposedBy === actor.staffId) return invalid('回退由您提出，须由另一人批准', 'You proposed this rollback; another person decides')
  if (!actor.roles.some((role) => role === 'secondReview' || role === 'supervisor'))
    return invalid('回退由复核岗或主管批准', 'Second review or the supervisor decides on a rollback')
  return undefined
}

function propose(db: ReadableDb, command: Extract<RollbackCommand, { type: 'propose' }>, actor: Actor, meta: Meta): Planned {
  const { rollbackId, target, grounds } = command
  if (!mayPropose(actor)) return invalid('您的岗位不能提出回退', 'This post does not propose rollbacks')
  if (!rollbackReason(grounds.code)) return invalid('请选择回退原因', 'Choose a reason')
  const planned = planRollback(db, target, command.choices, meta.now)
  if (!planned.ok) return refused({ code: 'invalid', message: planned.problem })
  const { filingId, officeId } = rootOf(db, target)
  if (!actor.offices.includes(officeId)) return refused({ code: 'notFound' })
  const open = filingId === null ? undefined : openRollbackOf(db, filingId)?.number
  if (open) return invalid(`这件办件已有待批准的回退 ${open}`, `Rollback ${open} of this filing waits for its decision`)
  const number = nextNumber(db, officeId, localDate(meta.now))
  return proposed(db, planned.plan, command, { rollbackId, number, officeId, target, filingId, grounds })
}

function renew(db: ReadableDb, row: RollbackRow, command: Extract<RollbackCommand, { type: 'renew' }>, actor: Actor, meta: Meta): Planned {
  if (!mayPropose(actor)) return invalid('您的岗位不能提出回退', 'This post does not propose rollbacks')
  const { target, filingId, grounds } = row.proposal
  const planned = planRollback(db, target, command.choices, meta.now)
  if (!planned.ok) return refused({ code: 'invalid', message: planned.problem })
  const { rollbackId, number, officeId } = row
  return proposed(db, planned.plan, command, { rollbackId, number, officeId, target, filingId, grounds })
}

function proposed(
  db: ReadableDb,
  plan: RollbackPlan,
  { planHash, choices, settlements }: Pick<Extract<RollbackCommand, { type: 'renew' }>, 'planHash' | 'choices' | 'settlements'>,
  about: Pick<EventData<'rollback.proposed'>, 'rollbackId' | 'number' | 'officeId' | 'target' | 'filingId' | 'grounds'>,
): Planned {
  if (plan.hash !== planHash) return refused({ code: 'planMoved' })
  const trouble = troubleWith(plan, choices, settlements)
  if (trouble) return trouble
  const data = { ...about, choices, settlements, summary: summaryOf(plan, numbered(db)), planHash }
  return events({ stream: `rollback:${about.rollbackId}`, type: 'rollback.proposed', data })
}

/** What a proposal still lacks. */
function troubleWith(plan: RollbackPlan, choices: readonly Choice[], settlements: readonly Settlement[]): Planned | undefined {
  if (plan.conflicts.length > 0)
    return invalid('有登记记录与后来的业务冲突，请先处理后再回退', 'A record clashes with a later act; deal with it first')
  const undecided = plan.reviews.find(({ act }) => {
    const choice = choices.find((each) => each.seq === act.seq)
    return !choice || (!choice.undo && choice.reason.trim().length < 2)
  })
  if (undecided)
    return invalid(
      '有相关业务还没有决定：请逐件选择一并回退，或写明保留的理由',
      'A related act is undecided: undo it as well, or write why it stays',
    )
  for (const { key, before, after } of plan.claims) {
    const settlement = settlements.find((each) => `${each.idNumber}/${each.fromMonth}` === key)
    const claimed = (after?.amount ?? 0) - (before?.amount ?? 0)
    const sum = settlement?.entries.reduce((total, entry) => total + entry.amount, 0)
    if (sum !== claimed) return invalid('应退待遇的退款安排与应退金额不符', 'The arrangement does not add up to the claim')
  }
  return settlements.length > plan.claims.length ? invalid('退款安排没有对应的应退待遇', 'An arrangement has no claim') : undefined
}

/** One group: what undoes each act on its own stream, last first, then the claims with the second person's word. */
function execute(
  db: ReadableDb,
  row: RollbackRow,
  { planHash, signature }: Extract<RollbackCommand, { type: 'execute' }>,
  actor: Actor,
  meta: Meta,
): Planned {
  const { target, choices, settlements, grounds } = row.proposal
  const planned = planRollback(db, target, choices, meta.now)
  if (!planned.ok) return refused({ code: 'invalid', message: planned.problem })
  const { plan } = planned
  if (plan.hash !== planHash || plan.hash !== row.planHash) return refused({ code: 'planMoved' })
  const trouble = troubleWith(plan, choices, settlements)
  if (trouble) return trouble
  const foreign = officesOf(db, plan).filter((officeId) => !actor.offices.includes(officeId))
  if (foreign.length > 0) {
    const names = foreign.map((officeId) => officeById(officeId)?.name.zh ?? officeId).join('、')
    return invalid(`回退涉及${names}的业务，请由兼管该机构的主管批准`, 'The rollback reaches into another office; its supervisor decides')
  }
  const { rollbackId } = row
  const note = rollbackReason(grounds.code)?.told.zh ?? ''
  const undoing = plan.steps.map(({ act, effects }): PlannedEvent => {
    const data = { rollbackId, undoes: act.seq, effects: [...effects] }
    if (act.type === 'review.approved') return { stream: act.stream, type: 'filing.rolledBack', data: { ...data, note } }
    if (act.type === 'filing.rolledBack') return { stream: act.stream, type: 'filing.reinstated', data: { ...data, note: '原回退已撤销' } }
    return { stream: `rollback:${rollbackId}`, type: 'rollback.undid', data: { ...data, stream: act.stream } }
  })
  const claims: readonly Effect[] = plan.claims
  return events(...undoing, {
    stream: `rollback:${rollbackId}`,
    type: 'rollback.executed',
    data: { planHash, effects: [...claims], settlements, accounts: accountsIn(plan), signature },
  })
}

/** `guandu20251016-H0001`: office, day, and the running number of that day, read in the transaction that uses it up. */
function nextNumber(db: ReadableDb, officeId: string, day: string): string {
  const prefix = `${officeId.replace(/^km-/, '')}${day.replaceAll('-', '')}-H`
  const last = statement<[string, string], { number: string }>(
    db,
    'SELECT number FROM rollback WHERE number >= ? AND number < ? ORDER BY length(number) DESC, number DESC LIMIT 1',
  ).get(prefix, `${prefix}~`)
  return `${prefix}${String(Number(last?.number.slice(prefix.length) ?? 0) + 1).padStart(4, '0')}`
}
