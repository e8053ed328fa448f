import { randomUUID } from 'node:crypto'
import { approvedFilings } from '../../db/queries/rollbackFind.ts'
import { correctionsOf, rollbackById, rollbackPage, rollbackRecord, rollbacksToDecide, rollbackTotals } from '../../db/queries/rollbacks.ts'
import type { RollbackPlan } from '../../db/rollback/plan.ts'
import { rootOf } from '../../db/rollback/summary.ts'
import type { OutputOf, ParsedInput } from '../../shared/contract/index.ts'
import type { rollback } from '../../shared/contract/rollback.ts'
import { kindOf } from '../../shared/filings/index.ts'
import type { Choice, Settlement, Target } from '../../shared/rollback/proposal.ts'
import type { Handlers, SignedContext } from '../context.ts'
import { writeResult } from '../exchange/writeResult.ts'
import { watermark } from '../exports.ts'
import { OtherOffice, Problem } from '../problem.ts'
import { shownId } from '../views/lists.ts'
import { claimName, planView } from '../views/planView.ts'
import { notFound } from '../views/refusal.ts'
import { rollbackRowView, rollbackView } from '../views/rollbackView.ts'
import { write } from '../write.ts'
import { rollbackWorkbook } from '../xlsx/rollbacks.ts'
import { atOnce, filingFor, namesOf, scopeOf } from './cases.ts'

/** A target of the person's own offices; any other is not found. */
function assertOwn({ signed: { desk }, actor }: SignedContext, target: Target): void {
  if (target.type === 'filing') filingFor(desk.db, target.filingId, actor)
  else if (!actor.offices.includes(rootOf(desk.db, target).officeId)) throw new OtherOffice()
}

function rowFor({ signed: { desk }, actor }: SignedContext, rollbackId: string) {
  const row = rollbackById(desk.db, rollbackId)
  if (!row) throw notFound()
  if (!actor.offices.includes(row.officeId)) throw new OtherOffice()
  return row
}

/** The plan that is on the person's screen; still being worked out, it cannot be acted on. */
async function readyPlan({ desk, signed }: SignedContext, target: Target, choices: readonly Choice[]): Promise<RollbackPlan> {
  const answer = await desk.plans.of(signed.desk, target, choices)
  if (answer.state === 'working') throw new Problem('busy', '回退影响单还在计算，请等它算完再提交。')
  if (!answer.planned.ok) throw new Problem('refused', `${answer.planned.problem.zh}。`)
  return answer.planned.plan
}

/** Arrangements name their claim without the number of the person; here it comes back in. */
const settlementsOf = (plan: RollbackPlan, given: ParsedInput<'rollback.propose'>['settlements']): Settlement[] =>
  given.map(({ claim, ...settlement }) => {
    const body = plan.claims.find(({ key }) => claimName(key) === claim)?.after
    if (!body) throw new Problem('changed', '应退待遇在您查看之后变化了，没有提交。请核对新的影响单。')
    return { idNumber: body.idNumber, fromMonth: body.fromMonth, ...settlement }
  })

export const rollbackHandlers: Handlers<keyof typeof rollback> = {
  'rollback.find': ({ keyword, limit }, context) => ({
    rows: approvedFilings(context.signed.desk.db, keyword, scopeOf(context), limit).map((row) => ({
      filingId: row.filingId,
      number: row.number,
      label: kindOf(row.kind).label,
      subject: row.subjectName,
      subjectId: shownId(row.kind, row.subjectId),
      unitName: row.unitName === row.subjectName ? '' : row.unitName,
      at: row.submittedAt,
    })),
  }),
  'rollback.plan': async ({ target, choices }, context) => {
    assertOwn(context, target)
    const answer = await context.desk.plans.of(context.signed.desk, target, choices)
    if (answer.state === 'working') return answer
    const { planned } = answer
    if (!planned.ok) return { state: 'impossible', problem: planned.problem }
    const { db } = context.signed.desk
    return { state: 'ready', plan: atOnce(db, () => planView(db, planned.plan, choices, namesOf(db))) }
  },
  'rollback.propose': async ({ settlements, ...given }, context) => {
    assertOwn(context, given.target)
    const plan = await readyPlan(context, given.target, given.choices)
    const command = { type: 'propose' as const, rollbackId: randomUUID(), settlements: settlementsOf(plan, settlements), ...given }
    const [proposed] = await write(context, { type: 'rollback', command })
    return { rollbackId: String(proposed?.data['rollbackId']), number: String(proposed?.data['number']) }
  },
  'rollback.renew': async ({ settlements, rollbackId, ...given }, context) => {
    const row = rowFor(context, rollbackId)
    const plan = await readyPlan(context, row.proposal.target, given.choices)
    const command = { type: 'renew' as const, rollbackId, settlements: settlementsOf(plan, settlements), ...given }
    await write(context, { type: 'rollback', command })
    return {}
  },
  'rollback.withdraw': async (given, context) => {
    rowFor(context, given.rollbackId)
    await write(context, { type: 'rollback', command: { type: 'withdraw', ...given } })
    return {}
  },
  'rollback.refuse': async (given, context) => {
    rowFor(context, given.rollbackId)
    await write(context, { type: 'rollback', command: { type: 'refuse', ...given } })
    return {}
  },
  'rollback.execute': async (given, context) => {
    rowFor(context, given.rollbackId)
    const events = await write(context, { type: 'rollback', command: { type: 'execute', signature: null, ...given } })
    const effects = events.flatMap(({ data }) => (Array.isArray(data['effects']) ? data['effects'] : []))
    return { undone: events.length - 1, records: effects.length }
  },
  'rollback.open': ({ rollbackId }, context) => {
    const row = rowFor(context, rollbackId)
    const { db } = context.signed.desk
    return atOnce(db, () => {
      const record = rollbackRecord(db, rollbackId)
      if (!record) throw notFound()
      const corrections = row.filingId === null ? [] : correctionsOf(db, row.filingId)
      return rollbackView(db, { row, record, corrections, actor: context.actor, nameOf: namesOf(db) })
    })
  },
  'rollback.list': ({ filter, cursor, limit }, context): OutputOf<'rollback.list'> => {
    const { db } = context.signed.desk
    const scope = scopeOf(context)
    return atOnce(db, () => {
      const { rows, next } = rollbackPage(db, filter, scope, { cursor, limit })
      const nameOf = namesOf(db)
      return {
        rows: rows.map((row) => rollbackRowView(row, context.actor, nameOf)),
        next,
        total: rollbackTotals(db, filter, scope),
        toDecide: rollbacksToDecide(db, scope),
      }
    })
  },
  'rollback.export': async ({ filter }, context) => {
    const { db, clock, outbox } = context.signed.desk
    const rows = rollbackPage(db, filter, scopeOf(context), { cursor: null, limit: 10_000 }).rows
    if (rows.length === 0) throw new Problem('refused', '没有符合条件的回退，没有生成文件。请放宽条件后再导出。')
    const bytes = await rollbackWorkbook(rows, namesOf(db), watermark(context))
    const fileName = `回退登记-${clock.today()}-${randomUUID().slice(0, 8)}.xlsx`
    // On record before it leaves.
    await write(context, { type: 'exportRollbacks', fileName, rows: rows.length, from: filter.from, to: filter.to })
    writeResult(outbox, fileName, bytes)
    return { file: fileName, rows: rows.length }
  },
}
