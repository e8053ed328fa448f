import type { ReadableDb } from '../../db/open.ts'
import { statement } from '../../db/statement.ts'
import { kindOf } from '../../shared/filings/index.ts'
import type { Act } from '../../shared/rollback/past.ts'
import { type Text, text } from '../../shared/text.ts'
import type { NameOf } from './history.ts'
import { maskedWords } from './value.ts'

interface Filing {
  readonly number: string
  readonly kind: string
  readonly subjectName: string
  readonly caseId: string
  readonly portal: string
  readonly leftDesk: number
}

/** What is known of the filing behind an act, if one is. */
export const filingOfAct = (db: ReadableDb, { stream }: Pick<Act, 'stream'>): Filing | undefined =>
  stream.startsWith('filing:')
    ? statement<[string], Filing>(
        db,
        `SELECT number, kind, subject_name AS subjectName, case_id AS caseId, state ->> 'portal' AS portal, left_desk AS leftDesk
         FROM filing WHERE filing_id = ?`,
      ).get(stream.slice('filing:'.length))
    : undefined

const typeLabels: Readonly<Record<string, Text>> = {
  'filing.rolledBack': text('回退', 'Rollback'),
  'rollback.executed': text('回退时登记的应退待遇', 'Claim of a rollback'),
  'rollback.undid': text('回退', 'Rollback'),
}

/** How an act is named on a plan. */
export function actNames(db: ReadableDb, nameOf: NameOf) {
  const rollbackNumber = statement<[string], { number: string }>(db, 'SELECT number FROM rollback WHERE rollback_id = ?')
  return (act: Act) => {
    const filing = filingOfAct(db, act)
    const ofRollback = act.rollbackId === null ? undefined : rollbackNumber.get(act.rollbackId)?.number
    const label = filing ? kindOf(filing.kind).label : (typeLabels[act.type] ?? text(act.type, act.type))
    return {
      seq: act.seq,
      number: filing?.number ?? ofRollback ?? maskedWords(act.stream),
      label: act.type === 'filing.rolledBack' ? text(`回退：${label.zh}`, `Rollback: ${label.en}`) : label,
      subject: filing?.subjectName ?? '',
      at: act.at,
      by: act.by === null ? '系统' : nameOf(act.by),
      caseId: filing?.caseId ?? null,
    }
  }
}
