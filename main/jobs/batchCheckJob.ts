import { setImmediate } from 'node:timers/promises'
import { caseFacts } from '../../db/caseFacts.ts'
import type { Store } from '../../db/execute.ts'
import { unitByNo } from '../../db/queries/units.ts'
import {
  addRows,
  addWorkbook,
  countRows,
  dropWorkbook,
  moveOn,
  recordResults,
  repeatedPersons,
  rowsAfter,
  workbookOf,
} from '../../db/workbooks.ts'
import { type BatchKind, batchRow, isBatchKind, rowAssessor, type RowResult, subjectOfRow } from '../../shared/filings/batch.ts'
import { kindOf } from '../../shared/filings/index.ts'
import { text } from '../../shared/text.ts'
import { WorkbookRefused } from '../xlsx/workbookError.ts'
import type { JobEnd, Step, WorkbookUpload } from './messages.ts'
import { workbookRows } from './workbookRows.ts'

export interface BatchCheckJob {
  readonly store: Store
  readonly batchId: string
  readonly upload: WorkbookUpload | null
  readonly signal: AbortSignal
  progress(step: Step): void
}

/** Rows between two looks at what else waits: some ten milliseconds. */
const breath = 10
/** Rows per write. */
const written = 200

/** Reads a workbook into the vault, then holds row after row against the checks of its kind. A refused or stopped one leaves no trace. */
export async function batchCheckJob({ store, batchId, upload, signal, progress }: BatchCheckJob): Promise<JobEnd> {
  try {
    if (upload) await read(store, batchId, upload, signal, progress)
    await check(store, batchId, signal, progress)
  } catch (error) {
    if (!signal.aborted && !(error instanceof WorkbookRefused)) throw error
    dropWorkbook(store.vault, batchId)
    if (signal.aborted) return { state: 'cancelled', message: text('已停止，文件没有保存', 'Stopped; the file was not kept') }
    const { reason, row } = error as WorkbookRefused
    const [zh, en] = row === null ? ['', ''] : [`第 ${row} 行：`, `Row ${row}: `]
    return { state: 'failed', message: text(`${zh}${reason.zh}。`, `${en}${reason.en}.`), trouble: null }
  }
  const count = (set: Parameters<typeof countRows>[2]) => countRows(store.vault, batchId, set)
  return {
    state: 'done',
    message: text(
      `校验成功 ${count('passed')} 行，警告 ${count('warned')} 行，校验失败 ${count('failed')} 行`,
      `${count('passed')} rows passed, ${count('warned')} with warnings, ${count('failed')} failed`,
    ),
  }
}

const unitOf = (store: Store, unitNo: string) => {
  const unit = unitByNo(store.db, unitNo)
  if (!unit) throw new Error('the unit of a batch is gone')
  return unit
}

const batchKindOf = (id: string): BatchKind => {
  const kind = kindOf(id)
  if (!isBatchKind(kind)) throw new Error(`${id} has no workbook`)
  return kind
}

async function read(
  store: Store,
  batchId: string,
  { path, ...book }: WorkbookUpload,
  signal: AbortSignal,
  progress: BatchCheckJob['progress'],
): Promise<void> {
  const kind = batchKindOf(book.kind)
  const unit = unitOf(store, book.unitNo)
  const from = { unitNo: unit.unitNo, creditCode: unit.creditCode, unitName: unit.name }
  const phase = text('读取文件', 'Reading the file')
  let done = 0
  const begun = (sha256: string) => addWorkbook(store.vault, { ...book, batchId, sha256 })
  for await (const rows of workbookRows(path, kind.id, signal, begun)) {
    const taken = rows.map((row) => batchRow(kind, from, row))
    addRows(
      store.vault,
      batchId,
      taken.map((row) => ({ ...row, ...subjectOfRow(kind, row) })),
    )
    done += rows.length
    progress({ phase, done, total: 0 })
    await setImmediate()
  }
  if (done === 0) throw new WorkbookRefused(text('表头以下没有数据', 'There is nothing below the headings'))
  moveOn(store.vault, batchId, 'checking')
}

async function check(store: Store, batchId: string, signal: AbortSignal, progress: BatchCheckJob['progress']): Promise<void> {
  const { db, vault } = store
  const book = workbookOf(vault, batchId)
  if (!book) throw new Error('there is no such workbook')
  const phase = text('逐行校验', 'Checking row by row')
  const kind = batchKindOf(book.kind)
  const { officeId } = unitOf(store, book.unitNo)
  const repeated = repeatedPersons(vault, batchId)
  const total = countRows(vault, batchId)
  // What earlier rows of a person would do is not kept over an interruption, so the check begins anew.
  const assessRow = rowAssessor({
    kind,
    officeId,
    at: book.at,
    comesAgain: (idNumber) => repeated.has(idNumber),
    factsOf: (filing) => caseFacts(db, [filing], book.at),
  })
  let done = 0
  let last = 0
  for (;;) {
    const rows = rowsAfter(vault, batchId, 'all', last, written)
    if (rows.length === 0) break
    const results: RowResult[] = []
    for (const row of rows) {
      results.push(assessRow(row))
      done += 1
      if (done % breath !== 0) continue
      await setImmediate()
      signal.throwIfAborted()
    }
    recordResults(vault, batchId, results)
    progress({ phase, done, total })
    last = rows.at(-1)?.row ?? last
  }
  moveOn(vault, batchId, 'ready')
}
