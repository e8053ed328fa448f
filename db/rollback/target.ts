import type { Target } from '../../shared/rollback/proposal.ts'
import type { Status } from '../../shared/review/status.ts'
import { type Text, text } from '../../shared/text.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { rollbackById } from '../queries/rollbacks.ts'
import { statement } from '../statement.ts'

export type TargetActs = { readonly ok: true; readonly seqs: readonly number[] } | { readonly ok: false; readonly problem: Text }
const no = (zh: string, en: string): TargetActs => ({ ok: false, problem: text(zh, en) })

/** The acts in force that a target stands for, or why there are none. */
export function targetActs(db: ReadableDb, target: Target): TargetActs {
  switch (target.type) {
    case 'filing': {
      const filing = statement<[string], { status: Status }>(db, 'SELECT status FROM filing WHERE filing_id = ?').get(target.filingId)
      if (filing?.status === 'rolledBack') return no('这件办件已经回退，不能再次回退', 'The filing is rolled back already')
      const act = statement<[string], { seq: number }>(
        db,
        `SELECT seq FROM act WHERE stream = ? AND type = 'review.approved' AND undone_by IS NULL ORDER BY seq DESC LIMIT 1`,
      ).get(`filing:${target.filingId}`)
      return filing?.status === 'approved' && act
        ? { ok: true, seqs: [act.seq] }
        : no('只有审核通过的办件可以回退', 'Only an approved filing can be rolled back')
    }
    case 'batch': {
      const acts = approvalsOfBatch(db, target.batchId)
      return acts.length > 0
        ? { ok: true, seqs: acts.map(({ seq }) => seq) }
        : no('这一批没有审核通过的办件，不能回退', 'No filing of the batch is approved; there is nothing to roll back')
    }
    case 'act': {
      const act = statement<[number], { type: string; undoes: number | null; undoneBy: number | null }>(
        db,
        'SELECT type, undoes, undone_by AS undoneBy FROM act WHERE seq = ?',
      ).get(target.seq)
      if (!act || act.undoes !== null) return no('没有可以回退的业务', 'There is no such act')
      return act.undoneBy === null
        ? { ok: true, seqs: [target.seq] }
        : no('这项业务已经回退，不能再次回退', 'The act is rolled back already')
    }
    case 'rollback': {
      const row = rollbackById(db, target.rollbackId)
      if (row?.state === 'undone') return no('这次回退已经撤销，不能再次撤销', 'The rollback is undone already')
      if (row?.state !== 'executed') return no('只有已执行的回退可以撤销', 'Only an executed rollback can be undone')
      if (row.restores !== null)
        return no('这是一次恢复；要再次回退，请直接回退原办件', 'This restored a filing: roll the filing itself back')
      const acts = statement<[string], { seq: number }>(
        db,
        'SELECT seq FROM act WHERE rollback_id = ? AND undone_by IS NULL ORDER BY seq',
      ).all(target.rollbackId)
      return { ok: true, seqs: acts.map(({ seq }) => seq) }
    }
  }
}

/** The approvals in force of a batch's filings, by its rows. */
export const approvalsOfBatch = (db: ReadableDb, batchId: string): { seq: number; filingId: string }[] =>
  statement<[string], { seq: number; filingId: string }>(
    db,
    `SELECT max(act.seq) AS seq, f.filing_id AS filingId FROM filing f
     JOIN act ON act.stream = 'filing:' || f.filing_id AND act.type = 'review.approved' AND act.undone_by IS NULL
     WHERE f.batch_id = ? AND f.status = 'approved' GROUP BY f.filing_id ORDER BY f.batch_row`,
  ).all(batchId)
