import { randomUUID } from 'node:crypto'
import { policyOf } from '../../db/projections/desk.ts'
import { policyProposal, policyProposals, rowOrigins } from '../../db/queries/policyProposals.ts'
import type { PolicyProposalRow } from '../../db/schema/policy.ts'
import type { OutputOf } from '../../shared/contract/index.ts'
import type { policy } from '../../shared/contract/policy.ts'
import { type Change, checkChange, gapsIn, keyOf } from '../../shared/policy/change.ts'
import { type Row, rowShapes, tableNames } from '../../shared/policy/tables.ts'
import type { Handlers, SignedContext } from '../context.ts'
import { Problem } from '../problem.ts'
import { policyImpact } from '../views/policyImpact.ts'
import { notFound } from '../views/refusal.ts'
import { write } from '../write.ts'
import { atOnce, namesOf } from './cases.ts'

type Preview = OutputOf<'policy.preview'>
type Given = { readonly [C in keyof Change]: Change[C] extends string ? Change[C] : Record<string, unknown> | null }

/** A change with rows of its table's shape; anything else was not typed into our form. */
function changeOf({ table, action, target, row }: Given): Change {
  const shape = rowShapes[table]
  const shaped = shape.safeParse(row)
  const standing = target === null ? null : shape.safeParse(target)
  if (!shaped.success || standing?.success === false) throw new Problem('badInput', '填写的内容不符合这张表的格式。请更正后重试。')
  return { table, action, target: standing?.data ?? null, row: shaped.data }
}

async function preview({ signed }: SignedContext, change: Change): Promise<Preview> {
  const { db, clock } = signed.desk
  const before = policyOf(db)
  const checked = checkChange(before.tables, change)
  if (!checked.ok) return { problems: checked.problems.map((problem) => ({ ...problem })), removed: [], added: [], gaps: [], impact: null }
  const { amendment, gaps, tables } = checked
  return {
    problems: [],
    removed: amendment.removed.map((row) => ({ ...row })),
    added: amendment.added.map((row) => ({ ...row })),
    gaps: gaps.map((gap) => ({ ...gap })),
    impact: await policyImpact(db, change, before, { tables }, clock.today()),
  }
}

const proposalView = (context: SignedContext) => {
  const nameOf = namesOf(context.signed.desk.db)
  const named = (staffId: string | null) => (staffId === null ? null : nameOf(staffId))
  return ({
    tableName,
    proposedBy,
    decidedBy,
    seq: _seq,
    decidedSeq: _decided,
    added: _added,
    target,
    row,
    ...rest
  }: PolicyProposalRow) => ({
    ...rest,
    table: tableName,
    target: target && { ...target },
    row: { ...row },
    proposedBy: nameOf(proposedBy),
    mine: proposedBy === context.staff.staffId,
    decidedBy: named(decidedBy),
  })
}

export const policyHandlers: Handlers<keyof typeof policy> = {
  'policy.tables': (_input, { signed }) => {
    const { db } = signed.desk
    return atOnce(db, () => {
      const { tables } = policyOf(db)
      const nameOf = namesOf(db)
      const named = (staffId: string | null) => (staffId === null ? null : nameOf(staffId))
      const originOf = rowOrigins(db)
      const open = policyProposals(db, 200).filter(({ state }) => state === 'open')
      return tableNames.map((table) => {
        const rows: readonly Row[] = tables[table]
        return {
          table,
          rows: rows.map((row) => {
            const { enteredBy, checkedBy, proposalId: _proposal, ...times } = originOf(table, row)
            return { row: { ...row }, enteredBy: named(enteredBy), checkedBy: named(checkedBy), ...times }
          }),
          gaps: [...Map.groupBy(rows, (row) => keyOf(table, row))].flatMap(([key, of]) => gapsIn(of).map((gap) => ({ key, ...gap }))),
          unconfirmed: rows.filter(({ confirmed }) => !confirmed).length,
          open: open.filter(({ tableName }) => tableName === table).length,
        }
      })
    })
  },
  'policy.proposals': ({ limit }, context) => policyProposals(context.signed.desk.db, limit).map(proposalView(context)),
  'policy.proposal': async ({ proposalId }, context) => {
    const found = policyProposal(context.signed.desk.db, proposalId)
    if (!found) throw notFound()
    const { tableName: table, action, target, row, state } = found
    return {
      proposal: proposalView(context)(found),
      preview: state === 'open' ? await preview(context, { table, action, target, row }) : null,
    }
  },
  'policy.preview': (given, context) => preview(context, changeOf(given)),
  'policy.propose': async ({ docNo, reason, ...given }, context) => {
    const proposal = { proposalId: randomUUID(), change: changeOf(given), docNo, reason }
    const [event] = await write(context, { type: 'proposePolicy', proposal })
    return { proposalId: String(event?.data['proposalId']) }
  },
  'policy.decide': async (decision, context) => {
    if (decision.verdict !== 'approve' && decision.note.length < 2) throw new Problem('badInput', '请写明原因（至少2个字）。')
    await write(context, { type: 'decidePolicy', decision })
    return {}
  },
}
