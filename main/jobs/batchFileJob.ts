import { setImmediate } from 'node:timers/promises'
import type { DeskCommand } from '../../db/commands/plan.ts'
import type { Executed, Store } from '../../db/execute.ts'
import { sha256 } from '../../db/journal/hash.ts'
import { parkedRows } from '../../db/queries/batches.ts'
import { unitByNo } from '../../db/queries/units.ts'
import { countRows, moveOn, rowNumbers, rowsAfter, type Workbook, workbookOf, type WorkbookRow } from '../../db/workbooks.ts'
import { correctedRows } from '../../shared/filings/correctedRows.ts'
import { text } from '../../shared/text.ts'
import { refusalProblem } from '../views/refusal.ts'
import type { JobEnd, Step } from './messages.ts'

/** Rows of one part (分卷): one case, reviewed and decided as one, in one transaction. */
const mostRowsOfPart = 500

export interface BatchFileJob {
  readonly store: Store
  readonly batchId: string
  /** Rows of a part, for tests. */
  readonly rowsOfPart?: number
  /** Runs commands as the person who took the batch in, whoever is signed in when it is finished. */
  runBy(staffId: string): (command: DeskCommand, commandId: string) => Executed
  readonly signal: AbortSignal
  progress(step: Step): void
}

/**
 * Takes a decided workbook in: the batch first, then its accepted rows part by part. Every command has an id that follows from the batch,
 * so that after a crash the same work begins again and what is in the journal already is not written twice.
 */
export async function batchFileJob({
  store,
  batchId,
  rowsOfPart = mostRowsOfPart,
  runBy,
  signal,
  progress,
}: BatchFileJob): Promise<JobEnd> {
  const { vault } = store
  const book = workbookOf(vault, batchId)
  if (!book?.taken) throw new Error('the workbook was not taken in')
  const run = runBy(book.staffId)
  const refused = (command: DeskCommand, name: string): JobEnd | undefined => {
    const executed = run(command, idFrom(`${batchId}/${name}`))
    if (executed.ok) return undefined
    const { message } = refusalProblem(executed.refusal)
    return { state: 'failed', message: text(message, message), trouble: null }
  }
  const phase = text('保存办件', 'Saving filings')
  const total = countRows(vault, batchId, 'accepted')
  const barred = refused(received(store, book, total), 'received')
  if (barred) return barred
  let done = 0
  let last = 0
  for (let part = 1; ; part += 1) {
    const rows = rowsAfter(vault, batchId, 'accepted', last, rowsOfPart)
    if (rows.length === 0) break
    progress({ phase, done, total })
    await setImmediate()
    if (signal.aborted)
      return {
        state: 'cancelled',
        message: text(`已停止：已保存 ${done} 行，其余 ${total - done} 行待继续`, `Stopped: ${done} rows saved, ${total - done} to go`),
      }
    const { submitter } = book.taken
    const given = { batchId, part, submitter, rows: rows.map((row) => filed(batchId, row)) }
    const stopped = refused({ type: 'fileBatchPart', part: given }, `part/${part}`)
    if (stopped) return stopped
    done += rows.length
    last = rows.at(-1)?.row ?? last
  }
  moveOn(vault, batchId, 'filed')
  const parked = countRows(vault, batchId, 'parked')
  return {
    state: 'done',
    message: text(
      `已受理 ${total} 行，等待其他同事审核${parked > 0 ? `；暂存 ${parked} 行` : ''}`,
      `${total} rows accepted for review${parked > 0 ? `; ${parked} parked` : ''}`,
    ),
  }
}

const filed = (batchId: string, { row, values, said, reason }: WorkbookRow) => ({
  id: idFrom(`${batchId}/row/${row}`),
  row,
  values,
  note: said.length === 0 ? '' : `${said.map(({ reason: why }) => why.zh).join('；')}。处理：${reason}`.slice(0, 2000),
})

function received({ db, vault }: Store, book: Workbook, accepted: number): DeskCommand {
  const { batchId, kind, unitNo, fileName, sha256: hash, taken, corrects } = book
  const unit = unitByNo(db, unitNo)
  if (!unit || !taken) throw new Error('the unit of a batch is gone')
  const { policy, submitter } = taken
  const rows = corrects === null ? [] : correctedIn({ db, vault }, corrects, batchId)
  return {
    type: 'receiveBatch',
    batch: {
      batchId,
      kind,
      officeId: unit.officeId,
      unitNo,
      unitName: unit.name,
      fileName,
      sha256: hash,
      policy,
      submitter,
      accepted,
      parked: rowNumbers(vault, batchId, 'parked'),
      corrects: corrects !== null && rows.length > 0 ? { batchId: corrects, rows } : null,
    },
  }
}

/** Rows of the earlier batch that are still parked and that a row now taken in corrects. */
function correctedIn({ db, vault }: Pick<Store, 'db' | 'vault'>, earlier: string, batchId: string): number[] {
  const open = new Set(parkedRows(db, earlier).flatMap(({ row, state }) => (state === 'parked' ? [row] : [])))
  const parked = rowsAfter(vault, earlier, 'parked', 0, 100_000).filter(({ row }) => open.has(row))
  return correctedRows(parked, rowsAfter(vault, batchId, 'accepted', 0, 100_000))
}

/** A UUID (version 8) that follows from words. */
function idFrom(words: string): string {
  const digest = sha256(words)
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-a${digest.slice(17, 20)}-${digest.slice(20, 32)}`
}
