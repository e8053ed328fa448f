import type { DeskCommand } from '../../db/commands/plan.ts'
import type { Executed, Store } from '../../db/execute.ts'
import { issuedResult, unwrittenResults } from '../../db/queries/outgoing.ts'
import type { FilingState } from '../../shared/review/state.ts'
import { text } from '../../shared/text.ts'
import { accountResult } from '../exchange/accountResult.ts'
import { type ResultDecision, resultFileName, resultPackage } from '../exchange/resultPackage.ts'
import { writeResult } from '../exchange/writeResult.ts'
import type { JobEnd, Step } from './messages.ts'

export interface ExportJob {
  readonly store: Store
  readonly outbox: string
  /** Id of a new result package, or null to write only what a crash left unwritten. */
  readonly issue: string | null
  issueResults(resultId: string): Executed
  run(command: DeskCommand): Executed
  readonly signal: AbortSignal
  progress(step: Step): void
}

/**
 * Issues what waits and writes every issued package that is not known to be written. A crash in between loses nothing and doubles
 * nothing: the journal names the filings, and the same journal gives the same bytes.
 */
export async function exportJob({ store, outbox, issue, issueResults, run, signal, progress }: ExportJob): Promise<JobEnd> {
  if (issue !== null) {
    const issued = issueResults(issue)
    if (!issued.ok && issued.refusal.code === 'invalid') return { state: 'failed', message: issued.refusal.message, trouble: null }
  }
  const waiting = unwrittenResults(store.db)
  let filings = 0
  let accounts = 0
  for (const [index, resultId] of waiting.entries()) {
    if (signal.aborted)
      return { state: 'cancelled', message: text('已停止；未写出的结果包下次补写', 'Stopped; the rest is written next time') }
    progress({ phase: text('写出结果包', 'Writing the result package'), done: index, total: waiting.length })
    const issued = issuedResult(store.db, resultId)
    if (!issued) throw new Error(`result ${resultId} is not in the journal`)
    const bytes = await resultPackage(resultId, issued.issuedAt, issued.filings.map(decisionOf), issued.accounts.map(accountResult))
    const fileName = resultFileName(resultId, issued.issuedAt)
    run({ type: 'resultWritten', resultId, fileName, sha256: writeResult(outbox, fileName, bytes) })
    filings += issued.filings.length
    accounts += issued.accounts.length
  }
  return {
    state: 'done',
    message: text(
      `写出 ${waiting.length} 个结果包，${filings} 件办件${accounts > 0 ? `，${accounts} 项账号办理` : ''}`,
      `${waiting.length} result packages with ${filings} filings and ${accounts} acts on accounts written`,
    ),
  }
}

function decisionOf({ id, number, kind, jointId, decision }: FilingState): ResultDecision {
  if (!decision) throw new Error(`filing ${id} was issued without a decision`)
  const { verdict, at, reasons, outcome, note } = decision
  return { number, kind, jointId, status: verdict, decidedAt: at, reasons, outcome, note }
}
